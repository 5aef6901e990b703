import { z } from '../platform/shape.ts';
import { surveyIdPattern, type SurveyId } from '../surveys/survey-id.ts';
import { bytes, day, group, hexId, matches, nothing } from './api.ts';

/** What page and server say to each other about surveys; used like the codecs of `api.ts`. */

export const surveyId = z.custom<SurveyId>(matches(surveyIdPattern));
/** 16 random bytes in hex, made by the page: a draft becomes a survey of another id. */
export const draftId = z.custom<string>(matches(hexId));

/** A descriptor with its texts in three languages; signatures are 64 bytes. */
const document = bytes.refine((value) => value.length > 0 && value.length <= 512 * 1024);
const signature = bytes.refine((value) => value.length === 64);

/** More people than this are asked by several surveys: the browser makes and prints each code. */
export const mostCodes = 50_000;
const hashLength = 32;

export const surveyRow = z.strictObject({
  survey: surveyId,
  descriptor: bytes,
  signature: bytes,
  readers: group,
  state: z.enum(['open', 'closed']),
  /** Signed by an officer after the close; `null` before. */
  results: z.strictObject({ bytes, signature: bytes }).nullable(),
});
export type SurveyRow = z.output<typeof surveyRow>;

export const surveyList = {
  answer: z.strictObject({
    today: day,
    surveys: z.array(surveyRow),
    /** Where people answer, as the operator set it; `null` where only the port is known. */
    site: z.strictObject({ url: z.string().nullable(), port: z.int() }),
  }),
};

/** Repeating the very same request is no second survey. */
export const openSurvey = {
  request: z.strictObject({
    descriptor: document,
    signature,
    /** Hashes of the codes, 32 bytes each, one after another; as many as are invited, none for an open survey. */
    codes: bytes.refine(
      (value) => value.length % hashLength === 0 && value.length <= mostCodes * hashLength,
    ),
  }),
  answer: nothing,
};

/** How many answered: in tens, while it is open and afterwards. */
export const participation = {
  answer: z.strictObject({
    invited: z.int().min(1),
    atLeast: z.int().min(0).multipleOf(10),
  }),
};

/** Before the last day is over it has to be said that this is meant (`too-early` otherwise); the audit names it. */
export const closeSurvey = {
  request: z.strictObject({ early: z.boolean() }),
  answer: nothing,
};

/** All choices of a closed survey, in random order: `not-found` before the close. */
export const surveyAnswers = {
  answer: z.strictObject({
    pieces: z.array(bytes),
    /** Codes that were spent; `null` for an open survey. */
    spent: z.int().min(0).nullable(),
  }),
};

export const wordsPage = 200;

/** Sealed texts of a closed survey, for officers of its readers; `?after=` takes `next` for the page that follows. */
export const surveyWords = {
  answer: z.strictObject({
    words: z.array(z.strictObject({ question: z.string(), bytes })).max(wordsPage),
    next: z.string().nullable(),
  }),
};

/** The server counts for itself and takes nothing else than what it counted. */
export const publishSurvey = {
  request: z.strictObject({
    results: bytes.refine((value) => value.length > 0 && value.length <= 2 * 1024 * 1024),
    signature,
  }),
  answer: nothing,
};

/** An officer of today's roster stands for a survey whose signer left: the same bytes under another signature. */
export const adoptSurvey = {
  request: z.strictObject({
    signature,
    /** Over what was published before, counted anew; `null` where nothing was. */
    results: publishSurvey.request.nullable(),
  }),
  answer: nothing,
};

export const surveyDraft = z.strictObject({ id: draftId, version: z.int().min(1), bytes });
export const surveyDrafts = { answer: z.strictObject({ drafts: z.array(surveyDraft) }) };

/** `expected` is the version that was read, 0 for a new one; `changed` when a colleague was faster. */
export const saveDraft = {
  request: z.strictObject({ bytes: document, expected: z.int().min(0) }),
  answer: nothing,
};
export const dropDraft = { request: nothing, answer: nothing };
