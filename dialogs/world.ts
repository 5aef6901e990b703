import type { Knowledge } from '../knowledge/load.ts';
import type { Search } from '../knowledge/search/search.ts';
import type { DateIso } from '../platform/time.ts';
import type { SurveyOffer } from './survey/survey-offer.ts';

/** All that a turn may know of the world: no clock, no store, no randomness of its own. */
export interface World {
  readonly today: DateIso;
  /** Milliseconds since the epoch, for the lifetime of a visit. */
  readonly now: number;
  readonly knowledge: Knowledge;
  /** Surveys that are not closed: also those of days to come. */
  readonly surveys: readonly SurveyOffer[];
  /** Finds the card that answers a question; keeps nothing of it. */
  readonly search: Search;
  /** Whether the body switched a language model on, which may put cards into other words. */
  readonly model: boolean;
  readonly intake: 'open' | 'closed';
  /** Whether the body has an oversight group (otherwise reporters read that there is none). */
  readonly oversight: boolean;
  /** The public body's name as its roster says it; `null` while nobody receives. */
  readonly body: string | null;
  readonly channel: 'web' | 'json' | 'telegram' | 'teams' | 'terminal' | 'office';
  /** Fresh randomness, base64url of 16 bytes, used when a report starts. */
  readonly freshToken: () => string;
  /** The receipt of the report that was just filed, grouped; `null` when there is none. */
  readonly receipt: () => string | null;
}
