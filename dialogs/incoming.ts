import type { DateIso } from '../platform/time.ts';
import type { CheckedClaim } from '../knowledge/claims/claim.ts';
import type { CaseAccount, DraftCaseKey, DraftFile, Visit } from './draft.ts';
import type { ListOffer, ListRefusal } from './list/list-offer.ts';
import type { StepRef } from './session.ts';

/** Why a file was not taken. */
export type FileRefusal =
  'empty' | 'too-large' | 'too-many' | 'total' | 'pixels' | 'damaged' | 'space' | 'not-now';

/** Why something could not be finished; the draft is untouched. */
export type Failure =
  | 'closed'
  | 'full'
  | 'failed'
  /** The record of a filed report does not fit its receipt. */
  | 'damaged'
  /** The record of a filed report is not there any more. */
  | 'gone';

/** What reaches a turn. Channel details ended before this. */
export type Incoming =
  /** Nothing new: say again where we are. */
  | { readonly kind: 'look' }
  | { readonly kind: 'choice'; readonly id: string; readonly at?: StepRef }
  | { readonly kind: 'text'; readonly text: string; readonly at?: StepRef }
  | { readonly kind: 'file'; readonly file: DraftFile; readonly caseKey: DraftCaseKey }
  | { readonly kind: 'file-refused'; readonly reason: FileRefusal }
  /** The session named by the client is gone (expired, erased or never was). */
  | { readonly kind: 'expired' }
  // Answers to an outcome, given by the loop of the channels:
  | { readonly kind: 'filed' }
  | { readonly kind: 'found'; readonly visit: Visit }
  | { readonly kind: 'not-found' }
  /** The case was erased: by the decision of two officers, or because its term had ended. */
  | { readonly kind: 'erased'; readonly day: DateIso; readonly because: 'agreed' | 'term' }
  | { readonly kind: 'account'; readonly account: CaseAccount }
  | { readonly kind: 'followed-up'; readonly account: CaseAccount }
  /** Sentences that hold against their cards. Where a model has none, nothing comes and the card stays. */
  | { readonly kind: 'rephrased'; readonly claims: readonly CheckedClaim[] }
  | { readonly kind: 'code'; readonly code: string; readonly fits: boolean }
  | { readonly kind: 'answered' }
  /** `code`: it is not, or no longer, one of this survey. `before`: there is an answer from here. */
  | { readonly kind: 'not-answered'; readonly because: 'code' | 'before' | 'closed' }
  | { readonly kind: 'list'; readonly offer: ListOffer | ListRefusal }
  /** `given` answers of `of` questions are durable and sealed. */
  | { readonly kind: 'list-taken'; readonly given: number; readonly of: number }
  | { readonly kind: 'list-refused'; readonly because: ListRefusal }
  | { readonly kind: 'failed'; readonly reason: Failure };
