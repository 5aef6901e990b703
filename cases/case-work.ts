import type { DateIso } from '../platform/time.ts';
import type { OpenedEntry } from './entry.ts';
import type { CaseTask } from './entry-payload.ts';
import { type Masks, noMasks } from './masks.ts';

/** Where the officers' own work on a case stands, told by their signed words in their order. */
export interface CaseWork {
  /** Id in the roster. */
  readonly assignee: string | null;
  readonly term: CaseTerm | null;
  /** The card that was proposed last. */
  readonly card: string | null;
  /** In the order in which they were first said. */
  readonly tasks: readonly CaseTask[];
  readonly masks: Masks;
}

export interface CaseTerm {
  readonly term: string;
  readonly due: DateIso | null;
  readonly extended: boolean;
}

export function workOf(entries: readonly OpenedEntry[]): CaseWork {
  let assignee: CaseWork['assignee'] = null;
  let term: CaseWork['term'] = null;
  let card: CaseWork['card'] = null;
  let masks = noMasks;
  const tasks = new Map<string, CaseTask>();
  for (const entry of entries) {
    if (entry.from !== 'officer') continue;
    const { word } = entry;
    if (word.kind === 'assign') assignee = word.to;
    if (word.kind === 'term') term = { term: word.term, due: word.due, extended: word.extended };
    if (word.kind === 'mask') masks = word.masks;
    if (word.kind === 'card') card = word.draft;
    if (word.kind === 'task') {
      const { id, text, due, done } = word;
      tasks.set(id, { id, text, due, done });
    }
    // Whoever stays away does not go on working on it.
    if (word.kind === 'aside' && assignee === entry.officer) assignee = null;
  }
  return { assignee, term, card, tasks: [...tasks.values()], masks };
}
