import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { differenceWords } from '../../console/app/alarm.tsx';
import { meaningOf } from '../../console/app/alarm-meaning.tsx';
import { PageMemory } from '../../console/app/page-memory.ts';
import { Trouble, troubleKey } from '../../console/app/trouble.ts';
import { KeyRing } from '../../console/app/worker/key-ring.ts';
import type { Difference } from '../../console/app/worker/roster-contract.ts';
import { openRootFile } from '../../console/root-file.ts';
import type { Argon2id } from '../../platform/crypto/argon2id.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Language } from '../../platform/language.ts';
import {
  changed,
  ownRecipient,
  signedAnew,
  tamperer,
  type Tamperer,
} from '../fixtures/tampering.ts';
import { type AuditRow, rewriteChain } from './chain-thief.ts';
import { clerk, signInAs } from './clerk.ts';
import { file, type Office, office, quickArgon2id, staff } from './office.ts';
import { checkSentences, wordsOf } from './sentences.ts';
import { type Thief, thiefOf } from './thief.ts';

let served: Office;
let thief: Thief;
let lists: Tamperer;
beforeEach(async () => {
  served = await office(staff, {}, quickArgon2id);
  thief = thiefOf(served.dataDir);
  lists = tamperer(served.dataDir);
  await file(served, {});
});
afterEach(async () => {
  lists[Symbol.dispose]();
  await served[Symbol.asyncDispose]();
});

function access(role = 'officer') {
  const found = served.made.access.find((each) => each.role === role);
  if (found === undefined) throw new TypeError('nobody has that role');
  return found;
}

/** What stops the officer at the door; empty when nothing does. */
async function alarms(memory = new PageMemory()): Promise<readonly Difference[]> {
  const entered = await signInAs(served, access(), { memory });
  return entered.kind === 'alarm' ? entered.differences : [];
}

const kinds = (found: readonly Difference[]) =>
  found.map((each) => (each.what === 'audit' ? `audit ${each.how}` : each.what));

describe('the list of recipients', () => {
  test('alarms whatever is done to it with SQL, and nothing is opened', async () => {
    const guest = await ownRecipient('officer-guest', 'officer');
    const right = lists.roster();
    const tampered = {
      'taken away': [null, ['absent']],
      'with one more': [
        changed(right, (list) => ({
          ...list,
          recipients: [...list.recipients, guest],
          groups: { ...list.groups, default: [...list.groups.default, guest.id] },
        })),
        ['signature', 'added'],
      ],
      'with another key for somebody': [
        changed(right, (list) => ({
          ...list,
          recipients: list.recipients.map((each) =>
            each.id === access().officerId ? { ...guest, id: each.id } : each,
          ),
        })),
        ['signature', 'changed'],
      ],
      'signed by another root': [signedAnew(right, (list) => list), ['signature']],
      'without a signature': [{ ...right, signature: new Uint8Array(64) }, ['signature']],
      'that is none': [{ ...right, bytes: new Uint8Array(5) }, ['signature', 'unreadable']],
    } as const;
    for (const [list, found] of Object.values(tampered)) {
      lists.replace(list);
      expect(kinds(await alarms())).toEqual(found);
    }
    lists.replace(right);
    expect(await alarms()).toEqual([]);
  });

  test('alarms when an older one is played back, and when the former ones are gone', async () => {
    const first = lists.roster();
    const { file: sealed, passphrase } = served.made.root;
    const root = await openRootFile({ file: sealed, passphrase, argon2id: quickArgon2id });
    const { hash: prev } = served.roster;
    const next = signedAnew(first, (list) => ({ ...list, seq: 2, prev }), root);
    lists.replace(next);
    expect(kinds(await alarms())).toEqual(['history']);
    const { seq, bytes, signature } = first;
    thief.sql(
      'insert into rosters (seq, bytes, signature) values (?, ?, ?)',
      seq,
      bytes,
      signature,
    );
    expect(await alarms()).toEqual([]);
    lists.replace(first);
    expect(kinds(await alarms())).toEqual(['older']);
  });
});

/** The two halves of an officer's blob. */
const stored = (id: string) => ({
  header: thief.bytes('select blob_header from officers where id = ?', id),
  body: thief.bytes('select blob_body from officers where id = ?', id),
});

/** Why the officer does not come in. */
async function refusal(argon2id: Argon2id = quickArgon2id): Promise<Trouble> {
  const entered = signInAs(served, access(), { ring: new KeyRing(argon2id, systemRandom) });
  const thrown: unknown = await entered.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Trouble)) throw new TypeError('it was not refused');
  return thrown;
}

