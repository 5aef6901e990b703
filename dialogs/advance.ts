import type { Language } from '../platform/language.ts';
import type { Draft } from './draft.ts';
import { formTable, isOpen } from './form-table.ts';
import { formsVersion } from './forms-version.ts';
import { flowNameOf, type Flow } from './flow.ts';
import { flows } from './flows.ts';
import { lastOf, noPath, pathBefore, pathWith, pathWithout, pathWithoutLast } from './path.ts';
import type { Session, StepRef } from './session.ts';
import type { Move, Step } from './step.ts';
import type { World } from './world.ts';

interface Place {
  readonly flow: Flow;
  readonly step: Step;
}

const places: ReadonlyMap<string, Place> = new Map(
  flows.flatMap((flow) => flow.steps.map((step) => [step.ref, { flow, step }] as const)),
);

/** The step that a reference names. Throws `TypeError` where there is none, unless told what to give then. */
export function placeOf(ref: StepRef): Place;
export function placeOf(ref: StepRef, otherwise: null): Place | null;
export function placeOf(ref: StepRef, otherwise?: null): Place | null {
  const place = places.get(ref);
  if (place !== undefined) return place;
  if (otherwise === null) return null;
  throw new TypeError('no such step');
}

/** A session that stands at a step which a newer version does not have goes to the menu; its answers are kept. */
export function standing(session: Session): Session {
  if (places.has(session.at)) return session;
  return { ...session, at: 'menu/menu', path: noPath, resume: null };
}

export function startSession(language: Language | null, token: string): Session {
  return {
    v: 1,
    language: language ?? 'kk',
    at: language === null ? 'language/choose' : 'menu/welcome',
    path: noPath,
    resume: null,
    formVersion: null,
    token,
    counter: 0,
  };
}

/** Goes back to the step passed last; from an edit, to the page that asked for it. */
export function retreat(session: Session): Session {
  const { path, resume, at } = session;
  if (resume !== null && flowNameOf(resume) === flowNameOf(at)) {
    return { ...session, at: resume, resume: null };
  }
  const last = lastOf(path);
  if (last === null) return at === 'menu/welcome' ? session : { ...session, at: 'menu/menu' };
  return { ...session, at: last, path: pathWithoutLast(path) };
}

/** Turns aside to a step from which `back` returns here; nothing of the way is lost. */
export function visit(session: Session, to: StepRef): Session {
  if (session.at === to) return session;
  return { ...session, at: to, path: pathWith(pathWithout(session.path, to), session.at) };
}

/** Goes on to a step. One that was passed before is returned to: what came after it is no longer behind us. */
function enter(session: Session, to: StepRef): Session {
  const path = pathBefore(session.path, to) ?? pathWith(session.path, session.at);
  return { ...session, at: to, path };
}

/** The session after a move. */
export function advance(session: Session, move: Move, world: World): Session {
  const moved = afterOutcome(session, move, world);
  if (move.to === 'here') return moved;
  if (move.to === 'back') return retreat(moved);
  if (move.how === 'cut') {
    return { ...moved, at: move.to, path: noPath, resume: null, formVersion: null };
  }
  if (move.how === 'edit') return { ...moved, at: move.to, resume: moved.at };
  if (moved.resume !== null && flowNameOf(moved.resume) === flowNameOf(moved.at)) {
    return afterEdit(moved, moved.resume, move.to, move.draft, world);
  }
  const to = firstOpen(move.to, moved, move.draft, world);
  return to === moved.at ? moved : enter(entering(moved, to, world), to);
}

/** The receipt is safe: the next report of this session gets another one. */
function afterOutcome(session: Session, move: Move, world: World): Session {
  if (move.outcome.kind !== 'forget') return session;
  return { ...session, token: world.freshToken(), counter: session.counter + 1 };
}

/** A report that begins takes the form as it is now and randomness of its own. */
function entering(session: Session, to: StepRef, world: World): Session {
  if (session.formVersion !== null) return session;
  const { flow, step } = placeOf(to);
  if (flow.form === null || step.question === null) return session;
  return { ...session, formVersion: formsVersion(world.knowledge), token: world.freshToken() };
}

/** Passes over steps that are not open. */
function firstOpen(to: StepRef, session: Session, draft: Draft, world: World): StepRef {
  const scene = { state: { session, draft }, world };
  let ref = to;
  for (;;) {
    const { step } = placeOf(ref);
    const [next] = step.next;
    if (step.open === null || next === undefined || step.open(scene)) return ref;
    ref = next;
  }
}

/** From an edited answer: to what only this answer asks for, through a word on the side, or back to where the person was. */
function afterEdit(
  session: Session,
  resume: StepRef,
  to: StepRef,
  draft: Draft,
  world: World,
): Session {
  const { flow, step } = placeOf(session.at);
  const asked = askedNow(flow, step, draft, world);
  if (asked !== null && asked !== resume) return { ...session, at: asked };
  const target = placeOf(to).step;
  const scene = { state: { session, draft }, world };
  if (to !== resume && target.aside && target.open?.(scene) !== false) {
    return { ...session, at: to };
  }
  return { ...session, at: resume, resume: null };
}

function askedNow(flow: Flow, step: Step, draft: Draft, world: World): StepRef | null {
  const form = flow.form === null ? undefined : world.knowledge.forms.get(flow.form);
  if (form === undefined || step.question === null) return null;
  const { byId } = formTable(form);
  for (const id of byId.get(step.question)?.dependents ?? []) {
    const entry = byId.get(id);
    const missing = draft.answers[id] === undefined;
    if (missing && entry !== undefined && isOpen(entry, draft)) {
      return flow.steps.find(({ question }) => question === id)?.ref ?? null;
    }
  }
  return null;
}
