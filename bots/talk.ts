import type { Incoming } from '../dialogs/incoming.ts';
import type { Message } from '../dialogs/message.ts';
import type { Session, StepRef } from '../dialogs/session.ts';
import type { State, Turn } from '../dialogs/state.ts';
import { startState, turn } from '../dialogs/turn.ts';
import type { World } from '../dialogs/world.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { base64url } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { Language } from '../platform/language.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import { addDays, type Clock } from '../platform/time.ts';
import type { BlobWriter } from '../storage/blobs.ts';
import type { SessionReader, SessionUpdate, SessionWriter } from '../storage/sessions.ts';
import { copiesOf, type Attach } from './attach.ts';
import type { Act, Conversed, Problem, Turned } from './conversed.ts';
import { drawTurn } from './draw.ts';
import { receiptOf, tokenOf, type FileReport } from './filing.ts';
import type { CurrentRoster } from './roster-watch.ts';
import { boxKeys, openBox, sealBox, type Box, type BoxKeys } from './session-box.ts';
import type { View } from './view.ts';
import type { Visits } from './visits.ts';

/** What a turn needs of the world. */
export interface TalkParts {
  readonly knowledge: Knowledge;
  readonly sessions: SessionReader & SessionWriter;
  readonly roster: CurrentRoster;
  readonly blobs: Pick<BlobWriter, 'dropDraft'>;
  readonly file: FileReport;
  readonly visits: Visits;
  readonly attach: Attach;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** How long the client's key opens a draft after the last turn. */
const lifetime = 24 * 60 * 60 * 1000;
/** Another process may be faster; more than this is a fault and said so. */
const mostTries = 4;

/** The first screen of people without a session. */
export type Greet = (world: World, language: Language | null) => View;

interface Stored {
  readonly box: Box;
  readonly version: number;
}

/** What a turn and its outcome came to. */
interface Settled {
  readonly turn: Turn;
  readonly problem: Problem | null;
  readonly outcome: Conversed['outcome'];
  /** Whether the session was stored together with what the turn did. */
  readonly saved: boolean;
}

/** One act of one client: load, turn, seal, store, reply. */
export class Talk {
  readonly #parts: TalkParts;
  readonly #turned: Turned;
  readonly #clientKey: Uint8Array;
  readonly #keys: BoxKeys;
  readonly #greet: Greet;
  #session: Session | null = null;
  #attached: Incoming | null = null;

  constructor(
    parts: TalkParts,
    turned: Turned,
    clientKey: Uint8Array,
    keys: BoxKeys,
    greet: Greet,
  ) {
    this.#parts = parts;
    this.#turned = turned;
    this.#clientKey = clientKey;
    this.#keys = keys;
    this.#greet = greet;
  }

