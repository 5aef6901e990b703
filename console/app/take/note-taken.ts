import type { Taken } from '../../../cases/taken.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import type { Copy } from './copy.ts';

/** Writes into the case, sealed to the officers, that a copy was made; the audit knows of paper and of handing over in clear. */
export async function noteTaken(
  { session, loaded }: { session: Session; loaded: LoadedCase },
  copy: Copy,
  more: Pick<Taken, 'how' | 'sha256' | 'to'>,
): Promise<void> {
  const { client, keys } = session;
  const { handle, row, today: day } = loaded;
  const { form, notes, named } = copy;
  const taken: Taken = { form, notes, named, files: [...copy.files], ...more };
  const sealed = await keys.sealWork({ handle, word: { kind: 'taken', taken }, day });
  const audit = auditOf(more.how);
  await client.addEntry(row.caseId, { ...sealed, toReporter: false, closes: 'leaves', ...audit });
}

function auditOf(how: Taken['how']) {
  switch (how) {
    case 'print':
      return { taken: 'printed' } as const;
    case 'hand-over':
      return { taken: 'handed-over' } as const;
    case 'export':
      // The server writes it down when the colleague’s consent is spent.
      return {};
    default:
      return how satisfies never;
  }
}

/** A name of our own making: the case's random number and nothing else. */
export function packageName({ row }: LoadedCase): string {
  return `senim-${row.caseId.slice(0, 8)}.zip.age`;
}
