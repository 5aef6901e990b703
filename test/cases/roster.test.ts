import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { rootFingerprint, rootNumbers, rootWords } from '../../cases/root.ts';
import {
  recipientsOf,
  rosterHash,
  signersIn,
  signRoster,
  verifyFormerRoster,
  verifyRoster,
} from '../../cases/roster.ts';
import type { Recipient, RosterContent } from '../../cases/roster-content.ts';
import { canonical } from '../../platform/canonical.ts';
import { hex, utf8 } from '../../platform/crypto/bytes.ts';
import { sign, signPublic } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { makeWorld, person } from '../fixtures/sealing-world.ts';
import type { World } from '../fixtures/sealing-world.ts';
import { seededSecret } from '../fixtures/seeded.ts';

let world: World;
let stranger: Recipient;
let analyst: Recipient;
beforeAll(async () => {
  world = await makeWorld(nativeAge);
  stranger = (await person('stranger', 'officer', nativeAge)).recipient;
  analyst = (await person('arman', 'analysis', nativeAge)).recipient;
});

/** Reads content as if ROOT had signed it, rules or no rules. */
function read(content: unknown) {
  const bytes = canonical(content);
  const signature = sign(world.root, 'roster', bytes);
  return verifyRoster({ bytes, signature, rootPublic: world.rootPublic, leastSeq: 1 });
}

describe('a roster', () => {
  test('that the pinned root signed says who receives', () => {
    const { roster, aigerim, daniyar, saule, paper } = world;
    expect(recipientsOf(roster, 'default')).toEqual(
      [aigerim, daniyar, paper].map(({ recipient }) => recipient.age),
    );
    expect(recipientsOf(roster, 'oversight')).toEqual(
      [saule, paper].map(({ recipient }) => recipient.age),
    );
  });

  test('may do without an oversight group when the body signs so', async () => {
    const { content } = world;
    const groups = { default: content.groups.default };
    const roster = read({ ...content, groups, waiver: { oversight: true } });
    expect(roster.waiver).toEqual({ oversight: true });
    expect(await refusal(() => recipientsOf(roster, 'oversight'))).toBe('roster.content');
  });

  test('may have a group for the analysis of risks, whose own members open no case and sign no survey', () => {
    const { content, aigerim, paper } = world;
    const roster = read(withAnalysis(content, ['aigerim', 'arman', 'paper']));
    expect(recipientsOf(roster, 'analysis')).toEqual([
      aigerim.recipient.age,
      paper.recipient.age,
      analyst.age,
    ]);
    expect(recipientsOf(roster, 'default')).not.toContain(analyst.age);
    expect(signersIn(roster).map(hex)).not.toContain(analyst.ed25519);
    expect(signersIn(roster)).toHaveLength(3);
  });

  test('may be the same one again, and names the one before it', () => {
    const { content, signed, roster, root, rootPublic } = world;
    const next = signRoster({ ...content, seq: 2, prev: roster.hash }, root);
    const newer = verifyRoster({ ...next, rootPublic, leastSeq: 1 });
    expect(verifyRoster({ ...next, rootPublic, leastSeq: 2 }).seq).toBe(2);
    expect(verifyFormerRoster({ ...signed, rootPublic, newer }).hash).toBe(roster.hash);
  });
});

describe('a roster is refused', () => {
  test('when its signature is missing, changed, or by another root', async () => {
    const { signed, rootPublic } = world;
    const other = signPublic(seededSecret('other root'));
    for (const wrong of [
      { ...signed, rootPublic, signature: new Uint8Array() },
      { ...signed, rootPublic, signature: new Uint8Array(64) },
      { ...signed, rootPublic, signature: flipped(signed.signature, 100) },
      { ...signed, rootPublic: other },
    ]) {
      expect(await refusal(() => verifyRoster({ ...wrong, leastSeq: 1 }))).toBe('roster.signature');
    }
  });

  test('when any bit of it is turned', async () => {
    const { signed, rootPublic } = world;
    await fc.assert(
      fc.asyncProperty(fc.nat(signed.bytes.length * 8 - 1), async (bit) => {
        const bytes = flipped(signed.bytes, bit);
        expect(
          await refusal(() => verifyRoster({ ...signed, bytes, rootPublic, leastSeq: 1 })),
        ).toBe('roster.signature');
      }),
      { numRuns: 30 },
    );
  });

  test('when somebody was added, exchanged or left out without the root', async () => {
    const { content, signed, rootPublic } = world;
    const [first, ...others] = content.recipients;
    for (const changed of [
      {
        ...content,
        recipients: [...content.recipients, stranger],
        groups: { ...content.groups, default: [...content.groups.default, stranger.id] },
      },
      { ...content, recipients: [{ ...first, age: stranger.age }, ...others] },
      { ...content, groups: { ...content.groups, default: ['aigerim', 'paper'] } },
    ]) {
      const bytes = canonical(changed);
      expect(await refusal(() => verifyRoster({ ...signed, bytes, rootPublic, leastSeq: 1 }))).toBe(
        'roster.signature',
      );
    }
  });

  test('when the same words were signed for another purpose', async () => {
    const { signed, root, rootPublic } = world;
    const signature = sign(root, 'entry/officer', signed.bytes);
    expect(
      await refusal(() => verifyRoster({ ...signed, signature, rootPublic, leastSeq: 1 })),
    ).toBe('roster.signature');
  });

  test('when it is older than one that was accepted', async () => {
    const { signed, rootPublic } = world;
    expect(await refusal(() => verifyRoster({ ...signed, rootPublic, leastSeq: 2 }))).toBe(
      'roster.sequence',
    );
  });

  test('as a former one when the newer does not name it', async () => {
    const { content, signed, root, rootPublic } = world;
    const foreign = rosterHash(utf8('another'));
    const next = signRoster({ ...content, seq: 2, prev: foreign }, root);
    const newer = verifyRoster({ ...next, rootPublic, leastSeq: 1 });
    expect(await refusal(() => verifyFormerRoster({ ...signed, rootPublic, newer }))).toBe(
      'roster.sequence',
    );
  });

  test('when its bytes are not canonical, though signed', async () => {
    const { content, root, rootPublic } = world;
    const bytes = utf8(JSON.stringify(content, null, 1));
    const signature = sign(root, 'roster', bytes);
    expect(await refusal(() => verifyRoster({ bytes, signature, rootPublic, leastSeq: 1 }))).toBe(
      'roster.content',
    );
  });
});

