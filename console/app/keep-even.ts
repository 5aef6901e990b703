import type { CaseId } from '../../cases/sealed.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';

type Console = Pick<Session, 'client' | 'keys'>;

/** Seals the group's index keys to the present list; `true` when they are still sealed to others only. */
export async function wrapGroupKeys({ client, keys }: Console): Promise<boolean> {
  const stored = await client.groupKeys();
  if (stored === null) return false;
  const { pending } = await keys.learnGroupKeys(stored);
  if (pending) return true;
  const { wrapped, ...anew } = await keys.rewrapGroupKeys(stored);
  if (anew.keys.length === 0) return false;
  await client.wrapGroupKeys({ wrapped, keys: [...anew.keys], fresh: anew.fresh });
  const next = await client.groupKeys();
  if (next !== null) await keys.learnGroupKeys(next);
  return false;
}

/** What is left of the work: cases that our keys do not open, and cases that were touched. */
export interface Left {
  readonly closed: number;
  readonly damaged: number;
}

/** Seals one case after the other to the present list. Throws `Trouble` when the connection is lost. */
export async function wrapCases(
  { client, keys }: Console,
  behind: number,
  wanted: () => boolean,
  tell: (now: { readonly kind: 'working'; readonly done: number; readonly left: number }) => void,
): Promise<Left> {
  let done = 0;
  let closed = 0;
  let damaged = 0;
  let after: CaseId | null = null;
  for (;;) {
    tell({ kind: 'working', done, left: Math.max(0, behind - done) });
    const { today, group, cases } = await client.keyWork(after);
    const opened = done;
    const touched = damaged;
    for (const { caseId, keyFile, ...rest } of cases) {
      if (!wanted()) return { closed: behind - done - damaged, damaged };
      if (keyFile === null) {
        damaged += 1;
        continue;
      }
      const work = { keyFile, ...rest };
      try {
        const anew = await keys.rewrapCase({ caseId, group, ...work, day: today });
        await client.wrapCase(caseId, { before: work.wrapped, ...anew });
        done += 1;
      } catch (error) {
        if (!(error instanceof Trouble) || !isOfCase(error)) throw error;
        // Another console was faster, or our keys do not open it.
        if (error.because === 'changed') done += 1;
        else if (error.because === 'crypto.auth') closed += 1;
        else damaged += 1;
      }
      tell({ kind: 'working', done, left: Math.max(0, behind - done) });
    }
    after = cases.at(-1)?.caseId ?? null;
    // The first of them tell: whoever opens none of these is new, and opens none of the others either.
    if (after === null || (done === opened && damaged === touched)) return { closed, damaged };
  }
}

function isOfCase({ because }: Trouble): boolean {
  return (
    because === 'changed' ||
    because === 'crypto.auth' ||
    because === 'crypto.format' ||
    because === 'case.context' ||
    because === 'tampered.list' ||
    because === 'tampered.recipients'
  );
}
