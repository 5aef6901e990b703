import type { CheckedClaim } from '../knowledge/claims/claim.ts';
import type { CardId } from '../knowledge/schema/card.ts';
import type { PaperData, PaperId, PaperLanguage } from '../knowledge/schema/paper.ts';
import type { NoticeId } from '../knowledge/schema/notice-id.ts';
import type { TermId } from '../knowledge/schema/term.ts';
import type { Answer, FormId, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { RegionId } from '../knowledge/schema/region.ts';
import type { Language } from '../platform/language.ts';
import type { DateIso } from '../platform/time.ts';
import type { ListChoice, ListOffer } from './list/list-offer.ts';

/** The answers so far: plaintext. It exists inside a turn and inside one encrypted blob, nowhere else. */
export interface Draft {
  readonly answers: Readonly<Record<QuestionId, Answer>>;
  readonly files: readonly DraftFile[];
  /** The case's key, made at the first upload, so that files can be sealed before the report is sent. */
  readonly caseKey: DraftCaseKey | null;
  /** Present for 30 minutes after a receipt was checked. */
  readonly visit: Visit | null;
  /** Questions that the free account answers already: found once, when it is written, so that later turns stay cheap. */
  readonly told: readonly QuestionId[];
  /** What a returning reporter wrote and has not sent yet. Its files are sealed to the visited case. */
  readonly reply: DraftReply | null;
  /** The day of filing, from the receipt until the page of what happens next is left. */
  readonly filed: DateIso | null;
  /** What the last question led to. */
  readonly asked: Asked | null;
  /** What is being counted. */
  readonly count: CountDraft | null;
  /** The paper that is being made. */
  readonly paper: PaperDraft | null;
  /** What the last search in the directory found. */
  readonly sought: SoughtDraft | null;
  /** What is written in the person's own name. */
  readonly notice: NoticeDraft | null;
  /** The form that is gone through besides a report: a guide, a survey. */
  readonly walk: Walk | null;
  /** The survey that is being answered; its answers are those of `walk`. */
  readonly survey: DraftSurvey | null;
  /** The check-list of an internal analysis that is being answered. */
  readonly list: DraftList | null;
}

/** A check-list that is being answered. */
export interface DraftList {
  readonly offer: ListOffer;
  readonly said: Readonly<Record<string, DraftSaid>>;
  /** Made at the first file. */
  readonly caseKey: DraftCaseKey | null;
}

export interface DraftSaid {
  readonly choice: ListChoice;
  readonly note: string | null;
  readonly files: readonly DraftFile[];
}

export interface DraftSurvey {
  readonly id: string;
  /** Kept until the answer is sent and no longer; `null` before it is typed, and where none is asked for. */
  readonly code: string | null;
}

/** Places and ids of entries; what was typed is kept nowhere. */
export interface SoughtDraft {
  readonly regions: readonly RegionId[];
  readonly contacts: readonly string[];
}

export interface CountDraft {
  readonly what: 'add' | 'between' | 'from-start' | 'from-end' | 'from-both' | 'term';
  /** Present exactly when a term is counted. */
  readonly term: TermId | null;
  readonly first: DateIso | null;
  readonly second: DateIso | null;
  readonly days: number | null;
}

/** Enough to make a paper anew; the paper itself is kept nowhere. */
export interface PaperDraft {
  /** `null` while the person still chooses among the forms. */
  readonly id: PaperId | null;
  readonly language: PaperLanguage | null;
  /** Fields that the chosen paper does not have are left out when it is made. */
  readonly data: PaperData;
  /** The field that is being asked for. */
  readonly field: string | null;
}

/** Enough to make a notice anew; the paper itself is kept nowhere. */
export interface NoticeDraft {
  /** The one that is being written. */
  readonly id: NoticeId;
  /** Of the paper, once it was chosen; until then it is the conversation's. */
  readonly language: PaperLanguage | null;
  /** Those that were begun: none is lost by looking at another. */
  readonly walks: Readonly<Partial<Record<NoticeId, Walk>>>;
}

/** Answers to one form that is no report. A report that was begun keeps its own. */
export interface Walk {
  readonly form: FormId;
  /** Content hash of the form as it was when the walk began. */
  readonly version: string;
  readonly answers: Readonly<Record<QuestionId, Answer>>;
}

export interface Asked {
  /** One: the card that is shown. Several: topics to choose from. None: nothing was found. */
  readonly cards: readonly CardId[];
  readonly part: CardPart | 'machine';
  /** The language that the answer is in, as long as the dialog stays in `dialog`. */
  readonly language: Language;
  readonly dialog: Language;
  /** Whether the question was typed inside a report, where the card is only offered. */
  readonly isOffered: boolean;
  /**
   * The words themselves, only while they can be handed over to the officer or taken as an answer: the engine drops
   * them when the person goes elsewhere. `null` where they hold personal data or are not wanted.
   */
  readonly question: string | null;
  /** Whether the person was told that personal data are not kept: said once. */
  readonly isWarned: boolean;
  /** What a language model made of the cards, sentence by sentence held against them; shown while `part` is `machine`. */
  readonly claims: readonly CheckedClaim[] | null;
}

export type CardPart = 'short' | 'details' | 'source' | 'next';

export interface DraftReply {
  readonly text: string;
  readonly files: readonly DraftFile[];
  /** Present where the letter says what happened since: which asking it answers, and the words without the free ones. */
  readonly checkIn?: { readonly stage: number; readonly before: string; readonly said: string };
}

export interface DraftCaseKey {
  readonly caseId: string;
  /** age identity `AGE-SECRET-KEY-PQ-1…` */
  readonly identity: string;
  readonly recipient: string;
}

/** A file that is sealed and stored already. */
export interface DraftFile {
  /** Kinds of one small list, decided by content: `image/jpeg`, `application/pdf`, `application/octet-stream`, … */
  readonly mime: string;
  /** `.jpg`: all that is kept of the file's name. */
  readonly extension: string;
  /** Bytes as received. */
  readonly size: number;
  /** The re-encoded copy without metadata; `null` where the type cannot be cleaned. */
  readonly cleaned: DraftBlob | null;
  /** The file as it came. */
  readonly original: DraftBlob;
  /** Which of them go with the report. A file that cannot be cleaned is always `original`. */
  readonly keep: 'cleaned' | 'both' | 'original';
  /** What cleaning found and removed, for the coach: kinds only, never the values. */
  readonly found: readonly ('place' | 'device' | 'time' | 'author')[];
}

export interface DraftBlob {
  readonly blobId: string;
  /** SHA-256 of the ciphertext, hex. */
  readonly sha256: string;
  /** Bytes of the ciphertext. */
  readonly size: number;
}

/** A returning reporter: the derived keys and what was found, kept in the encrypted session only. */
export interface Visit {
  /** Row key derived from the receipt, hex. */
  readonly receiptId: string;
  readonly ageIdentity: string;
  /** Ed25519 seed, base64url. */
  readonly signSeed: string;
  readonly caseId: string;
  readonly caseRecipient: string;
  /** Milliseconds since the epoch after which the keys are dropped. */
  readonly until: number;
  readonly account: CaseAccount;
}

/** What the holder of a receipt may see; built anew at each look. */
export interface CaseAccount {
  readonly filed: DateIso;
  readonly status: string;
  /** The reason that came with the last move, in the officers' words. */
  readonly reason: string | null;
  readonly statusDay: DateIso | null;
  /**
   * `true`: closed as “not confirmed”, and the signature of a second officer could not be checked. Absent in what an
   * earlier version looked up.
   */
  readonly alone?: boolean;
  readonly letters: readonly {
    readonly day: DateIso;
    readonly role: string;
    readonly text: string;
    /** An earlier move of the case to this state, with the reason for it as its text. */
    readonly moved?: string;
  }[];
  /** Days of letters that could not be opened or were not signed by an officer: said aloud, never passed over. */
  readonly unreadable: readonly DateIso[];
  readonly openings: readonly { readonly day: DateIso; readonly role: string }[];
  /** How many messages the reporter sent after filing, and when: days only. */
  readonly sent: readonly DateIso[];
  readonly due: { readonly acknowledge: DateIso; readonly kept: boolean | null };
  /** What the law gives the organisation; `null` until a basis is named, absent in what an earlier version looked up. */
  readonly term?: AccountTerm | null;
  /** Absent in what was looked up by an earlier version. */
  readonly checkIns?: { readonly passed: number; readonly off: boolean };
  /** The server's signed proof of filing, as lines to keep. */
  readonly proof: string | null;
}

/** How the legal term of a case stands. */
export interface AccountTerm {
  /** Id of a term of the knowledge; `null` where the officers' word about it cannot be read with the receipt. */
  readonly basis: TermId | null;
  /** The day on which it was said. */
  readonly said: DateIso | null;
  /** `null` where nobody may name a day. */
  readonly due: DateIso | null;
  readonly extended: boolean;
  /** The last day before it was extended. Absent, as the next but one, in what an earlier version looked up. */
  readonly before?: DateIso | null;
  /** Why it was extended, in the officers' words. */
  readonly reason: string;
  /** The earlier last day had passed without an answer when it was extended. */
  readonly isLate: boolean;
  /** The day of the answer that ends the term. */
  readonly answered: DateIso | null;
  /** The answer was the way to another body, and not an ending. */
  readonly handedOver?: boolean;
  /** `null`: it runs, or no day is named. */
  readonly kept: boolean | null;
}

export const emptyDraft: Draft = {
  answers: {},
  files: [],
  caseKey: null,
  visit: null,
  told: [],
  reply: null,
  filed: null,
  asked: null,
  count: null,
  paper: null,
  notice: null,
  walk: null,
  survey: null,
  list: null,
  sought: null,
};
