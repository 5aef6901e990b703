import type { Flow } from './flow.ts';
import type { Step } from './step.ts';

/** A flow as a Mermaid graph: questions are rounded, steps that may be passed over are dashed, other flows are outside. */
export function drawFlow(flow: Flow): string {
  const own = new Set<string>(flow.steps.map((step) => step.ref));
  const away = [...new Set(flow.steps.flatMap((step) => step.next))].filter((ref) => !own.has(ref));
  const lines = [
    'flowchart TD',
    ...flow.steps.map(drawNode),
    ...away.map((ref) => `  ${idOf(ref)}[/"${ref}"/]`),
    ...flow.steps.flatMap(drawEdges),
    '  classDef maybe stroke-dasharray: 4 4',
    ...flow.steps
      .filter((step) => step.open !== null)
      .map((step) => `  class ${idOf(step.ref)} maybe`),
  ];
  return [...new Set(lines)].join('\n');
}

function drawNode(step: Step): string {
  const id = idOf(step.ref);
  if (isSlot(step.ref)) return `  ${id}("${step.ref.replace(slot, '/…$<part>')}")`;
  return step.question === null ? `  ${id}["${step.ref}"]` : `  ${id}("${step.ref}")`;
}

function drawEdges(step: Step): string[] {
  const [onward] = step.next;
  return step.next.map((next) => {
    const passed = step.open !== null && next === onward;
    return `  ${idOf(step.ref)} ${passed ? `-->|or passed over| ` : '--> '}${idOf(next)}`;
  });
}

/** The questions of whatever form is gone through are drawn as one. */
const slot = /\/q\d+(?<part>-note|-file)?$/u;

function isSlot(ref: string): boolean {
  return slot.test(ref);
}

function idOf(ref: string): string {
  return ref.replace(slot, '/questions$<part>').replaceAll(/[^a-z]/gu, '_');
}

/** All flows as one page. */
export function drawFlows(flows: readonly Flow[]): string {
  return [
    '# Flows',
    '',
    'Drawn from the code by `npm run draw-flows -- --write`; a test keeps this page true.',
    'Rounded: a question of the form; “…” stands for all questions of a form that is chosen on the way. Dashed: passed over where its rule does not hold. Slanted: another flow.',
    'The menu, help, the choice of language and erasing are reached from every step and are not drawn there.',
    '',
    ...flows.flatMap((flow) => [`## ${flow.name}`, '', '```mermaid', drawFlow(flow), '```', '']),
  ].join('\n');
}
