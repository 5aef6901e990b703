import type { Code } from '../../../surveys/code.ts';
import type { SurveyId } from '../../../surveys/survey-id.ts';

/**
 * The codes that were made in this tab: in memory only. They outlast the lock after ten idle minutes, because a survey whose
 * codes are gone can never be answered; signing out and closing the tab end them.
 */
export class IssuedCodes {
  readonly #held = new Map<SurveyId, readonly Code[]>();
  #officerId: string | null = null;

  /** Somebody else at the same tab does not get them. */
  belongTo(officerId: string): void {
    if (this.#officerId !== officerId) this.forget();
    this.#officerId = officerId;
  }
  hold(survey: SurveyId, codes: readonly Code[]): void {
    this.#held.set(survey, codes);
  }
  /** `null` when they were made elsewhere or are gone. */
  of(survey: SurveyId): readonly Code[] | null {
    return this.#held.get(survey) ?? null;
  }
  get any(): boolean {
    return this.#held.size > 0;
  }
  forget(): void {
    this.#held.clear();
  }
}
