import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { newCaseKey } from '../../cases/case-key.ts';
import { openEntry, sealFollowUp, sealOfficerEntry } from '../../cases/entry.ts';
import type { OpenedEntry } from '../../cases/entry.ts';
import type { OfficerWord } from '../../cases/entry-payload.ts';
import { entryId, newBlobId } from '../../cases/ids.ts';
import { newestRecipient } from '../../cases/rotation.ts';
import { signRoster, verifyRoster } from '../../cases/roster.ts';
import { sealFrame } from '../../cases/sealed-frame.ts';
import type { EntryId, SealedEntry } from '../../cases/sealed.ts';
import { signBody } from '../../cases/signed-body.ts';
import type { SignedBy } from '../../cases/signed-body.ts';
import { canonical } from '../../platform/canonical.ts';
import { signPublic } from '../../platform/crypto/ed25519.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import type { Secret } from '../../platform/secret.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { day, fileCase, makeWorld } from '../fixtures/sealing-world.ts';
import type { Person, World } from '../fixtures/sealing-world.ts';
import { seeded, seededSecret } from '../fixtures/seeded.ts';

let world: World;
let filed: Awaited<ReturnType<typeof fileCase>>;
let reporterRecipient = '';
let reporterPublic: Uint8Array;

beforeAll(async () => {
  world = await makeWorld(nativeAge);
  filed = await fileCase(world, 'entries');
  reporterRecipient = await nativeAge.recipientOf(filed.reporter.ageIdentity);
  reporterPublic = signPublic(filed.reporter.signSeed);
});

const first = entryId('1'.repeat(32));
const second = entryId('2'.repeat(32));
const message: OfficerWord = { kind: 'message', text: 'Рақмет, тексереміз' };
const status: OfficerWord = { kind: 'status', from: 'new', to: 'assessing', reason: 'Басталды' };
const note: OfficerWord = { kind: 'note', text: 'between us' };
const card: OfficerWord = { kind: 'card', draft: '{}' };
const term: OfficerWord = {
  kind: 'term',
  term: 'appeal',
  due: day('2026-12-14'),
  extended: false,
  reason: '',
};

function placeOf(id: EntryId = first) {
  const { caseId, caseRecipient } = filed;
  return { age: nativeAge, caseId, entryId: id, seq: 0, day: day('2026-11-23'), caseRecipient };
}

function say(word: OfficerWord, by: Person = world.aigerim, id: EntryId = first) {
  const officer = { id: by.recipient.id, signSeed: by.signSeed };
  return sealOfficerEntry({ ...placeOf(id), word, officer, reporterRecipient });
}

function write(text: string, signSeed: Secret = filed.reporter.signSeed, id: EntryId = first) {
  return sealFollowUp({ ...placeOf(id), text, files: [], signSeed });
}

function inConsole(entry: Pick<SealedEntry, 'bytes'>, more = {}): Promise<OpenedEntry> {
  return openEntry({
    age: nativeAge,
    bytes: entry.bytes,
    identity: filed.caseIdentity,
    caseId: filed.caseId,
    entryId: first,
    group: 'default',
    rosters: [world.roster],
    reporterPublic,
    ...more,
  });
}

function forReporter(entry: Pick<SealedEntry, 'bytes'>, more = {}): Promise<OpenedEntry> {
  const identity = filed.reporter.ageIdentity;
  return inConsole(entry, { identity, reporterPublic: null, ...more });
}

