import { isRow, type Measured, type Row } from './row.ts';

/** What the document says of where it was measured. */
export interface Machine {
  readonly cores: number;
  readonly memoryGib: number;
  readonly node: string;
  /** Load average of the minute before the run: figures of a busy machine are worth little. */
  readonly busy: number;
  readonly day: string;
}

/** `docs/performance.md`: every row of a run, met or missed, with its reason. */
export function drawDocument(measured: readonly Measured[], machine: Machine): string {
  const rows = measured.filter(isRow);
  const left = measured.filter((each) => !isRow(each));
  const met = rows.filter((row) => row.met).length;
  const reasons = rows.flatMap(({ id, reason }) => (reason === undefined ? [] : [{ id, reason }]));
  const { cores, memoryGib, node, busy, day } = machine;
  return [
    '# Performance',
    '',
    '<!-- Written by `npm run bench -- --document docs/performance.md`: change the bench, not this page. -->',
    '',
    `Measured on ${day} on ${cores} cores with ${memoryGib} GiB, Node ${node}; the load before the run was`,
    `${busy.toFixed(1)}. The figures of other machines differ; ratios to a peer in the same run travel better.`,
    '',
    `Goals met: ${met} of ${rows.length}.`,
    '',
    ...drawTable(rows),
    ...section(
      'Missed, and why',
      reasons.map(({ id, reason }) => `- \`${id}\`: ${reason}.`),
    ),
    ...section(
      'Not run',
      left.map((each) => `- \`${each.id}\`: ${isRow(each) ? '' : each.because}.`),
    ),
    '',
  ].join('\n');
}

function drawTable(rows: readonly Row[]): readonly string[] {
  return [
    '| row | ours | goal | unit | beside it | |',
    '| --- | ---: | ---: | --- | --- | --- |',
    ...rows.map(({ id, ours, goal, unit, peer, peerName, ratio, limit, met }) => {
      const beside = [
        ...(peer === undefined ? [] : [`${peerName ?? ''} ${peer}, ratio ${ratio ?? ''}`]),
        ...(limit === undefined ? [] : [`limit ${limit}`]),
      ].join('; ');
      return `| \`${id}\` | ${ours} | ${goal} | ${unit} | ${beside} | ${met ? 'met' : '**missed**'} |`;
    }),
  ];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines];
}
