import type { Incoming } from '../dialogs/incoming.ts';
import { filesOfList } from '../dialogs/list/scene.ts';
import type { StepRef } from '../dialogs/session.ts';
import type { Visit } from '../dialogs/draft.ts';
import type { State, Turn } from '../dialogs/state.ts';
import { startState } from '../dialogs/turn.ts';
import { hex } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import { codeOf, placeOf } from '../platform/log.ts';
import type { Attach } from './attach.ts';
import { carryOut, dropFiles, type CarryParts } from './carry-out.ts';
import { done, type Done, type Errand } from './errand.ts';
import type { Act, Converse, Conversed, Turned } from './conversed.ts';
import { accountNow } from './damage.ts';
import { DialogRow, type RowParts } from './dialog-row.ts';
import { isSentAlready } from './double-send.ts';
import { greeter, type Greet } from './greeter.ts';
import { inTurns } from './in-turns.ts';
import { once } from './model/once.ts';
import { lostWords, typed } from './lost-words.ts';
import { lately } from './roster-watch.ts';
import { turnerFor, type TurnerParts } from './turner.ts';

/** What the loop needs of the world. */
export type ConverseParts = TurnerParts & RowParts & CarryParts & { readonly attach: Attach };

/** Another process may be faster; more than this is a fault and said so. */
const mostTries = 4;

/** The loop that all channels share: load, turn, seal, store, reply. */
export function createConverse(parts: ConverseParts): Converse {
  const queue = inTurns();
  const greet = greeter();
  const { knowledge } = parts;
  // The first screen is the same whatever surveys there are.
  const surveys = { ...parts.surveys, board: async () => ({ offers: [], knowledge }) };
  const glance = { ...parts, surveys, roster: lately(parts.roster, parts.clock.now) };
  return async (turned) => {
    if (isFirstLook(turned)) {
      const clientKey = parts.random(32);
      const turner = await turnerFor(glance, clientKey, turned.channel);
      return answer(clientKey, { view: greet(turner, turned.language ?? 'kk') });
    }
    const clientKey = turned.clientKey ?? parts.random(32);
    return await queue(hex(hash('session/queue', clientKey)), () =>
      converse(parts, turned, clientKey, greet),
    );
  };
}

async function converse(
  parts: ConverseParts,
  turned: Turned,
  clientKey: Uint8Array,
  greet: Greet,
): Promise<Conversed> {
  // A second try after a lost race takes the file that is sealed already: its stream is spent.
  let attached: Awaited<ReturnType<Attach>> | null = null;
  const attach: Attach = async (file, state) => {
    const taken = attached ?? (await parts.attach(file, state));
    attached = taken;
    return taken;
  };
  const rephrase = once(parts.rephrase);
  for (let tries = 1; ; tries += 1) {
    try {
      return await tried({ ...parts, attach, rephrase }, turned, clientKey, greet);
    } catch (error) {
      if (codeOf(error) !== 'store.busy' || tries === mostTries) throw error;
    }
  }
}

async function tried(
  parts: ConverseParts,
  asked: Turned,
  clientKey: Uint8Array,
  greet: Greet,
): Promise<Conversed> {
  const { channel, language } = asked;
  const turner = await turnerFor(parts, clientKey, channel);
  const { take, world } = turner;
  const row =
    asked.clientKey === null
      ? DialogRow.fresh(parts, clientKey)
      : await DialogRow.load(parts, clientKey);
  const turned = isSentAlready(asked.act, row.box) ? { ...asked, act: look } : asked;
  const { act } = turned;
  const isNew = row.box === null;
  if (isNew && act.kind === 'look' && !isKeptFromTheStart(turned)) {
    return answer(clientKey, { view: greet(turner, language ?? 'kk') });
  }
  const begun =
    row.box?.state ?? startState(language ?? (channel === 'web' ? 'kk' : null), world.freshToken());
  const spoken = language === null ? begun : take(begun, { kind: 'choice', id: language });
  const person = turned.person ?? null;
  const errand: Errand = { clientKey, channel, row, turner, before: spoken, person };
  if (isNew && isLost(turned, spoken)) {
    const lost = done(take(spoken, { kind: 'expired' }), 'expired');
    return await keep(parts, errand, turned, lost);
  }
  const incoming = await incomingOf(parts, errand, act, spoken);
  const first = take(spoken, incoming);
  const now = await upToDate(parts, first);
  if (typeof now === 'string') {
    const told = done(take(first, { kind: 'failed', reason: now }), 'damaged');
    return await keep(parts, errand, turned, told);
  }
  const turn = now === null ? first : take(withVisit(spoken, now), incoming);
  return await keep(parts, errand, turned, await carryOut(parts, errand, turn));
}

function withVisit({ session, draft }: State, visit: Visit): State {
  return { session, draft: { ...draft, visit } };
}

const look: Act = { kind: 'look' };

/** Somebody who has just come: nothing is stored, and nothing needs to wait for anything. */
function isFirstLook({ act, clientKey, channel }: Turned): boolean {
  return act.kind === 'look' && clientKey === null && channel === 'web';
}

