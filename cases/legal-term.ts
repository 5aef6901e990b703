import type { AccountTerm } from '../dialogs/draft.ts';
import type { DateIso } from '../platform/time.ts';
import type { OfficerWord, TermWord } from './entry-payload.ts';
import { isAnswer, type Status } from './status.ts';

/** Something that a body owes until a day. */
export interface Owed {
  readonly due: DateIso;
  readonly answered: DateIso | null;
  /** An earlier last day had passed without an answer when it was extended. */
  readonly isLate: boolean;
}

/** Whether it came in time; `null` while it still may. What reporters read and what is counted are decided here. */
export function isKept({ due, answered, isLate }: Owed, today: DateIso): boolean | null {
  if (isLate) return false;
  if (answered !== null) return answered <= due;
  return today > due ? false : null;
}

/** What the law gives the organisation for one case, folded from the officers' words in their order. */
export class LegalTerm {
  #word: { readonly said: DateIso; readonly word: TermWord } | null = null;
  #answered: DateIso | null = null;
  #handedOver = false;
  #before: DateIso | null = null;
  #isLate = false;

  /** `alone`: a closing that one signed where two must, which ends nothing that the body owes. */
  take(word: OfficerWord, day: DateIso, { alone }: { readonly alone: boolean }): void {
    if (word.kind === 'term') this.say(word, day);
    if (word.kind === 'status' && isAnswer(word.to) && !alone) this.answer(day, word.to);
  }

  /** The day of the answer, `null` while there is none. */
  get answered(): DateIso | null {
    return this.#answered;
  }

  /** Whether it was extended when it was over. */
  get isLate(): boolean {
    return this.#isLate;
  }

  say(word: TermWord, day: DateIso): void {
    const before = this.#word?.word.due ?? null;
    // A longer term that comes after the end of the shorter one does not mend what was broken.
    if (word.extended && before !== null && this.#answered === null && day > before) {
      this.#isLate = true;
    }
    this.#before = word.extended ? before : null;
    this.#word = { said: day, word };
  }

  /** The first answer counts: a case that is taken up again was answered all the same. */
  answer(day: DateIso, to: Status): void {
    if (this.#answered !== null) return;
    this.#answered = day;
    this.#handedOver = to === 'handed-over';
  }

  /** `stored`: the last day as the case's row has it, all that is known of a basis that was named in a note. */
  standing(stored: DateIso | null, today: DateIso): AccountTerm | null {
    if (this.#word === null) {
      if (stored === null) return null;
      const unread = { basis: null, said: null, extended: false, reason: '', isLate: false };
      const kept = this.#kept(stored, today);
      const handedOver = this.#handedOver;
      return { ...unread, before: null, due: stored, answered: this.#answered, handedOver, kept };
    }
    const { said, word } = this.#word;
    const { term: basis, due, extended, reason } = word;
    const kept = this.#kept(due, today);
    const before = this.#before;
    const handedOver = this.#handedOver;
    const stands = { isLate: this.#isLate, answered: this.#answered, handedOver, kept };
    return { basis, said, due, before, extended, reason, ...stands };
  }

  #kept(due: DateIso | null, today: DateIso): boolean | null {
    const { answered, isLate } = this;
    return due === null ? null : isKept({ due, answered, isLate }, today);
  }
}