describe('an officer’s word', () => {
  test.each([message, status, term])('reaches the reporter and the officers', async (word) => {
    const entry = await say(word);
    expect(entry.toReporter).toBe(true);
    const expected = {
      entryId: first,
      seq: 0,
      day: day('2026-11-23'),
      from: 'officer',
      officer: 'aigerim',
      role: 'officer',
      signedUnder: 1,
      word,
    };
    expect(await inConsole(entry)).toEqual(expected);
    expect(await forReporter(entry)).toEqual(expected);
  });

  test.each([note, card])(
    'that is a note or a proposed card stays among the officers',
    async (word) => {
      const entry = await say(word);
      expect(entry.toReporter).toBe(false);
      expect(await inConsole(entry)).toMatchObject({ word });
      expect(await refusal(() => forReporter(entry))).toBe('crypto.auth');
    },
  );

  test('that names a term is read from a note of earlier versions, and no other word is', async () => {
    const kept = await sealed({ word: term, type: 'officer-note' });
    expect(await inConsole(kept)).toMatchObject({ word: term });
    const moved = await sealed({ word: status, type: 'officer-note' });
    expect(await refusal(() => inConsole(moved))).toBe('case.context');
  });

  test('still counts when the officer has left, as long as the former roster is known', async () => {
    const { content, roster, root, rootPublic, daniyar } = world;
    const entry = await say(message, daniyar);
    const left = {
      ...content,
      seq: 2,
      prev: roster.hash,
      recipients: content.recipients.filter(({ id }) => id !== 'daniyar'),
      groups: { ...content.groups, default: ['aigerim', 'paper'] },
    };
    const newer = verifyRoster({ ...signRoster(left, root), rootPublic, leastSeq: 1 });
    expect(await inConsole(entry, { rosters: [newer, roster] })).toMatchObject({
      officer: 'daniyar',
    });
    expect(await refusal(() => inConsole(entry, { rosters: [newer] }))).toBe('crypto.auth');
  });

  test('may not move a status as the table forbids', async () => {
    const wrong: OfficerWord = { kind: 'status', from: 'closed-confirmed', to: 'new', reason: '' };
    expect(await refusal(() => say(wrong))).toBe('case.move');
    expect(
      await refusal(async () => inConsole(await sealed({ word: wrong, type: 'status' }))),
    ).toBe('case.move');
  });
});

