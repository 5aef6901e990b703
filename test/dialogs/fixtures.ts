import type { CaseAccount, DraftFile, Visit } from '../../dialogs/draft.ts';
import type { Incoming } from '../../dialogs/incoming.ts';
import type { State, Turn } from '../../dialogs/state.ts';
import { startState, turn } from '../../dialogs/turn.ts';
import type { World } from '../../dialogs/world.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { createSearch } from '../../knowledge/search/search.ts';
import { writeReceipt } from '../../knowledge/receipt-text.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';

export const knowledge = await loadKnowledge();

export const search = createSearch(knowledge.cards.values(), knowledge.glossary);

export const receipt = writeReceipt('0123456789ABCDEFGHJKMNP');

export function day(value: string): DateIso {
  const read = dateIso(value);
  if (read === null) throw new TypeError('no day');
  return read;
}

export function worldWith(changes: Partial<World> = {}): World {
  let tokens = 0;
  return {
    today: day('2026-11-23'),
    now: 1_000_000,
    knowledge,
    surveys: [],
    search,
    model: false,
    intake: 'open',
    oversight: true,
    body: null,
    channel: 'web',
    freshToken: () => `token-${String((tokens += 1))}`,
    receipt: () => receipt,
    ...changes,
  };
}

/** A person at the keyboard; every state goes through JSON, as it does between real turns. */
export class Person {
  world: World;
  last: Turn;
  constructor(world: World = worldWith()) {
    this.world = world;
    this.last = turn(startState('en', 'token-0'), { kind: 'look' }, world);
  }
  get state(): State {
    const { session, draft } = this.last;
    return JSON.parse(JSON.stringify({ session, draft })) as State;
  }
  get at(): string {
    return this.last.session.at;
  }
  get options(): readonly string[] {
    return this.last.prompt.options.map(({ id }) => id);
  }
  does(incoming: Incoming): this {
    this.last = turn(this.state, incoming, this.world);
    return this;
  }
  picks(...ids: readonly string[]): this {
    for (const id of ids) this.does({ kind: 'choice', id });
    return this;
  }
  types(text: string): this {
    return this.does({ kind: 'text', text });
  }
  adds(file: DraftFile = fileWith()): this {
    const caseKey = { caseId: 'c', identity: 'i', recipient: 'r' };
    return this.does({ kind: 'file', file, caseKey });
  }
  /** Answers nothing more until the step is reached. */
  skipsTo(at: string): this {
    for (let turns = 0; this.at !== at; turns += 1) {
      if (turns > 40) throw new Error(`${at} was not reached`);
      this.picks(this.options.includes('skip') ? 'skip' : 'done');
    }
    return this;
  }
  answer(question: string): unknown {
    return this.last.draft.answers[question];
  }
}

/** Someone who has come to the free account, anonymously, about another unit. */
export function atRecall(world?: World): Person {
  return new Person(world).picks('report', 'no', 'continue', 'anonymous', 'no');
}

export function atReview(world?: World): Person {
  return atRecall(world).types('Something is wrong here.').skipsTo('report/review');
}

export function fileWith(changes: Partial<DraftFile> = {}): DraftFile {
  return {
    mime: 'image/jpeg',
    extension: '.jpg',
    size: 3_000_000,
    cleaned: blob('cleaned'),
    original: blob('original'),
    keep: 'cleaned',
    found: ['place', 'device'],
    ...changes,
  };
}

function blob(blobId: string) {
  return { blobId, sha256: 'aa', size: 4096 };
}

export function accountWith(changes: Partial<CaseAccount> = {}): CaseAccount {
  return {
    filed: day('2026-11-16'),
    status: 'assessing',
    reason: 'We have begun.',
    statusDay: day('2026-11-17'),
    letters: [{ day: day('2026-11-18'), role: 'officer', text: 'Which room was it?' }],
    unreadable: [],
    openings: [{ day: day('2026-11-17'), role: 'officer' }],
    sent: [],
    due: { acknowledge: day('2026-11-19'), kept: true },
    proof: 'cHJvb2Y',
    ...changes,
  };
}

export function visitWith(changes: Partial<CaseAccount> = {}, until = 2_000_000): Visit {
  return {
    receiptId: 'aa',
    ageIdentity: 'AGE-SECRET-KEY-PQ-1X',
    signSeed: 'c2VlZA',
    caseId: 'c',
    caseRecipient: 'age1pqx',
    until,
    account: accountWith(changes),
  };
}

/** The keys of the phrases that were said, for questions of what rather than of wording. */
export function said({ messages }: Turn): readonly string[] {
  return messages.flatMap((message) =>
    message.kind === 'say' && message.text.kind === 'phrase' ? [message.text.key] : [],
  );
}