  async run(): Promise<Conversed> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once();
      } catch (error) {
        const again = error instanceof SenimError && error.code === 'store.busy';
        if (!again || tries === mostTries) throw error;
      }
    }
  }

  async #once(): Promise<Conversed> {
    const { act, channel, language } = this.#turned;
    const world = await this.#world();
    const stored = await this.#load();
    if (stored === null && act.kind === 'look' && !this.#isKeptFromTheStart()) {
      return this.#answer(this.#greet(world, language), null);
    }
    const begun =
      stored?.box.state ??
      startState(language ?? (channel === 'web' ? 'kk' : null), world.freshToken());
    const state =
      language === null ? begun : this.#take(begun, { kind: 'choice', id: language }, world);
    const isLost = stored === null && this.#namesAnotherPlace(state);
    if (act.kind === 'look' || isLost) {
      const looked = this.#take(state, { kind: isLost ? 'expired' : 'look' }, world);
      return await this.#keep(stored, state, settled(looked, isLost ? 'expired' : null), world);
    }
    const incoming = await this.#incoming(act, state, world);
    const turned = this.#take(state, incoming, world);
    return await this.#keep(stored, state, await this.#settle(stored, turned, world), world);
  }

  /** Clients without a page of their own get a session at once; a page is only looked at by many. */
  #isKeptFromTheStart(): boolean {
    return this.#turned.clientKey === null && this.#turned.channel !== 'web';
  }

  /** An act on something that is not there any more, or was never begun. */
  #namesAnotherPlace(state: State): boolean {
    const { act, clientKey } = this.#turned;
    if (clientKey === null || act.kind === 'look') return false;
    const at = 'at' in act ? act.at : undefined;
    return at !== state.session.at;
  }

  async #world(): Promise<World> {
    const { knowledge, roster, clock, random } = this.#parts;
    const verified = await roster();
    return {
      today: clock.today(),
      now: clock.now(),
      knowledge,
      intake: verified === null ? 'closed' : 'open',
      oversight: verified === null || verified.roster.groups.oversight !== undefined,
      channel: this.#turned.channel,
      freshToken: () => base64url(random(16)),
      receipt: () => (this.#session === null ? null : receiptOf(this.#clientKey, this.#session)),
    };
  }

  async #load(): Promise<Stored | null> {
    if (this.#turned.clientKey === null) return null;
    const row = await this.#parts.sessions.load(this.#keys.idHash);
    if (row === null) return null;
    const box = openBox(this.#keys, row.blob);
    if (box.until >= this.#parts.clock.now()) return { box, version: row.version };
    await this.#parts.sessions.drop(this.#keys.idHash);
    return null;
  }

  #take(state: State, incoming: Incoming, world: World): Turn {
    this.#session = state.session;
    return turn(state, incoming, world);
  }

  async #incoming(
    act: Exclude<Act, { kind: 'look' }>,
    state: State,
    world: World,
  ): Promise<Incoming> {
    switch (act.kind) {
      case 'choice':
        return { kind: 'choice', id: act.id, ...placed(act.at) };
      case 'text':
        return { kind: 'text', text: act.text, ...placed(act.at) };
      case 'file-refused':
        return { kind: 'file-refused', reason: act.reason };
      case 'file': {
        // A second try after a lost race takes the file that is sealed already: the stream is spent.
        this.#attached ??= await this.#attach(act, state, world);
        return this.#attached;
      }
      default:
        return act satisfies never;
    }
  }

  async #attach(
    act: Extract<Act, { kind: 'file' }>,
    state: State,
    world: World,
  ): Promise<Incoming> {
    const asked = this.#take(state, { kind: 'look' }, world).prompt.expects === 'file';
    if (asked) return await this.#parts.attach(act, state);
    await act.bytes.cancel();
    return { kind: 'file-refused', reason: 'not-now' };
  }

  /** Carries out what the turn asks for, and lets the dialog hear what came of it. */
  async #settle(stored: Stored | null, asked: Turn, world: World): Promise<Settled> {
    const { visits } = this.#parts;
    const { outcome } = asked;
    const hear = (incoming: Incoming, problem: Problem | null = null) =>
      settled(this.#take(asked, incoming, world), problem);
    switch (outcome.kind) {
      case 'none':
        return settled(asked);
      case 'report':
        return await this.#file(stored, asked, outcome, world);
      case 'follow-up':
        return await this.#followUp(stored, asked, outcome, world);
      case 'lookup': {
        const visit = await visits.find(outcome.receipt);
        return hear(visit === null ? { kind: 'not-found' } : { kind: 'found', visit });
      }
      case 'refresh': {
        const { visit } = asked.draft;
        if (visit === null) return settled(asked);
        return hear({ kind: 'account', account: await visits.account(visit) });
      }
      case 'drop-file':
        await this.#drop([outcome.file]);
        return settled(asked);
      case 'forget':
        return settled(asked);
      case 'receipt-file':
        return { ...settled(asked), outcome: 'receipt-file' };
      case 'erase':
        return { ...settled(asked), outcome: 'erased' };
      default:
        return outcome satisfies never;
    }
  }

  async #file(
    stored: Stored | null,
    asked: Turn,
    outcome: Extract<Turn['outcome'], { kind: 'report' }>,
    world: World,
  ): Promise<Settled> {
    const filed = this.#take(asked, { kind: 'filed' }, world);
    return await this.#commit(asked, filed, world, (after) =>
      this.#parts.file({
        outcome,
        clientKey: this.#clientKey,
        session: filed.session,
        caseKey: asked.draft.caseKey,
        channel: this.#turned.channel,
        update: this.#update(stored, after, null),
      }),
    );
  }

  async #followUp(
    stored: Stored | null,
    asked: Turn,
    outcome: Extract<Turn['outcome'], { kind: 'follow-up' }>,
    world: World,
  ): Promise<Settled> {
    const { visit } = asked.draft;
    if (visit === null) return settled(asked);
    const account = await this.#parts.visits.account(visit);
    const sent = [...account.sent, world.today];
    const heard = this.#take(asked, { kind: 'followed-up', account: { ...account, sent } }, world);
    return await this.#commit(asked, heard, world, (after) =>
      this.#parts.visits.followUp({
        outcome,
        visit,
        // Of the session before the turn: a repeated post is the same message.
        once: tokenOf('follow-up', this.#clientKey, asked.session.token, stored?.version ?? 0),
        update: this.#update(stored, after, null),
      }),
    );
  }

  /** What is acknowledged and the session that says so become durable together, or neither does. */
  async #commit(
    asked: Turn,
    done: Turn,
    world: World,
    store: (after: Box) => Promise<{ readonly already: boolean } | 'closed'>,
  ): Promise<Settled> {
    const after = this.#box(done, world, null);
    try {
      const stored = await store(after);
      if (stored === 'closed') {
        return settled(this.#take(asked, { kind: 'failed', reason: 'closed' }, world), 'closed');
      }
      return { ...settled(done), saved: !stored.already };
    } catch (error) {
      if (error instanceof SenimError && error.code === 'store.busy') throw error;
      const reason = codeOf(error) === 'store.full' ? 'full' : 'failed';
      this.#parts.log('filing.failed', { code: codeOf(error), place: placeOf(error) });
      return settled(this.#take(asked, { kind: 'failed', reason }, world), reason);
    }
  }

  /** Stores where the dialog stands now, unless that happened already, and answers. */
  async #keep(
    stored: Stored | null,
    before: State,
    { turn: done, problem, outcome, saved }: Settled,
    world: World,
  ): Promise<Conversed> {
    if (outcome === 'erased') return await this.#erase(before, done);
    const unsaved = this.#unsaved(stored, before, done);
    if (done.outcome.kind === 'forget') return await this.#forget(done, world);
    if (!saved && this.#changes(stored, done, unsaved)) {
      const update = this.#update(stored, this.#box(done, world, unsaved), unsaved);
      try {
        const { idHash, blob, expiresDay, expectedVersion } = update;
        const isFirst = await this.#parts.sessions.save(idHash, blob, expiresDay, expectedVersion);
        if (!isFirst) throw new SenimError('store.busy', 'the session was changed by another turn');
      } catch (error) {
        if (codeOf(error) !== 'store.full') throw error;
        const full = this.#take(before, { kind: 'failed', reason: 'full' }, world);
        return this.#answer(this.#draw(full), 'full', this.#typed());
      }
    }
    const notes = this.#turned.act.kind === 'look' ? (stored?.box.notes ?? []) : [];
    const shown = notes.length === 0 ? done : { ...done, messages: [...notes, ...done.messages] };
    return { ...this.#answer(this.#draw(shown), problem, unsaved), outcome };
  }

  /** Looking alone writes nothing, unless it begins or changes something. */
  #changes(stored: Stored | null, done: Turn, unsaved: string | null): boolean {
    if (this.#turned.act.kind !== 'look' || stored === null) return true;
    return (
      unsaved !== stored.box.unsaved || done.session.language !== stored.box.state.session.language
    );
  }

  /** Words that left no trace in the dialog go back into the field. */
  #unsaved(stored: Stored | null, before: State, done: Turn): string | null {
    if (this.#turned.act.kind === 'look') return stored?.box.unsaved ?? null;
    const isUntouched =
      done.draft === before.draft &&
      done.session.at === before.session.at &&
      done.session.language === before.session.language;
    return isUntouched ? this.#typed() : null;
  }

  #typed(): string | null {
    const { act } = this.#turned;
    return act.kind === 'text' && act.text.trim() !== '' ? act.text : null;
  }

  /** The receipt is safe: everything moves under a fresh key, and the old one opens nothing any more. */
  async #forget(done: Turn, world: World): Promise<Conversed> {
    const { random, sessions } = this.#parts;
    const clientKey = random(32);
    const keys = boxKeys(clientKey);
    const box = this.#box(done, world, null);
    await sessions.save(keys.idHash, sealBox(keys, box, random), addDays(world.today, 1), null);
    await sessions.drop(this.#keys.idHash);
    return { ...this.#answer(this.#draw(done), null), clientKey };
  }

  async #erase(before: State, done: Turn): Promise<Conversed> {
    const { sessions, random, log } = this.#parts;
    try {
      await sessions.drop(this.#keys.idHash);
      await this.#drop([...before.draft.files, ...(before.draft.reply?.files ?? [])]);
    } catch (error) {
      // Without the client's key the row is noise, and it goes with the next sweep.
      log('turn.failed', {
        channel: this.#turned.channel,
        code: codeOf(error),
        place: placeOf(error),
      });
    }
    return { ...this.#answer(this.#draw(done), null), outcome: 'erased', clientKey: random(32) };
  }

  async #drop(files: State['draft']['files']): Promise<void> {
    for (const blobId of copiesOf(files)) await this.#parts.blobs.dropDraft(blobId);
  }

  #box(done: Turn, world: World, unsaved: string | null): Box {
    const { session, draft } = done;
    const again = this.#take({ session, draft }, { kind: 'look' }, world).messages.length;
    const notes: readonly Message[] = done.messages.slice(
      0,
      Math.max(0, done.messages.length - again),
    );
    return { state: { session, draft }, notes, unsaved, until: world.now + lifetime };
  }

  #update(stored: Stored | null, box: Box, unsaved: string | null): SessionUpdate {
    return {
      idHash: this.#keys.idHash,
      blob: sealBox(this.#keys, { ...box, unsaved }, this.#parts.random),
      expiresDay: addDays(this.#parts.clock.today(), 1),
      expectedVersion: stored?.version ?? null,
    };
  }

  #draw(done: Turn): View {
    const receipt = () => receiptOf(this.#clientKey, done.session);
    return drawTurn(done, receipt, this.#parts.knowledge);
  }

  #answer(view: View, problem: Problem | null, unsaved: string | null = null): Conversed {
    return { clientKey: this.#clientKey, view, outcome: 'shown', problem, unsaved };
  }
}

function settled(done: Turn, problem: Problem | null = null): Settled {
  return { turn: done, problem, outcome: 'shown', saved: false };
}

function placed(at: string | undefined): { at?: StepRef } {
  // An unknown place is no place that was passed: the dialog says so itself.
  return at === undefined ? {} : { at: at as StepRef };
}
