import type { Secret } from '../../platform/secret.ts';
import { readPin } from '../../storage/pin.ts';
import { openRawCases } from '../../storage/raw-cases.ts';
import { openStore, type StoreOptions } from '../../storage/store.ts';
import { codeOf } from '../../platform/log.ts';
import { readStoredCase } from '../stored-case.ts';
import { rostersAt } from '../stored-roster.ts';
import type { Contents } from './contents.ts';

/** What was found in a restored folder. */
export interface Judgement {
  readonly cases: number;
  /** Cases whose key is gone: erased since the backup, or filed after the archive of keys was made. */
  readonly keyless: number;
  readonly damaged: number;
  readonly audit: 'whole' | 'broken';
  /** `null` where no sheets were given, or there is no case to open. */
  readonly opened: boolean | null;
  /** In sentences, for the person who restores. */
  readonly remarks: readonly string[];
  readonly usable: boolean;
}

/** `newestSeq`: the highest list of officers that anybody remembers, when it is known. */
export async function judge(
  place: StoreOptions,
  contents: Contents,
  options: {
    readonly recovery: Secret | null;
    readonly hasKeys: boolean;
    readonly newestSeq: number | null;
  },
): Promise<Judgement> {
  const { recovery, hasKeys, newestSeq } = options;
  await using store = await openStore(place);
  const remarks: string[] = [];
  const verdict = await store.audit.verify();
  const auditSeq = verdict.ok ? (verdict.head?.seq ?? 0) : 0;
  const audit = verdict.ok && auditSeq === contents.auditSeq ? 'whole' : 'broken';
  if (audit === 'broken') remarks.push('The audit chain is broken or shorter than it was.');
  const { cases, damaged: all } = await store.scrub();
  const { keyless, opened } = await openOne(place, hasKeys ? recovery : null);
  const damaged = all.filter(({ part }) => part !== 'key-file').length;
  if (damaged > 0) remarks.push(`${damaged} parts of cases are damaged.`);
  if (!hasKeys) remarks.push('Without the archive of keys nobody can open these cases.');
  else if (keyless > 0) {
    remarks.push(
      `${keyless} cases have no key: they were erased since, or came after the archive of keys.`,
    );
  }
  if (opened === false) remarks.push('A case does not open with the recovery sheets.');
  const isRosterWell = await rosterRemarks(place, contents, newestSeq, remarks);
  const usable =
    audit === 'whole' &&
    damaged === 0 &&
    opened !== false &&
    cases === contents.cases &&
    // What nobody can open any more is no installation.
    (cases === 0 || keyless < cases) &&
    isRosterWell;
  return { cases, keyless, damaged, audit, opened, remarks, usable };
}

async function openOne(place: StoreOptions, recovery: Secret | null) {
  const { dataDir } = place;
  await using raw = await openRawCases(place);
  await using store = await openStore(place);
  let keyless = 0;
  let opened: boolean | null = null;
  for (const caseId of await raw.ids()) {
    const stored = await raw.read(caseId).catch(() => null);
    if (stored === null) keyless += 1;
    else if (recovery !== null && opened === null) {
      const rosters = await rostersAt(dataDir, store);
      opened = await readStoredCase(stored, recovery, rosters).then(
        () => true,
        () => false,
      );
    }
  }
  return { keyless, opened };
}

async function rosterRemarks(
  place: StoreOptions,
  { rosterSeq }: Contents,
  newestSeq: number | null,
  remarks: string[],
): Promise<boolean> {
  const { dataDir } = place;
  await using store = await openStore(place);
  try {
    await rostersAt(dataDir, store);
  } catch (error) {
    remarks.push(`The list of officers is not one that the pinned root signed (${codeOf(error)}).`);
    return false;
  }
  const pin = await readPin(dataDir);
  const newest = Math.max(newestSeq ?? 0, pin?.leastSeq ?? 0);
  if (newest > rosterSeq) {
    remarks.push(
      `The backup knows the list of officers number ${rosterSeq}; number ${newest} was signed since. ` +
        'Consoles that saw the newer one will refuse this one, and so they should: whoever was taken off the list ' +
        'since stands on it again. Let the head sign a new list (Keys, in the console) before reports are taken.',
    );
  }
  return true;
}
