import { useMemo, useRef, useState } from 'react';

import type { Mapping } from '../../../../cases/statistics/imports/columns.ts';
import { mostRows } from '../../../../cases/statistics/imports/import.ts';
import { readLines, type ReadLines } from '../../../../cases/statistics/imports/lines.ts';
import {
  type FileProblem,
  isWhole,
  mostBytes,
  readTableFile,
  type TableFile,
} from '../../../../cases/statistics/imports/table-file.ts';
import type { DateIso } from '../../../../platform/time.ts';

type State =
  | { readonly kind: 'none' | 'reading' }
  | { readonly kind: 'problem'; readonly problem: FileProblem | { readonly kind: 'unread' } }
  | { readonly kind: 'table'; readonly table: TableFile };

/** What has to be said or mended before the table can be kept. */
type Obstacle = 'columns' | 'year' | 'loose' | 'nothing' | 'many' | 'problems';

interface Choices {
  readonly mapping: Mapping;
  readonly year: number | null;
  readonly addUp: boolean;
  /** Lines that cannot be counted are left out, and the officer knows it. */
  readonly leaveOut: boolean;
}

const none: Mapping = {
  period: null,
  year: null,
  category: null,
  unit: null,
  channel: null,
  count: null,
};
const begun: Choices = { mapping: none, year: null, addUp: false, leaveOut: false };

/** A file that is read in this page and goes nowhere; what the officer says of it, and what comes out. */
export function useTable(today: DateIso) {
  const [state, setState] = useState<State>({ kind: 'none' });
  const [choices, setChoices] = useState(begun);
  const turn = useRef(0);

  async function take(file: File | null) {
    const own = ++turn.current;
    const isLast = () => own === turn.current;
    setChoices(begun);
    if (file === null) {
      setState({ kind: 'none' });
      return;
    }
    setState({ kind: 'reading' });
    const read = await readFile(file);
    if (!isLast()) return;
    if (read.kind === 'table') {
      setChoices({ ...begun, mapping: read.mapping });
      setState({ kind: 'table', table: read });
    } else {
      setState({ kind: 'problem', problem: read });
    }
  }

  const table = state.kind === 'table' ? state.table : null;
  const { mapping, year, addUp } = choices;
  const lines = useMemo(
    () =>
      table === null || !isWhole(mapping)
        ? null
        : readLines(table.lines, { mapping, year, addUp, lastMonth: today.slice(0, 7) }),
    [table, mapping, year, addUp, today],
  );
  return {
    state,
    choices,
    lines,
    take,
    change: (next: Partial<Choices>) => setChoices({ ...choices, ...next }),
    obstacles: table === null ? [] : obstaclesOf(lines, choices),
  };
}

export type TableUse = ReturnType<typeof useTable>;

async function readFile(file: File): Promise<TableFile | FileProblem | { kind: 'unread' }> {
  // What is too large is not even taken into memory.
  if (file.size > mostBytes) return { kind: 'large' };
  try {
    return await readTableFile(new Uint8Array(await file.arrayBuffer()));
  } catch {
    return { kind: 'unread' };
  }
}

function obstaclesOf(read: ReadLines | null, { year, leaveOut }: Choices): readonly Obstacle[] {
  if (read === null) return ['columns'];
  if (read.yearless && year === null) return ['year'];
  if (read.loose !== null) return ['loose'];
  if (read.lines.length === 0) return ['nothing'];
  if (read.lines.length > mostRows) return ['many'];
  return read.problems.length > 0 && !leaveOut ? ['problems'] : [];
}
