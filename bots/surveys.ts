import { recipientsOf, signersIn } from '../cases/roster.ts';
import type { Outcome } from '../dialogs/outcome.ts';
import type { SurveyOffer } from '../dialogs/survey/survey-offer.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { fromHex, hex } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import { codeOf, type Log } from '../platform/log.ts';
import type { Secret } from '../platform/secret.ts';
import type { Clock } from '../platform/time.ts';
import type { SurveyKeys } from '../storage/survey-keys.ts';
import type { StoredSurvey, SurveyReader } from '../storage/survey-reader.ts';
import type { Right, SurveyWriter } from '../storage/survey-writer.ts';
import { codeHash } from '../surveys/code.ts';
import { windowOn } from '../surveys/descriptor.ts';
import { encodeChoices, layoutOf } from '../surveys/layout.ts';
import { sealWords } from '../surveys/sealed-words.ts';
import { readDescriptor, type Survey } from '../surveys/signed-survey.ts';
import { surveyId, surveyIdPattern, type SurveyId } from '../surveys/survey-id.ts';
import { wordsIn } from '../surveys/words.ts';
import type { CurrentRoster, VerifiedRoster } from './roster-watch.ts';

/** The surveys of this moment, and the knowledge with their forms. The same objects as long as nothing changed. */
export interface SurveyBoard {
  readonly offers: readonly SurveyOffer[];
  readonly knowledge: Knowledge;
}

/** A survey that an officer of the roster signed, as it stands in the store. */
export interface FoundSurvey {
  readonly survey: Survey;
  readonly stored: StoredSurvey;
  readonly verified: VerifiedRoster;
}

/** What tells one person from another on a channel that knows; the person's id stays inside it. */
export type PersonTag = (key: Secret, survey: SurveyId) => string;

export interface SurveyAnswer {
  readonly outcome: Extract<Outcome, { kind: 'survey' }>;
  /** Only the client can make it: a second try of the same act is known by it. */
  readonly once: Uint8Array;
  /** `null` where the channel knows nobody. */
  readonly person: PersonTag | null;
}

export interface Surveys {
  readonly board: (verified: VerifiedRoster | null) => Promise<SurveyBoard>;
  /** `null` for what is no survey, or not one that can be trusted. */
  readonly find: (id: string) => Promise<FoundSurvey | null>;
  /** Whether the code may answer now. */
  readonly fits: (outcome: Extract<Outcome, { kind: 'survey-code' }>) => Promise<boolean>;
  /** Seals what was written and stores everything at once, or changes nothing. Throws what the store throws. */
  readonly answer: (answer: SurveyAnswer) => Promise<'answered' | 'code' | 'before' | 'closed'>;
}

export interface SurveyParts {
  readonly surveys: SurveyReader & SurveyWriter & SurveyKeys;
  readonly knowledge: Knowledge;
  readonly roster: CurrentRoster;
  readonly age: AgeEngine;
  readonly clock: Clock;
  readonly log: Log;
}