describe('the officer’s own keys', () => {
  test('are not derived by anything weaker or unknown: the passphrase is not touched', async () => {
    const { officerId } = access();
    const { header } = stored(officerId);
    const text = Buffer.from(header).toString('latin1');
    const salt = /"salt":"([^"]+)"/.exec(text)?.[1] ?? '';
    const weaker = {
      'less memory': text.replace(/"memoryKib":\d+/, '"memoryKib":65536'),
      'fewer passes': text.replace(/"passes":\d+/, '"passes":1'),
      'another algorithm': text.replace('"argon2id"', '"argon2i"'),
      'an unknown field': text.replace('"lanes":1', '"lanes":2'),
      'a shorter salt': text.replace(salt, salt.slice(0, 8)),
      'no salt': text.replace(salt, ''),
    };
    for (const [how, offered] of Object.entries(weaker)) {
      expect(offered, how).not.toBe(text);
      const bytes = withLength(new Uint8Array(Buffer.from(offered, 'latin1')));
      thief.sql('update officers set blob_header = ? where id = ?', bytes, officerId);
      const thrown = await refusal(() => expect.unreachable('it was derived'));
      expect(thrown.because, how).toBe('officer.kdf-floor');
    }
    // Another salt of the right length weakens nothing: what is derived by it opens no door.
    const other = text.replace(salt, Buffer.alloc(16, 7).toString('base64url'));
    const bytes = new Uint8Array(Buffer.from(other, 'latin1'));
    thief.sql('update officers set blob_header = ? where id = ?', bytes, officerId);
    expect((await refusal()).because).toBe('wrong-passphrase');
    thief.sql('update officers set blob_header = ? where id = ?', header, officerId);
    expect(await alarms()).toEqual([]);
  });

  test('that were exchanged or damaged are told apart from a wrong passphrase', async () => {
    const { officerId } = access();
    const { body } = stored(officerId);
    const others = stored(access('oversight').officerId).body;
    for (const bytes of [others, new Uint8Array(300), body.slice(0, -1)]) {
      thief.sql('update officers set blob_body = ? where id = ?', bytes, officerId);
      expect((await refusal()).because).toBe('tampered.own-keys');
    }
  });

  test('and what opens the titles stop at the door when they are not what was put there', async () => {
    await clerk(served, access());
    thief.sql('update group_keys set sealed = zeroblob(2000)');
    expect(kinds(await alarms())).toEqual(['index-key']);
  });
});

/** Signed in twice, so that there is something to remember. */
async function seen(): Promise<PageMemory> {
  const memory = new PageMemory();
  expect(await alarms(memory)).toEqual([]);
  expect(await alarms(memory)).toEqual([]);
  return memory;
}

function rewrite(change: Parameters<typeof rewriteChain>[1], anew: boolean): void {
  rewriteChain(served.dataDir, change, anew);
}

const altered = (rows: readonly AuditRow[]) =>
  rows.map((row) => (row.seq === 2 ? { ...row, actor_tag: 'nobody' } : row));
const deleted = (rows: readonly AuditRow[]) => rows.filter(({ seq }) => seq !== 2);
const inserted = (rows: readonly AuditRow[]) =>
  rows.flatMap((row) =>
    row.seq === 2 ? [row, { ...row, prev: systemRandom(32), kind: 'erased' }] : [row],
  );
const reordered = (rows: readonly AuditRow[]) => {
  const [one, two, three, ...rest] = rows;
  return one === undefined || two === undefined || three === undefined
    ? rows
    : [one, three, two, ...rest];
};
const numbered = (rows: readonly AuditRow[]) =>
  rows.map((row, place) => Object.assign(row, { seq: place + 1 }));
const swapped = (rows: readonly AuditRow[]) => numbered(reordered(rows));

describe('the audit', () => {
  test('alarms whatever is done to a line, for a console that sees it for the first time too', async () => {
    for (let count = 0; count < 3; count += 1) await file(served, {});
    const right = thief.copy();
    for (const change of [altered, deleted, swapped]) {
      right();
      rewrite(change, false);
      expect(kinds(await alarms())).toEqual(['audit broken']);
    }
    // A line that is put in needs a number: those behind it are given others.
    right();
    rewrite((rows) => numbered(inserted(rows)), false);
    expect(kinds(await alarms())).toEqual(['audit broken']);
    right();
    expect(await alarms()).toEqual([]);
  });

  test('alarms when the whole chain was made anew with hashes that fit, or its end was cut off', async () => {
    await seen();
    const right = thief.copy();
    for (const change of [altered, inserted, reordered]) {
      right();
      rewrite(change, true);
      expect(kinds(await alarms())).toEqual(['audit other']);
    }
    // Signing in adds a line of its own behind those that were left.
    right();
    rewrite((rows) => rows.slice(0, -2), true);
    expect(kinds(await alarms())).toEqual(['audit short']);
    right();
    rewrite(deleted, true);
    expect(kinds(await alarms())).toEqual(['audit other']);
  });

  test('alarms when the whole database of yesterday is put in place, the officer’s own memory with it', async () => {
    const memory = await seen();
    const yesterday = thief.copy();
    await file(served, {});
    expect(await alarms(memory)).toEqual([]);
    yesterday();
    // A page that was closed meanwhile has nothing to remember it by: for that the heads of the days are public.
    expect(await alarms()).toEqual([]);
    expect(kinds(await alarms(memory))).toEqual(['audit other']);
  });
});

test('each alarm at the door is told in a sentence of its own, in three languages, without jargon', () => {
  const whose = { recipient: 'officer-1', kind: 'officer' } as const;
  const differences: readonly Difference[] = [
    { what: 'absent' },
    { what: 'unreadable' },
    { what: 'signature' },
    { what: 'rules' },
    { what: 'history', after: 3 },
    { what: 'older', seen: 3, offered: 2 },
    { what: 'added', ...whose },
    { what: 'changed', ...whose },
    { what: 'missing', ...whose },
    { what: 'index-key' },
    { what: 'audit', seq: 7, how: 'short' },
    { what: 'audit', seq: 7, how: 'other' },
    { what: 'audit', seq: 7, how: 'broken' },
  ];
  checkSentences([
    ...differences.map((difference) => (language: Language) => {
      const words = wordsOf(language);
      const meaning = words.say(meaningOf(difference));
      return [differenceWords(words, difference), meaning, words.say('console.alarm.do')];
    }),
    ...(['officer.kdf-floor', 'tampered.own-keys'] as const).map(
      (because) => (language: Language) => [
        wordsOf(language).say(troubleKey(new Trouble(because))),
      ],
    ),
  ]);
});

/** The header says how long it is before it begins. */
function withLength(header: Uint8Array): Uint8Array {
  const at = header.indexOf(0x7b);
  new DataView(header.buffer, header.byteOffset).setUint32(at - 4, header.length - at);
  return header;
}
