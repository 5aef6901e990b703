import type { Machine } from './machine.ts';
import { meaning } from './meaning.ts';
import { isRow, type Measured, type Row } from './row.ts';

/** `docs/performance.md`: every row of a run, met or missed, with its reason. */
export function drawDocument(measured: readonly Measured[], machine: Machine): string {
  const rows = measured.filter(isRow);
  const left = measured.filter((each) => !isRow(each));
  const met = rows.filter((row) => row.met).length;
  const reasons = rows
    .filter((row) => !row.met)
    .map(({ id, reason = 'the run itself cannot tell' }) => ({ id, reason }));
  return [
    '# Performance',
    '',
    '<!-- Written by `npm run bench -- --document docs/performance.md`: change the bench, not this page. -->',
    '',
    ...drawMachine(machine),
    '',
    'Each row was measured on the product itself, started as `npm start` starts it or with its own modules; “beside it” is',
    'what another program, or the bare engine, reached in the same run. Figures of other machines differ; ratios travel',
    'better. A goal that was missed stays, with its reason.',
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

function drawMachine(machine: Machine): readonly string[] {
  const { processor, cores, memoryGib, system, node, sqlite, peers, busy, minutes, day } = machine;
  const calm = busy < 0.3 * cores ? '' : ' **The machine was busy: take the figures with care.**';
  return [
    `Measured on ${day} in ${Math.ceil(minutes)} minutes on ${cores} cores (${processor}) with ${memoryGib} GiB,`,
    `${system}, Node ${node}, SQLite ${sqlite}, beside ${peers.join(', ')}.`,
    `The load before the run was ${busy.toFixed(1)}.${calm}`,
  ];
}

function drawTable(rows: readonly Row[]): readonly string[] {
  return [
    '| row | what it is | ours | goal | unit | beside it | |',
    '| --- | --- | ---: | ---: | --- | --- | --- |',
    ...rows.map(({ id, ours, goal, unit, peer, peerName, ratio, limit, met }) => {
      const beside = [
        ...(peer === undefined ? [] : [`${peerName ?? ''} ${peer}, ratio ${ratio ?? ''}`]),
        ...(limit === undefined ? [] : [`limit ${limit}`]),
      ].join('; ');
      return `| \`${id}\` | ${meaning[id]} | ${ours} | ${goal} | ${unit} | ${beside} | ${met ? 'met' : '**missed**'} |`;
    }),
  ];
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `## ${heading}`, '', ...lines];
}
