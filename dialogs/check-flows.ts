import type { Knowledge } from '../knowledge/load.ts';
import { SenimError } from '../platform/errors.ts';
import type { Flow } from './flow.ts';
import { flows } from './flows.ts';
import { phraseProblems } from './phrase-check.ts';
import { mostSlots } from './walk/slots.ts';

/** Steps that the engine itself leads to from everywhere: the first screen, commands, answers of the world. */
const doors = [
  'language/choose',
  'language/switch',
  'menu/menu',
  'help/help',
  'erase/done',
  'list/door',
];

/** Checks all flows as a whole. Throws `content` with every problem, one a line. */
export function checkFlows(knowledge: Knowledge): void {
  const problems = [
    ...flows.flatMap(stepProblems),
    ...reachProblems(),
    ...flows.flatMap((flow) => formProblems(flow, knowledge)),
    ...walkProblems(knowledge),
    ...phraseProblems(),
  ];
  if (problems.length > 0) {
    throw new SenimError('content', `The dialogs are wrong:\n${problems.join('\n')}`);
  }
}

function stepProblems(flow: Flow): string[] {
  const refs = flow.steps.map((step) => step.ref);
  const known = allRefs();
  return [
    ...refs
      .filter((ref, index) => refs.indexOf(ref) !== index)
      .map((ref) => `${ref}: stands twice`),
    ...refs
      .filter((ref) => !ref.startsWith(`${flow.name}/`))
      .map((ref) => `${ref}: not of ${flow.name}`),
    ...flow.steps.flatMap((step) =>
      step.next.filter((next) => !known.has(next)).map((next) => `${step.ref}: no step ${next}`),
    ),
    ...flow.steps
      .filter((step) => step.open !== null && step.next.length === 0)
      .map((step) => `${step.ref}: passed over to nowhere`),
    ...(known.has(flow.start) ? [] : [`${flow.name}: no start ${flow.start}`]),
  ];
}

function reachProblems(): string[] {
  const steps = new Map(
    flows.flatMap((flow) => flow.steps.map((step) => [step.ref as string, step])),
  );
  const reached = new Set(doors);
  for (const ref of reached) {
    for (const next of steps.get(ref)?.next ?? []) reached.add(next);
  }
  return [...steps.keys()].filter((ref) => !reached.has(ref)).map((ref) => `${ref}: never reached`);
}

function formProblems(flow: Flow, knowledge: Knowledge): string[] {
  if (flow.form === null) return [];
  const form = knowledge.forms.get(flow.form);
  if (form === undefined) return [`${flow.name}: no form ${flow.form}`];
  const asked = flow.steps.flatMap((step) => (step.question === null ? [] : [step.question]));
  const inForm = form.questions.map((question) => question.id);
  return [
    ...inForm.filter((id) => !asked.includes(id)).map((id) => `${flow.name}: never asks ${id}`),
    ...asked
      .filter((id) => !inForm.includes(id))
      .map((id) => `${flow.name}: the form has no ${id}`),
    ...(inForm.join() === asked.join() || inForm.length !== asked.length
      ? []
      : [`${flow.name}: asks in another order than the form`]),
  ];
}

/** Forms that are longer than the steps which go through them. */
function walkProblems({ forms }: Knowledge): string[] {
  return [...forms.values()]
    .filter(({ kind, questions }) => kind !== 'report' && questions.length > mostSlots)
    .map(({ id }) => `${id}: more than ${String(mostSlots)} questions`);
}

function allRefs(): ReadonlySet<string> {
  return new Set(flows.flatMap((flow) => flow.steps.map((step) => step.ref)));
}
