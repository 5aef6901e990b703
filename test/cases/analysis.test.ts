import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  openDocument,
  openEvidence,
  sealDocument,
  sealEvidence,
} from '../../cases/analysis-document.ts';
import { type AnalysisKey, openAnalysisKey, sealAnalysisKey } from '../../cases/analysis-key.ts';
import { type Roster, signRoster, verifyRoster } from '../../cases/roster.ts';
import { utf8 } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { makeWorld, person, type Person, type World } from '../fixtures/sealing-world.ts';
import { seededSecret } from '../fixtures/seeded.ts';

const first: AnalysisKey = { gen: 1, key: seededSecret('analysis 1') };
const second: AnalysisKey = { gen: 2, key: seededSecret('analysis 2') };
let world: World;
let arman: Person;
let roster: Roster;

beforeAll(async () => {
  world = await makeWorld(nativeAge);
  arman = await person('arman', 'analysis', nativeAge);
  const { content, root, rootPublic } = world;
  const signed = signRoster(
    {
      ...content,
      recipients: [...content.recipients, arman.recipient],
      groups: { ...content.groups, analysis: ['aigerim', 'arman', 'paper'] },
    },
    root,
  );
  roster = verifyRoster({ ...signed, rootPublic, leastSeq: 1 });
});

const made = (by: Person, analysisKey = first) =>
  sealAnalysisKey({
    analysisKey,
    roster,
    officer: { id: by.recipient.id, signSeed: by.signSeed },
    age: nativeAge,
  });
const open = (bytes: Uint8Array, { identity }: Person, gen = 1) =>
  openAnalysisKey({ bytes, gen, identity, rosters: [roster], age: nativeAge });

describe('the key of the analysis', () => {
  test('opens for every member of its group and for the recovery key', async () => {
    const bytes = await made(arman);
    for (const member of [world.aigerim, arman, world.paper]) {
      expect((await open(bytes, member)).key.bytes()).toEqual(first.key.bytes());
    }
  });

  test('does not open for an officer who is not in the group, nor for oversight', async () => {
    const bytes = await made(world.aigerim);
    for (const other of [world.daniyar, world.saule]) {
      expect(await refusal(() => open(bytes, other))).toBe('crypto.auth');
    }
  });

  test('is refused unless a member of the group signed it', async () => {
    const forger = { ...arman, signSeed: seededSecret('forger') };
    for (const wrong of [forger, world.daniyar, world.saule]) {
      expect(await refusal(async () => open(await made(wrong), world.aigerim))).toBe('crypto.auth');
    }
  });

  test('is refused under another number', async () => {
    const bytes = await made(arman);
    expect(await refusal(() => open(bytes, arman, 2))).toBe('case.context');
  });

  test('cannot be made for a body without the group', async () => {
    const officer = { id: 'aigerim', signSeed: world.aigerim.signSeed };
    const plain = { analysisKey: first, roster: world.roster, officer, age: nativeAge };
    expect(await refusal(() => sealAnalysisKey(plain))).toBe('roster.content');
  });
});

const place = { project: 'a'.repeat(32), id: 'b'.repeat(32), kind: 'risk', version: 3 };
const seal = (value: unknown, key = first) => sealDocument(value, place, key, systemRandom);

describe('a document of the analysis', () => {
  test('is what was written, whatever was written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.parse(JSON.stringify(value, wellFormed)) as unknown;
        expect(openDocument(seal(written), place, [first])).toEqual(written);
      }),
      { numRuns: 50 },
    );
  });

  test('opens at its own place only', async () => {
    const bytes = seal({ risk: 'queue' });
    for (const other of [
      { ...place, project: 'c'.repeat(32) },
      { ...place, id: 'c'.repeat(32) },
      { ...place, kind: 'task' },
      { ...place, version: 2 },
    ]) {
      expect(await refusal(() => openDocument(bytes, other, [first]))).toBe('crypto.auth');
    }
  });

  test('is refused when any bit of it is turned', async () => {
    const bytes = seal({ risk: 'queue' });
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        expect(['crypto.auth', 'crypto.format']).toContain(
          await refusal(() => openDocument(flipped(bytes, bit), place, [first])),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('is opened with the generation that it names, and with no other', async () => {
    const bytes = seal({ risk: 'queue' }, second);
    expect(openDocument(bytes, place, [first, second])).toEqual({ risk: 'queue' });
    expect(await refusal(() => openDocument(bytes, place, [first]))).toBe('crypto.auth');
  });

  test('does not tell by its size how much was written in a short row', () => {
    expect(seal({}).length).toBe(seal({ risk: 'x'.repeat(900) }).length);
  });

  test('holds nothing of what was written in clear', () => {
    const text = 'кезек-canary';
    const bytes = Buffer.from(seal({ risk: text }));
    expect(bytes.includes(text)).toBe(false);
    expect(bytes.includes(Buffer.from(text, 'utf16le'))).toBe(false);
  });
});

describe('a file that proves a task', () => {
  test('comes back byte for byte, at its own place only', async () => {
    const at = { project: place.project, id: place.id };
    const bytes = systemRandom(5000);
    const sealed = sealEvidence(bytes, at, first, systemRandom);
    expect(openEvidence(sealed, at, [first])).toEqual(new Uint8Array(bytes));
    expect(await refusal(() => openEvidence(sealed, { ...at, id: 'c'.repeat(32) }, [first]))).toBe(
      'crypto.auth',
    );
    // A document is no file, although both stand under one key.
    expect(await refusal(() => openEvidence(seal({}), at, [first]))).toBe('crypto.auth');
  });

  test('anything else is no such file', async () => {
    const at = { project: place.project, id: place.id };
    expect(await refusal(() => openEvidence(utf8('%PDF-1.7'), at, [first]))).toBe('crypto.format');
  });
});

/** JSON as it comes back: halves of an emoji are replaced before they are sealed. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value;
}
