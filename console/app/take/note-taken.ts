import type { Taken } from '../../../cases/taken.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Copy } from './copy.ts';

/** Writes into the case, sealed to the officers, that a copy was made; the audit knows of paper and of handing over in clear. */
export async function noteTaken(
  desk: CaseDesk,
  copy: Copy,
  more: Pick<Taken, 'how' | 'sha256' | 'to'>,
): Promise<void> {
  const { form, notes, named } = copy;
  const taken: Taken = { form, notes, named, files: [...copy.files], ...more };
  await desk.act(null, async (now) => {
    await desk.add(now, { kind: 'taken', taken }, auditOf(more.how));
  });
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
