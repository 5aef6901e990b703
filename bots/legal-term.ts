import type { TermWord } from '../cases/entry-payload.ts';
import type { Status } from '../cases/status.ts';
import type { AccountTerm } from '../dialogs/draft.ts';
import type { DateIso } from '../platform/time.ts';

/** What the law gives the organisation for one case, folded from the officers' words in their order. */
export class LegalTerm {
  #word: { readonly said: DateIso; readonly word: TermWord } | null = null;
  #answered: DateIso | null = null;
  #handedOver = false;
  #before: DateIso | null = null;
  #isLate = false;

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
    if (due === null) return null;
    if (this.#answered !== null) return this.#answered <= due && !this.#isLate;
    return today > due ? false : null;
  }
}
