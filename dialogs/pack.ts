import type { Answer, QuestionId } from '../knowledge/schema/questionnaire.ts';
import type { Language } from '../platform/language.ts';
import { emptyDraft, type Asked, type Draft } from './draft.ts';
import type { Path, StepRef } from './session.ts';
import type { State } from './state.ts';

/**
 * A state as a flat list that is half as long in JSON and read twice as fast: a half-finished report is stored and read
 * at every turn. The head comes first, then three entries for each answer: question, kind, value.
 */
export type PackedState = readonly [
  version: 1,
  language: Language,
  at: StepRef,
  path: Path,
  resume: StepRef | null,
  formVersion: string | null,
  token: string,
  counter: number,
  /** What a half-finished report seldom has; `null` when it has none of it. */
  rest: Rest | null,
  ...answers: string[],
];

/** A row of an earlier version has no field for what came later, or not all that is known of a question. */
type Rest = Omit<Draft, 'answers' | 'asked' | Later> & {
  readonly asked?: Partial<Asked> | null;
} & Partial<Pick<Draft, Later>>;
type Later = 'walk' | 'survey' | 'list' | 'count' | 'paper' | 'notice' | 'sought';

const headLength = 9;

/** Gives up nothing: `unpackState` gives the same state back. */
export function packState({ session, draft }: State): PackedState {
  const packed: (string | number | object | null)[] = [
    1,
    session.language,
    session.at,
    session.path,
    session.resume,
    session.formVersion,
    session.token,
    session.counter,
    restOf(draft),
  ];
  const { answers } = draft;
  for (const id in answers) {
    const answer = answers[id];
    if (answer !== undefined) packAnswer(packed, id, answer);
  }
  // One list is filled in place: this runs at every turn.
  return packed as unknown as PackedState;
}

/** Takes what `packState` made, through JSON or not. Throws `TypeError` for another version. */
export function unpackState(packed: PackedState): State {
  if (packed[0] !== 1) throw new TypeError('a state of another version');
  const answers: Record<QuestionId, Answer> = {};
  for (let index = headLength; index < packed.length; index += 3) {
    answers[packed[index] as string] = unpackAnswer(
      packed[index + 1] as string,
      packed[index + 2] as string,
    );
  }
  const rest = packed[8] ?? emptyDraft;
  const { files, caseKey, visit, told, reply, filed } = rest;
  const { asked = null, walk = null, survey = null, list = null, sought = null } = rest;
  const { count = null, paper = null, notice = null } = rest;
  return {
    session: {
      v: 1,
      language: packed[1],
      at: packed[2],
      path: packed[3],
      resume: packed[4],
      formVersion: packed[5],
      token: packed[6],
      counter: packed[7],
    },
    draft: {
      answers,
      files,
      caseKey,
      visit,
      told,
      reply,
      filed,
      asked: wholeAsked(asked),
      walk,
      survey,
      list,
      count,
      paper,
      notice,
      sought,
    },
  };
}

function wholeAsked(asked: Partial<Asked> | null): Asked | null {
  if (asked === null) return null;
  const { cards, part, language, dialog, isOffered = false } = asked;
  if (cards === undefined || part === undefined || language === undefined || dialog === undefined) {
    return null;
  }
  const { question = null, isWarned = false, claims = null } = asked;
  return { cards, part, language, dialog, isOffered, question, isWarned, claims };
}

function restOf(draft: Draft): Rest | null {
  const { files, caseKey, visit, told, reply, filed, asked } = draft;
  const { walk, survey, list, count, paper, notice, sought } = draft;
  const none =
    files.length === 0 &&
    told.length === 0 &&
    caseKey === null &&
    visit === null &&
    reply === null &&
    filed === null &&
    asked === null &&
    walk === null &&
    survey === null &&
    list === null &&
    count === null &&
    paper === null &&
    notice === null &&
    sought === null;
  if (none) return null;
  const later = { walk, survey, list, count, paper, notice, sought };
  return { files, caseKey, visit, told, reply, filed, asked, ...later };
}

function packAnswer(
  into: (string | number | object | null)[],
  id: QuestionId,
  answer: Answer,
): void {
  switch (answer.kind) {
    case 'text':
      into.push(id, 't', answer.text);
      break;
    case 'choice':
      if (answer.other === undefined) into.push(id, 'c', answer.option);
      else into.push(id, 'j', JSON.stringify(answer));
      break;
    case 'date':
      into.push(id, 'd', answer.value);
      break;
    case 'skipped':
      into.push(id, 's', '');
      break;
    case 'choices':
    case 'number':
    case 'declined':
      into.push(id, 'j', JSON.stringify(answer));
      break;
    default:
      answer satisfies never;
  }
}

function unpackAnswer(kind: string, value: string): Answer {
  switch (kind) {
    case 't':
      return { kind: 'text', text: value };
    case 'c':
      return { kind: 'choice', option: value };
    case 'd':
      return { kind: 'date', value };
    case 's':
      return { kind: 'skipped' };
    case 'j':
      return JSON.parse(value) as Answer;
    default:
      throw new TypeError('an answer of another version');
  }
}
