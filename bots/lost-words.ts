import type { Draft } from '../dialogs/draft.ts';
import type { State, Turn } from '../dialogs/state.ts';
import type { Turned } from './conversed.ts';

/** Words that left no trace in the dialog go back into the field. */
export function lostWords(turned: Turned, before: State, after: Turn): string | null {
  const { asked } = after.draft;
  // Words that were taken as a question are kept by the dialog itself, or by nobody.
  if (asked !== null && asked !== before.draft.asked && !asked.isOffered) return null;
  const isUntouched =
    isSameDraft(after.draft, before.draft) &&
    after.session.at === before.session.at &&
    after.session.language === before.session.language;
  return isUntouched ? typed(turned) : null;
}

/** What a question led to is no trace of the words themselves. */
function isSameDraft(after: Draft, before: Draft): boolean {
  if (after === before) return true;
  const { asked: _after, ...left } = after;
  const { asked: _before, ...right } = before;
  return Object.entries(left).every(([name, value]) => value === right[name as keyof typeof right]);
}

/** What was typed, unless there is nothing to see of it. */
export function typed({ act }: Turned): string | null {
  return act.kind === 'text' && act.text.trim() !== '' ? act.text : null;
}
