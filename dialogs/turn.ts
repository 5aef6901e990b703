import type { Language } from '../platform/language.ts';
import { advance, placeOf, retreat, standing, startSession, visit } from './advance.ts';
import { commands, typedCommand, type Command } from './commands.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { answerInside, questionInside, withOffer, withoutOffer } from './ask/inside.ts';
import { afterFormChange } from './form-change.ts';
import type { Incoming } from './incoming.ts';
import { listOption } from './list/door.ts';
import type { Message } from './message.ts';
import { nothing, type Outcome } from './outcome.ts';
import { withoutWords } from './hand-over/question.ts';
import { hasPassed, lastOf, noPath, pathBefore, pathOf, stepsOf } from './path.ts';
import { say } from './say.ts';
import { flowNameOf } from './flow.ts';
import type { Session, StepRef } from './session.ts';
import type { State, Turn } from './state.ts';
import { surveyOption } from './survey/choose.ts';
import { enterSurvey, openOffers } from './survey/offer.ts';
import { silence, type Input, type Move, type Reply } from './step.ts';
import type { World } from './world.ts';

/** A dialog that begins; with no language known yet it begins by asking for one, in Kazakh first. */
export function startState(language: Language | null, token: string): State {
  return { session: startSession(language, token), draft: emptyDraft };
}

/**
 * One turn of the dialog. Pure: the same state, incoming and world give the same turn, and nothing is sent, saved or logged.
 * Never throws for anything a person does; what cannot be accepted comes back as a message, with the answers untouched.
 */
export function turn(state: State, incoming: Incoming, world: World): Turn {
  const session = standing(state.session);
  if (session !== state.session) return turn({ session, draft: state.draft }, incoming, world);
  if (session.formVersion !== null) {
    const changed = afterFormChange(state, world);
    if (changed !== null) return noted(turn(changed, incoming, world), formChanged);
  }
  const { visit } = state.draft;
  if (visit !== null && world.now > visit.until) return afterVisit(state, incoming, world);
  return take(state, incoming, world);
}

function take(state: State, incoming: Incoming, world: World): Turn {
  switch (incoming.kind) {
    case 'choice':
    case 'text':
    case 'file':
    case 'file-refused':
      return hearPerson(state, incoming, world);
    case 'look':
      return present(state.session, state.draft, world, silence, nothing);
    case 'expired':
      return present(state.session, state.draft, world, expired, nothing);
    default:
      // All others are replies, or this would not compile.
      return hearWorld(state, incoming, world);
  }
}

function hearPerson(state: State, input: Input, world: World): Turn {
  const meant = input.kind === 'text' ? typedCommand(input.text) : null;
  const done = meant === null ? input : choiceOf(meant, input);
  if (done.kind === 'choice') {
    const command = commands.get(done.id);
    if (command !== undefined) return obey(state, command, world);
    if (done.id.startsWith(surveyOption(''))) return openLink(state, done.id, world);
    if (done.id.startsWith(listOption(''))) return openList(state, done.id, world);
  }
  if ((done.kind === 'choice' || done.kind === 'text') && done.at !== undefined) {
    if (done.at !== state.session.at) return takeEarlier(state, done, done.at, world);
  }
  const place = placeOf(state.session.at).step;
  const asked = place.pinned ? null : questionInside(state, done, world, place);
  if (asked !== null) return present(asked.session, asked.draft, world, silence, nothing);
  const meantHere = answerInside(state, done, world, place);
  return takeHere(state.session, withoutOffer(state.draft), meantHere, world);
}

function choiceOf(id: string, input: Input): Input {
  return 'at' in input && input.at !== undefined
    ? { kind: 'choice', id, at: input.at }
    : { kind: 'choice', id };
}

function takeHere(session: Session, draft: Draft, input: Input, world: World): Turn {
  const move = placeOf(session.at).step.take({ state: { session, draft }, world }, input);
  return follow(session, move, world);
}

function follow(session: Session, move: Move, world: World): Turn {
  const next =
    move.language === undefined ? advance(session, move, world) : speak(session, move.language);
  return present(next, move.draft, world, move.notes, move.outcome);
}

/**
 * An answer that belongs to a step passed already (the browser's back button, a second tab, a double click): it is taken
 * as a correction and the person stays where they are. An answer that changes nothing therefore changes nothing.
 */
function takeEarlier(state: State, input: Input, at: StepRef, world: World): Turn {
  const { session, draft } = state;
  if (!wasPassed(state, at))
    return present(session, draft, world, [say('common.old-page', 'notice')], nothing);
  const path = pathBefore(session.path, at) ?? session.path;
  if (input.kind === 'choice' && input.id === 'back' && path !== noPath) {
    return present(retreat({ ...session, path }), draft, world, silence, nothing);
  }
  const there: Session =
    flowNameOf(at) === flowNameOf(session.at)
      ? { ...session, at, resume: session.resume ?? session.at }
      : { ...session, at, path, resume: null };
  return takeHere(there, draft, input, world);
}

