import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import type { Recipient, RosterContent } from '../../cases/roster-content.ts';
import { verifyRoster } from '../../cases/roster.ts';
import { openRootFile } from '../../console/root-file.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { writePin } from '../../storage/pin.ts';
import type { StoredRoster } from '../../storage/rosters.ts';
import { deskOf } from '../fixtures/desk.ts';
import {
  type House,
  install,
  type Installation,
  openHouse,
  quickArgon2id,
} from '../fixtures/house.ts';
import {
  changed,
  ownRecipient,
  signedAnew,
  tamperer,
  type Tamperer,
} from '../fixtures/tampering.ts';
import { blobFiles, caseWith, channels, clientOf, goTo, recallsIn, report, says } from './way.ts';

const note = {
  name: 'a.txt',
  type: 'text/plain',
  bytes: Buffer.from('a note that becomes a file\n'.repeat(5000)),
};

let installation: Installation;
let house: House;
let thief: Tamperer;
let guest: Recipient;
/** What ROOT signed first, and what it signed last. */
let older: StoredRoster;
let newest: StoredRoster;

beforeAll(async () => {
  installation = await install();
  thief = tamperer(installation.dataDir);
  guest = await ownRecipient('guest', 'officer');
  older = thief.roster();
  newest = await succeed();
  house = await openHouse(installation);
});
afterEach(() => thief.replace(newest));
afterAll(async () => {
  thief[Symbol.dispose]();
  await house[Symbol.asyncDispose]();
  await installation[Symbol.asyncDispose]();
});

test('the roster of the moment takes reports', async () => {
  await report(clientOf('web', house.url), 'Before anybody tampered.');
  expect(await recallsIn(installation)).toContain('Before anybody tampered.');
});

const tamperings: readonly (readonly [how: string, make: () => StoredRoster | null])[] = [
  ['a recipient is added', () => changed(newest, withGuest)],
  ['the key of an officer is exchanged', () => changed(newest, asGuest)],
  ['all but one officer are struck out', () => changed(newest, fewer)],
  ['an older list is played back', () => older],
  ['an older list is played back under the newest number', () => ({ ...older, seq: newest.seq })],
  ['the signature is taken away', () => ({ ...newest, signature: new Uint8Array() })],
  ['the signature is overwritten', () => ({ ...newest, signature: new Uint8Array(64) })],
  ['one bit of the list is turned', () => ({ ...newest, bytes: flipped(newest.bytes) })],
  ['a root of the thief signs a list of his own', () => signedAnew(newest, withGuest)],
  [
    'the same list is signed by a root of the thief',
    () => signedAnew(newest, (content) => content),
  ],
  ['the list is deleted', () => null],
];

describe.each(channels)('over the %s channel', (channel) => {
  test.each(tamperings)(
    'when %s nothing is taken, and nothing that was written is lost',
    async (_how, make) => {
      const words = `Written over ${channel} while ${_how}.`;
      const person = clientOf(channel, house.url);
      await goTo(person, 'report/files', { recall: words });
      await person.attach(note);
      await person.choose('done');
      const before = thief.counts();
      const files = await blobFiles(installation);

      thief.replace(make());
      const refused = await person.choose('send');
      expect(refused).toMatchObject({ status: 503, at: 'report/review', receipt: null });
      expect(says(refused, 'report.closed')).toBe(true);
      expect(refused.text).toContain('1424');
      const late = clientOf(channel, house.url);
      await late.look();
      const closed = await late.choose('report');
      expect(closed).toMatchObject({ status: 503, at: 'report/closed' });
      expect(says(closed, 'report.closed')).toBe(true);
      expect(thief.counts()).toEqual(before);
      expect(await blobFiles(installation)).toEqual(files);

      thief.replace(newest);
      const sent = await person.choose('send');
      expect(sent).toMatchObject({ status: 200, at: 'report/receipt' });
      expect((await recallsIn(installation)).filter((recall) => recall === words)).toHaveLength(1);
    },
  );

  test('while the list is tampered with no file is stored for a draft either', async () => {
    const person = clientOf(channel, house.url);
    await goTo(person, 'report/files');
    const before = thief.counts();
    thief.replace(changed(newest, withGuest));
    const screen = await person.attach(note);
    expect(screen.at).toBe('report/files');
    expect(thief.counts()).toEqual(before);
  });

  test('while the list is tampered with a letter goes to the case that was filed, and to nobody else', async () => {
    const words = `Filed over ${channel}.`;
    const person = clientOf(channel, house.url);
    const receipt = await report(person, words);
    await person.write(receipt.slice(-4));
    await person.choose('check');
    await person.write(receipt);
    await person.choose('reply');
    await person.write('A letter.');
    thief.replace(changed(newest, withGuest));
    expect(await person.choose('send')).toMatchObject({ status: 200, at: 'check/account' });
    thief.replace(newest);
    await using desk = await deskOf(installation.dataDir, installation.who('officer'));
    const { entries } = await caseWith(desk, words);
    expect(entries).toMatchObject([{ from: 'reporter', text: 'A letter.' }]);
  });
});

/** The head of the body signs a second roster, and the server has accepted it. */
async function succeed(): Promise<StoredRoster> {
  const { file, passphrase } = installation.made.root;
  const seed = await openRootFile({ file, passphrase, argon2id: quickArgon2id });
  const root = installation.who('officer').keys.pins.rootPublic;
  const { hash } = verifyRoster({ ...older, rootPublic: fromHex(root), leastSeq: 1 });
  const second = signedAnew(older, (content) => ({ ...content, seq: 2, prev: hash }), seed);
  thief.replace(second);
  await writePin(installation.dataDir, { root, leastSeq: 2 });
  return second;
}

function withGuest(content: RosterContent): RosterContent {
  return {
    ...content,
    recipients: [...content.recipients, guest],
    groups: { ...content.groups, default: [guest.id, ...content.groups.default] },
  };
}

/** The first officer keeps his name and gets the thief's keys. */
function asGuest(content: RosterContent): RosterContent {
  const [first, ...rest] = content.recipients;
  if (first === undefined) throw new TypeError('a roster without recipients');
  const { age, ed25519 } = guest;
  return { ...content, recipients: [{ ...first, age, ed25519 }, ...rest] };
}

function fewer(content: RosterContent): RosterContent {
  return { ...content, recipients: content.recipients.slice(0, 1) };
}

function flipped(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte));
}
