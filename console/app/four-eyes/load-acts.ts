import type { DateIso } from '../../../platform/time.ts';
import type { ActRow } from '../../act-api.ts';
import type { Session } from '../session.ts';
import type { ReadAct } from '../worker/act-contract.ts';

/** A request with what this officer’s keys say of it. */
export interface LoadedAct {
  readonly row: ActRow;
  readonly read: ReadAct;
}

export interface LoadedActs {
  readonly today: DateIso;
  readonly acts: readonly LoadedAct[];
}

export async function loadActs({ client, keys }: Session): Promise<LoadedActs> {
  const { today, requests } = await client.acts();
  const read = await keys.readActs({ requests });
  const acts = requests.flatMap((row, at) => {
    const one = read[at];
    return one === undefined ? [] : [{ row, read: honest(row, one) }];
  });
  return { today, acts };
}

/** What the server says of a request in clear must be what was signed. */
function honest(row: ActRow, read: ReadAct): ReadAct {
  if (read.kind === 'broken') return read;
  const { id, act, subject, group, officer, day, until } = read.request;
  const same =
    id === row.id &&
    act === row.act &&
    subject === row.subject &&
    group === row.group &&
    officer === row.officer &&
    day === row.day &&
    until === row.until;
  return same ? read : { kind: 'broken' };
}