function wasPassed(state: State, at: StepRef): boolean {
  if (hasPassed(state.session.path, at)) return true;
  const place = placeOf(at, null);
  if (place === null || place.step.question === null) return false;
  return (
    flowNameOf(at) === flowNameOf(state.session.at) &&
    state.draft.answers[place.step.question] !== undefined
  );
}

function obey(state: State, command: Command, world: World): Turn {
  const { session, draft } = state;
  switch (command) {
    case 'kk':
    case 'ru':
    case 'en':
      return present(speak(session, command), draft, world, silence, nothing);
    case 'language':
      return present(visit(session, 'language/switch'), draft, world, silence, nothing);
    case 'help':
      return present(visit(session, 'help/help'), draft, world, silence, nothing);
    case 'menu':
      return leaveFor('menu/menu', state, world);
    case 'start':
      return leaveFor('menu/welcome', state, world);
    case 'stop':
    case 'erase':
      return erase(session, world);
    default:
      return command satisfies never;
  }
}

function speak(session: Session, language: Language): Session {
  const spoken = { ...session, language };
  if (session.at === 'language/switch') return retreat(spoken);
  return session.at === 'language/choose' ? { ...spoken, at: 'menu/welcome' } : spoken;
}

function leaveFor(
  to: StepRef,
  state: State,
  world: World,
  notes: readonly Message[] = silence,
): Turn {
  const { session, draft } = state;
  const pinned = [session.at, lastOf(session.path)].find(
    (ref) => ref !== null && placeOf(ref, null)?.step.pinned === true,
  );
  if (pinned === undefined) return present(visit(session, to), draft, world, notes, nothing);
  const home = session.at === pinned ? session : retreat(session);
  return present(home, draft, world, [say('common.save-first', 'warning')], nothing);
}

/** A survey that was chosen by a link: from wherever the person is, and nothing of that is lost. */
function openLink(state: State, id: string, world: World): Turn {
  const offer = openOffers(world).find((one) => surveyOption(one.id) === id);
  if (offer === undefined)
    return leaveFor('survey/choose', state, world, [say('survey.no-link', 'notice')]);
  const { to, draft } = enterSurvey(state.draft, offer, world);
  return leaveFor(to, { ...state, draft }, world);
}

/** A personal link: the world says what it asks, and nothing of what was begun elsewhere is lost. */
function openList(state: State, id: string, world: World): Turn {
  const there = leaveFor('list/door', state, world);
  if (there.session.at !== 'list/door') return there;
  return { ...there, outcome: { kind: 'list-open', token: id.slice(listOption('').length) } };
}

/** Everything goes at once, without a question: who asks for this may have a reason to hurry. */
function erase(session: Session, world: World): Turn {
  const fresh = {
    ...startSession(session.language, world.freshToken()),
    at: 'erase/done' as const,
  };
  return present(fresh, emptyDraft, world, silence, { kind: 'erase' });
}

function hearWorld(state: State, reply: Reply, world: World): Turn {
  const { session, draft } = state;
  const move = placeOf(session.at).flow.hear({ state, world }, reply);
  return move === null
    ? present(session, draft, world, silence, nothing)
    : follow(session, move, world);
}

function noted(taken: Turn, note: Message): Turn {
  return { ...taken, messages: [note, ...taken.messages] };
}

const formChanged = say('common.form-changed', 'notice');
const expired = [say('common.expired', 'notice')];

/** The keys of a returning reporter are dropped; what they were writing stays. */
function afterVisit(state: State, incoming: Incoming, world: World): Turn {
  const { session } = state;
  const said = session.at === 'check/harm' ? state.draft.reply?.checkIn?.said : undefined;
  const reply =
    incoming.kind === 'text' && (session.at === 'check/reply' || said !== undefined)
      ? { text: said === undefined ? incoming.text : `${said}\n\n${incoming.text}`, files: [] }
      : state.draft.reply === null
        ? null
        : { text: state.draft.reply.text, files: [] };
  const draft = { ...state.draft, visit: null, reply };
  const away = flowNameOf(session.at) !== 'check' || session.at === 'check/receipt';
  if (away) return take({ session, draft }, incoming, world);
  const gone = {
    ...session,
    at: 'check/receipt' as const,
    path: pathOf(stepsOf(session.path).filter(outsideCheck)),
  };
  return present(gone, draft, world, [say('check.visit-over', 'notice')], nothing);
}

function outsideCheck(ref: StepRef): boolean {
  return flowNameOf(ref) !== 'check';
}

function present(
  arrived: Session,
  brought: Draft,
  world: World,
  notes: readonly Message[],
  outcome: Outcome,
): Turn {
  const session = standing(arrived);
  const draft = withoutWords(session, brought);
  const scene = { state: { session, draft }, world };
  const shown = withOffer(scene, placeOf(session.at).step.show(scene));
  return {
    session,
    draft,
    messages: notes.length === 0 ? shown.messages : [...notes, ...shown.messages],
    prompt: shown.prompt,
    outcome,
  };
}
