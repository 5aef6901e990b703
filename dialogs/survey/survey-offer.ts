import type { FormId } from '../../knowledge/schema/questionnaire.ts';
import type { DateIso } from '../../platform/time.ts';

/** A survey that was opened and not closed, as a dialog needs to know it. Its form stands among the world's forms. */
export interface SurveyOffer {
  readonly id: string;
  readonly form: FormId;
  /** Who asks. */
  readonly body: string;
  readonly access: 'codes' | 'open';
  /** First and last day, both included. */
  readonly opens: DateIso;
  readonly closes: DateIso;
  /** Whose officers read what is written in words. */
  readonly readers: 'default' | 'oversight';
}
