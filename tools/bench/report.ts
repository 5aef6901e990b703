import { isRow, type Measured, type NotRun, type Row } from './row.ts';

/** What people read: a table, what was not run and why, and how many goals were met. */
export function drawReport(measured: readonly Measured[]): string {
  const rows = measured.filter(isRow);
  const left = measured.filter((each): each is NotRun => !isRow(each));
  const met = rows.filter((row) => row.met).length;
  return [
    ...drawTable([heads, ...rows.map(cellsOf)]),
    ...rows.flatMap(({ id, reason }) => (reason === undefined ? [] : [`${id}: ${reason}`])),
    ...left.map(({ id, because }) => `not run: ${id} (${because})`),
    '',
    `goals met: ${met} of ${rows.length}`,
  ].join('\n');
}

const heads = ['', 'id', 'ours', 'goal', 'unit', 'beside it'];

function cellsOf({ id, unit, ours, goal, met, peer, peerName, ratio, limit }: Row): string[] {
  const beside = [
    ...(peer === undefined ? [] : [`${peerName ?? ''} ${figure(peer)}, ratio ${ratio ?? ''}`]),
    ...(limit === undefined ? [] : [`limit ${figure(limit)}`]),
  ];
  return [met ? 'met' : 'MISSED', id, figure(ours), goal, unit, beside.join('; ')];
}

function drawTable(lines: readonly (readonly string[])[]): readonly string[] {
  const widths = heads.map((_, column) =>
    Math.max(...lines.map((cells) => cells[column]?.length ?? 0)),
  );
  return lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 6 });
}