export function createSurveys(parts: SurveyParts): Surveys {
  const { surveys, knowledge, clock } = parts;
  const read = reader(parts);
  let board: {
    readonly key: string;
    readonly names: string;
    readonly isWhole: boolean;
    readonly of: VerifiedRoster;
    readonly is: SurveyBoard;
  } | null = null;
  const find = async (id: string): Promise<FoundSurvey | null> => {
    const verified = await parts.roster();
    if (verified === null || !surveyIdPattern.test(id)) return null;
    const stored = await surveys.find(surveyId(id));
    const survey = stored === null ? null : read(stored, verified);
    return stored === null || survey === null ? null : { survey, stored, verified };
  };
  return {
    find,
    board: async (verified) => {
      if (verified === null) return { offers: [], knowledge };
      const open = await surveys.open();
      if (open.length === 0) return { offers: [], knowledge };
      const key = open.join();
      if (board?.key === key && board.of === verified && board.isWhole) return board.is;
      const found: Survey[] = [];
      for (const id of open) {
        const one = await find(id);
        if (one !== null) found.push(one.survey);
      }
      // One that is not trusted now may be when an officer has signed it.
      const isWhole = found.length === open.length;
      const names = found.map(({ id }) => id).join();
      if (board?.names === names && board.of === verified) return board.is;
      board = { key, names, isWhole, of: verified, is: boardOf(found, knowledge) };
      return board.is;
    },
    fits: async ({ survey, code }) => {
      const found = await find(survey);
      if (found === null || windowOn(found.survey, clock.today()) !== 'open') return false;
      const { id } = found.survey;
      return surveys.isUnspent(id, codeHash(id, code));
    },
    answer: async ({ outcome, once, person }) => {
      const found = await find(outcome.survey);
      if (found === null || windowOn(found.survey, clock.today()) !== 'open') return 'closed';
      const { survey, verified } = found;
      const recipients = recipientsOf(verified.roster, survey.readers);
      const words: { question: string; bytes: Uint8Array }[] = [];
      for (const one of wordsIn(survey.questionnaire, outcome.answers)) {
        const bytes = await sealWords(parts.age, recipients, survey.id, one);
        words.push({ question: one.question, bytes });
      }
      const taken = await surveys.answer({
        survey: survey.id,
        right: await rightOf(parts, survey, { outcome, once, person }),
        choices: encodeChoices(layoutOf(survey.questionnaire), outcome.answers),
        words,
      });
      switch (taken) {
        case 'taken':
          return 'answered';
        case 'used':
          return survey.access === 'codes' ? 'code' : 'before';
        case 'unknown':
          return 'code';
        case 'closed':
          return 'closed';
        default:
          return taken satisfies never;
      }
    },
  };
}

/** Signatures are checked once for each survey and roster. What is not trusted is not there, and the log says so once. */
function reader({ log }: SurveyParts) {
  const known = new WeakMap<VerifiedRoster, Map<string, Survey | null>>();
  return ({ id, descriptor, signature }: StoredSurvey, verified: VerifiedRoster) => {
    const ofRoster = known.get(verified) ?? new Map<string, Survey | null>();
    known.set(verified, ofRoster);
    const name = `${id} ${hex(signature)}`;
    const before = ofRoster.get(name);
    if (before !== undefined) return before;
    let survey: Survey | null = null;
    try {
      survey = readDescriptor(descriptor, signature, signersIn(verified.roster));
      if (survey.id !== id) survey = null;
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
      log('survey.refused', { code: codeOf(error) });
    }
    ofRoster.set(name, survey);
    return survey;
  };
}

function boardOf(found: readonly Survey[], knowledge: Knowledge): SurveyBoard {
  const forms = new Map(knowledge.forms);
  for (const { questionnaire } of found) forms.set(questionnaire.id, questionnaire);
  return { offers: found.map(offerOf), knowledge: { ...knowledge, forms } };
}

/** A survey as dialogs and pages offer it. */
export function offerOf(survey: Survey): SurveyOffer {
  const { id, questionnaire, body, access, opens, closes, readers } = survey;
  return { id, form: questionnaire.id, body, access, opens, closes, readers };
}

async function rightOf(
  { surveys }: SurveyParts,
  { id, access }: Survey,
  { outcome, once, person }: SurveyAnswer,
): Promise<Right> {
  const { code } = outcome;
  if (access === 'open') {
    if (person === null) return { kind: 'open', tag: repeatOf(once, id, '') };
    const key = await surveys.keyFor(id);
    try {
      return { kind: 'open', tag: person(key, id) };
    } finally {
      key.wipe();
    }
  }
  const spent = code === null ? '' : codeHash(id, code);
  return { kind: 'code', hash: spent, repeat: repeatOf(once, id, spent) };
}

/** Tells nobody but the client itself that two tries are one. */
function repeatOf(once: Uint8Array, survey: SurveyId, code: string): string {
  return hex(hkdf(once, 'survey/repeat', { context: fromHex(`${survey}${code}`) }));
}