describe('an officer’s word is refused', () => {
  test('when somebody else signed it', async () => {
    const { saule, aigerim, paper } = world;
    const stranger = { ...aigerim, signSeed: seededSecret('stranger') };
    const unknown = { ...aigerim, recipient: { ...aigerim.recipient, id: 'nobody' } };
    for (const by of [stranger, unknown, saule, paper]) {
      const entry = await say(message, by);
      expect(await refusal(() => inConsole(entry))).toBe('crypto.auth');
      expect(await refusal(() => forReporter(entry))).toBe('crypto.auth');
    }
    const borrowed = { ...world.daniyar, recipient: aigerim.recipient };
    expect(await refusal(async () => inConsole(await say(message, borrowed)))).toBe('crypto.auth');
  });

  test('when the reporter signed it, or it was signed for another purpose', async () => {
    for (const [by, seed] of [
      ['entry/reporter', world.aigerim.signSeed],
      ['entry/officer', filed.reporter.signSeed],
      ['entry/reporter', filed.reporter.signSeed],
    ] as const) {
      const entry = await sealed({ word: message, by, seed });
      expect(await refusal(() => inConsole(entry))).toBe('crypto.auth');
    }
  });

  test('when its signature was taken off', async () => {
    const body = canonical({ v: 1, officer: 'aigerim', word: message });
    const entry = await frame('officer-message', body);
    expect(['crypto.auth', 'crypto.format']).toContain(await refusal(() => inConsole(entry)));
    expect(
      await refusal(async () => inConsole(await frame('officer-message', new Uint8Array(10)))),
    ).toBe('crypto.format');
  });

  test('when it stands in another row, case or group', async () => {
    const entry = await say(message);
    const other = await fileCase(world, 'another');
    expect(await refusal(() => inConsole(entry, { entryId: second }))).toBe('case.context');
    expect(await refusal(() => forReporter(entry, { entryId: second }))).toBe('case.context');
    expect(await refusal(() => inConsole(entry, { caseId: other.caseId }))).toBe('case.context');
    expect(await refusal(() => inConsole(entry, { identity: other.caseIdentity }))).toBe(
      'crypto.auth',
    );
    expect(await refusal(() => inConsole(entry, { group: 'oversight' }))).toBe('crypto.auth');
  });

  test('when its signed words are moved into another frame', async () => {
    // The words of day and place are signed with the text: sealing them anew under another header breaks it.
    const header = { caseId: filed.caseId, blobId: first, seq: 0, day: day('2026-11-23') };
    const payload = canonical({ v: 1, officer: 'aigerim', word: message });
    const seed = world.aigerim.signSeed;
    const type = 'officer-message' as const;
    const body = signBody({ by: 'entry/officer', seed, type, header, payload });
    expect(await inConsole(await frame(type, body, header))).toMatchObject({ word: message });
    for (const moved of [
      { ...header, seq: 1 },
      { ...header, day: day('2026-11-24') },
    ]) {
      expect(await refusal(async () => inConsole(await frame(type, body, moved)))).toBe(
        'crypto.auth',
      );
    }
    expect(await refusal(async () => inConsole(await frame('status', body, header)))).toBe(
      'case.context',
    );
  });

  test.each([
    ['an unknown kind', { v: 1, officer: 'aigerim', word: { kind: 'order', text: 'x' } }],
    ['an unknown field', { v: 1, officer: 'aigerim', word: { ...message, urgent: true } }],
    ['another version', { v: 2, officer: 'aigerim', word: message }],
    ['an unknown status', { v: 1, officer: 'aigerim', word: { ...status, to: 'lost' } }],
  ])('when it has %s, though signed', async (_, payload) => {
    expect(await refusal(async () => inConsole(await sealed({ payload })))).toBe('crypto.format');
  });

  test('when any bit of it is turned', async () => {
    const entry = await say(message);
    await fc.assert(
      fc.asyncProperty(fc.nat(entry.bytes.length * 8 - 1), async (bit) => {
        const code = await refusal(() =>
          forReporter({ bytes: flipped(entry.bytes, bit) as typeof entry.bytes }),
        );
        expect(['crypto.auth', 'crypto.format']).toContain(code);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a letter of the reporter', () => {
  test('reaches the officers with the hashes of its files', async () => {
    const file = {
      blobId: newBlobId(seeded('letter')),
      mime: 'image/png',
      extension: '.png',
      cleaned: true,
      sha256: 'a'.repeat(64),
    };
    const { signSeed } = filed.reporter;
    const entry = await sealFollowUp({
      ...placeOf(),
      text: 'Тағы бір нәрсе',
      files: [file],
      signSeed,
    });
    expect(entry.toReporter).toBe(false);
    expect(await inConsole(entry)).toMatchObject({
      from: 'reporter',
      text: 'Тағы бір нәрсе',
      files: [file],
    });
  });

  test('cannot be read again with the receipt', async () => {
    expect(await refusal(async () => forReporter(await write('x')))).toBe('crypto.auth');
    const { caseIdentity: identity } = filed;
    const noKey = { identity, reporterPublic: null };
    expect(await refusal(async () => inConsole(await write('x'), noKey))).toBe('case.context');
  });

  test('is refused as forged when another key signed it', async () => {
    for (const seed of [seededSecret('forger'), world.aigerim.signSeed]) {
      expect(await refusal(async () => inConsole(await write('x', seed)))).toBe('crypto.auth');
    }
  });

  test('is refused when it is replayed as another letter', async () => {
    const entry = await write('x');
    expect(await refusal(() => inConsole(entry, { entryId: second }))).toBe('case.context');
  });
});

describe('when the case has a new key', () => {
  test('the newest announced recipient is used, whatever the order of the letters', async () => {
    const keys = await Promise.all(
      ['a', 'b'].map((name) => newCaseKey({ random: seeded(name), age: nativeAge })),
    );
    const announced: OpenedEntry[] = [];
    for (const [at, { recipient }] of keys.entries()) {
      announced.push(await forReporter(await say({ kind: 'case-key', recipient, gen: at + 2 })));
    }
    const newest = keys[1]?.recipient;
    const { caseRecipient } = filed;
    expect(newestRecipient(caseRecipient, announced)).toBe(newest);
    expect(newestRecipient(caseRecipient, announced.toReversed())).toBe(newest);
    expect(newestRecipient(caseRecipient, [])).toBe(caseRecipient);
  });

  test('a recipient that is none, or a first generation, is refused', async () => {
    const { caseRecipient } = filed;
    for (const word of [
      { kind: 'case-key', recipient: 'age1qqq', gen: 2 },
      { kind: 'case-key', recipient: caseRecipient, gen: 1 },
    ]) {
      const payload = { v: 1, officer: 'aigerim', word };
      expect(
        await refusal(async () => inConsole(await sealed({ payload, type: 'case-key' }))),
      ).toBe('crypto.format');
    }
  });
});

type Type = Parameters<typeof sealFrame>[0]['type'];

/** Seals an entry as no honest program would. */
function sealed({
  word = message,
  payload = { v: 1, officer: 'aigerim', word },
  by = 'entry/officer',
  seed = world.aigerim.signSeed,
  type = 'officer-message',
}: {
  word?: OfficerWord;
  payload?: unknown;
  by?: SignedBy;
  seed?: Secret;
  type?: Type;
}) {
  const header = { caseId: filed.caseId, blobId: first, seq: 0, day: day('2026-11-23') };
  const body = signBody({ by, seed, type, header, payload: canonical(payload) });
  return frame(type, body, header);
}

function frame(
  type: Type,
  body: Uint8Array,
  header = { caseId: filed.caseId, blobId: first, seq: 0, day: day('2026-11-23') },
) {
  const recipients = [filed.caseRecipient, reporterRecipient].map(nativeAge.recipient);
  return sealFrame({ recipients, type, header, body });
}