/** Clients without a page of their own get a row at once; a page is looked at by many who never begin. */
function isKeptFromTheStart({ clientKey, channel }: Turned): boolean {
  return clientKey === null && channel !== 'web';
}

/**
 * Whoever is shown the account of a case, whichever way he came to it, sees it as it is now. `null`: it is not shown, or
 * what the turn asks for brings it.
 */
async function upToDate(
  parts: ConverseParts,
  { session, draft: { visit }, outcome }: Turn,
): Promise<Visit | 'damaged' | 'gone' | null> {
  if (visit === null || session.at !== 'check/account' || outcome.kind !== 'none') return null;
  const account = await accountNow(parts, visit);
  return typeof account === 'string' ? account : { ...visit, account };
}

/** An act on a dialog that is not there any more. */
function isLost({ act, clientKey }: Turned, state: State): boolean {
  if (clientKey === null || act.kind === 'look') return false;
  return ('at' in act ? act.at : undefined) !== state.session.at;
}

async function incomingOf(
  { attach }: ConverseParts,
  { turner }: Errand,
  act: Act,
  state: State,
): Promise<Incoming> {
  switch (act.kind) {
    case 'look':
      return { kind: 'look' };
    case 'choice':
      return { kind: 'choice', id: act.id, ...placed(act.at) };
    case 'text':
      return { kind: 'text', text: act.text, ...placed(act.at) };
    case 'file-refused':
      return { kind: 'file-refused', reason: act.reason };
    case 'file': {
      const isAsked = turner.take(state, { kind: 'look' }).prompt.expects === 'file';
      const hasNobody = turner.world.intake === 'closed' && state.session.at.startsWith('report/');
      if (isAsked && !hasNobody) return await attach(act, state);
      await act.bytes.cancel();
      return hasNobody
        ? { kind: 'failed', reason: 'closed' }
        : { kind: 'file-refused', reason: 'not-now' };
    }
    default:
      return act satisfies never;
  }
}

function placed(at: string | undefined): { at?: StepRef } {
  // An unknown place is no place that was passed: the dialog says so itself.
  return at === undefined ? {} : { at: at as StepRef };
}

/** Stores where the dialog stands now, unless that happened already, and answers. */
async function keep(
  parts: ConverseParts,
  errand: Errand,
  turned: Turned,
  carried: Done,
): Promise<Conversed> {
  const { clientKey, row, turner, before } = errand;
  const { turn, problem, outcome, isSaved, isShown } = carried;
  if (outcome === 'erased') return await erase(parts, errand, turn);
  if (turn.outcome.kind === 'forget') return await forget(parts, errand, turn);
  const unsaved =
    turned.act.kind === 'look' ? (row.box?.unsaved ?? null) : lostWords(turned, before, turn);
  if (!isSaved && hasChanged(errand, turned, turn)) {
    try {
      await row.save(row.update(turn, unsaved, turner), isShown ? 'soon' : 'now');
    } catch (error) {
      if (codeOf(error) !== 'store.full') throw error;
      const full = turner.take(before, { kind: 'failed', reason: 'full' });
      return answer(clientKey, {
        view: turner.draw(full),
        problem: 'full',
        unsaved: typed(turned),
      });
    }
  }
  const notes = turned.act.kind === 'look' ? (row.box?.notes ?? []) : [];
  const shown = notes.length === 0 ? turn : { ...turn, messages: [...notes, ...turn.messages] };
  return answer(clientKey, { view: turner.draw(shown), problem, unsaved, outcome });
}

/** Looking alone writes nothing, unless it begins a dialog or changes its language. */
function hasChanged({ row }: Errand, { act }: Turned, { session }: Turn): boolean {
  if (act.kind !== 'look' || row.box === null) return true;
  return session.language !== row.box.state.session.language;
}

/** The receipt is safe: everything moves under a fresh key, and the old one opens nothing any more. */
async function forget(
  parts: ConverseParts,
  { row, turner }: Errand,
  turn: Turn,
): Promise<Conversed> {
  const clientKey = parts.random(32);
  const moved = DialogRow.fresh(parts, clientKey);
  await moved.save(moved.update(turn, null, turner));
  await row.drop();
  return answer(clientKey, { view: turner.draw(turn) });
}

/** Everything goes. Where the disk refuses, the row is noise without the client's key and goes with the next sweep. */
async function erase(
  parts: ConverseParts,
  { channel, row, turner, before }: Errand,
  turn: Turn,
): Promise<Conversed> {
  try {
    await row.drop();
    await dropFiles(parts, [
      ...before.draft.files,
      ...(before.draft.reply?.files ?? []),
      ...filesOfList(before.draft.list),
    ]);
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    parts.log('turn.failed', { channel, code: codeOf(error), place: placeOf(error) });
  }
  return answer(parts.random(32), { view: turner.draw(turn), outcome: 'erased' });
}

function answer(
  clientKey: Uint8Array,
  {
    outcome = 'shown',
    problem = null,
    unsaved = null,
    view,
  }: Partial<Conversed> & Pick<Conversed, 'view'>,
): Conversed {
  return { clientKey, view, outcome, problem, unsaved };
}
