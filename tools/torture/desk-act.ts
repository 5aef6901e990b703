import { openCaseKey, sealCaseKey } from '../../cases/key-file.ts';
import { sealOfficerEntry } from '../../cases/entry.ts';
import { caseId, entryId } from '../../cases/ids.ts';
import { openManifest } from '../../cases/manifest.ts';
import { recipientsOf } from '../../cases/roster.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { nativeAge as age } from '../../platform/crypto/native.ts';
import { Secret } from '../../platform/secret.ts';
import { z } from '../../platform/shape.ts';
import { dayAt } from '../../platform/time.ts';
import type { OnStep } from '../../storage/filing-step.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { rosterAt } from '../stored-roster.ts';

const shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('word'),
    caseId: z.string(),
    entryId: z.string(),
    text: z.string(),
  }),
  z.object({ kind: z.literal('wrap'), caseId: z.string(), wrapped: z.int() }),
  z.object({ kind: z.literal('migrate') }),
]);

/** An act of an officer of the unit, and what it needs; the keys are those of a body made up for the torture. */
export const workShape = z.object({
  dataDir: z.string(),
  orders: z.string(),
  officer: z.string(),
  identity: z.string(),
  signSeed: z.string(),
  act: shape,
});

export type DeskAct = z.infer<typeof shape>;
export type DeskWork = z.infer<typeof workShape>;

const group = 'default';

/** Opens the store and does the act; what returned is acknowledged. */
export async function doDeskAct(work: DeskWork, onStep: OnStep): Promise<void> {
  const { dataDir, officer, identity, act } = work;
  await using store = await openStore({ dataDir, onStep });
  if (act.kind === 'migrate') return;
  const who = { id: officer, role: 'officer', group } as const;
  const id = caseId(act.caseId);
  const today = dayAt(new Date());
  const keyFile = await store.cases.keyFile(who, id, today);
  if (keyFile === null) throw new TypeError('the officer has no such case');
  const own = new Secret(fromHex(identity));
  const { ring, identity: filedWith } = await openCaseKey({
    bytes: keyFile,
    identity: own,
    age,
    caseId: id,
  });
  if (act.kind === 'word') {
    const entry = await sealedWord(store, work, filedWith);
    await store.cases.addEntry(who, id, entry, { day: today });
    return;
  }
  const recipients = recipientsOf(await rosterAt(dataDir, store), group).map(age.recipient);
  await store.keyWork.put(who, {
    caseId: id,
    before: act.wrapped - 1,
    wrapped: act.wrapped,
    keyFile: await sealCaseKey({ caseId: id, ring, recipients }),
    entry: null,
    card: null,
    day: today,
  });
}

async function sealedWord(
  store: Store,
  { dataDir, officer, signSeed, act }: DeskWork,
  key: Secret,
) {
  if (act.kind !== 'word') throw new TypeError('no word to seal');
  const who = { id: officer, role: 'officer', group } as const;
  const id = caseId(act.caseId);
  const bytes = await store.cases.manifest(who, id);
  if (bytes === null) throw new TypeError('a case without a list');
  const { hash } = await rosterAt(dataDir, store);
  const rosterHashes = [hash];
  const opening = { bytes, identity: key, age, caseId: id, group, rosterHashes } as const;
  const { manifest } = await openManifest(opening);
  return sealOfficerEntry({
    age,
    caseId: id,
    entryId: entryId(act.entryId),
    seq: 0,
    day: dayAt(new Date()),
    caseRecipient: await age.recipientOf(key),
    word: { kind: 'message', text: act.text },
    officer: { id: officer, signSeed: new Secret(fromHex(signSeed)) },
    reporterRecipient: manifest.reporter.age,
  });
}