type Change = (content: RosterContent) => unknown;

test.each<[string, Change]>([
  ['a group without recovery', (content) => withDefault(content, ['aigerim', 'daniyar'])],
  ['a group of recovery alone', (content) => withDefault(content, ['paper'])],
  ['an empty group', (content) => withDefault(content, [])],
  ['two recovery keys in a group', (content) => second(content)],
  ['somebody unknown in a group', (content) => withDefault(content, ['aigerim', 'paper', 'x'])],
  ['somebody twice in a group', (content) => withDefault(content, ['aigerim', 'aigerim', 'paper'])],
  ['an officer in both groups', (content) => withDefault(content, ['aigerim', 'saule', 'paper'])],
  ['one key under two names', (content) => ({ ...content, recipients: twin(content, 'age') })],
  [
    'one signer under two names',
    (content) => ({ ...content, recipients: twin(content, 'ed25519') }),
  ],
  ['one id twice', (content) => ({ ...content, recipients: twin(content, 'id') })],
  [
    'neither oversight nor a waiver',
    ({ groups, ...rest }) => ({ ...rest, groups: { default: groups.default } }),
  ],
  ['both oversight and a waiver', (content) => ({ ...content, waiver: { oversight: true } })],
  [
    'a waiver that waives nothing',
    ({ groups, ...rest }) => ({
      ...rest,
      groups: { default: groups.default },
      waiver: { oversight: false },
    }),
  ],
  [
    'a classic recipient',
    (content) => ({
      ...content,
      recipients: first(content, {
        age: 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj',
      }),
    }),
  ],
  [
    'an officer who cannot sign',
    (content) => ({ ...content, recipients: first(content, { ed25519: null }) }),
  ],
  ['an unknown kind', (content) => ({ ...content, recipients: first(content, { kind: 'boss' }) })],
  [
    'an unknown group',
    (content) => ({ ...content, groups: { ...content.groups, press: ['saule', 'paper'] } }),
  ],
  [
    'a member of the analysis without its group',
    (content) => ({ ...content, recipients: [...content.recipients, analyst] }),
  ],
  [
    'a member of the analysis who would open cases',
    (content) =>
      withDefault(withAnalysis(content, ['arman', 'paper']), ['aigerim', 'arman', 'paper']),
  ],
  ['an analysis without a recovery key', (content) => withAnalysis(content, ['aigerim', 'arman'])],
  ['an analysis of the recovery key alone', (content) => withAnalysis(content, ['paper'])],
  ['oversight in the analysis', (content) => withAnalysis(content, ['arman', 'saule', 'paper'])],
  [
    'an officer of no group in the analysis',
    (content) => withDefault(withAnalysis(content, ['daniyar', 'paper']), ['aigerim', 'paper']),
  ],
  ['an unknown field', (content) => ({ ...content, note: 'x' })],
  ['another version', (content) => ({ ...content, v: 2 })],
  ['another type', (content) => ({ ...content, type: 'survey' })],
  ['a first number with one before it', (content) => ({ ...content, prev: '0'.repeat(64) })],
  ['a later number with none before it', (content) => ({ ...content, seq: 2 })],
])(
  '%s is refused even when the root signed it, and the ceremony does not sign it',
  async (_, change) => {
    const wrong = change(world.content);
    expect(await refusal(() => read(wrong))).toBe('roster.content');
    expect(await refusal(() => signRoster(wrong as RosterContent, world.root))).toBe(
      'roster.content',
    );
  },
);

test('the root has one name, and numbers for people beside the words of earlier papers', () => {
  const words = rootWords(world.rootPublic);
  expect(words).toHaveLength(8);
  expect(rootWords(world.rootPublic)).toEqual(words);
  const other = signPublic(seededSecret('other root'));
  expect(rootWords(other)).not.toEqual(words);
  const numbers = rootNumbers(world.rootPublic);
  expect(numbers).toHaveLength(6);
  expect(rootNumbers(other).filter((group, at) => group === numbers[at])).toEqual([]);
  expect(rootFingerprint(other)).not.toBe(rootFingerprint(world.rootPublic));
});

function withDefault(content: RosterContent, ids: readonly string[]): RosterContent {
  return { ...content, groups: { ...content.groups, default: ids } };
}

function withAnalysis(content: RosterContent, analysis: readonly string[]) {
  const recipients = [...content.recipients, analyst];
  return { ...content, recipients, groups: { ...content.groups, analysis } };
}

function first(content: RosterContent, change: object) {
  return content.recipients.map((recipient, at) =>
    at === 0 ? { ...recipient, ...change } : recipient,
  );
}

function twin(content: RosterContent, field: 'id' | 'age' | 'ed25519') {
  return first(content, { [field]: content.recipients[1]?.[field] });
}

function second(content: RosterContent) {
  const recipients = [
    ...content.recipients,
    { ...stranger, id: 'paper-2', kind: 'recovery', ed25519: null },
  ];
  return { ...withDefault(content, ['aigerim', 'paper', 'paper-2']), recipients };
}
