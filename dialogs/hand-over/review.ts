import { answerText } from '../answer-text.ts';
import { chosen } from '../match.ts';
import type { Message, SummaryRow } from '../message.ts';
import { tableFor } from '../question.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { closedMessages } from '../report/closed.ts';
import { coachTexts } from '../report/coaching.ts';
import { groupFor, recipientKey } from '../report/routing.ts';
import { backOption, choosing, option, say, stopOption, words, written } from '../say.ts';
import type { FinishedReport } from '../outcome.ts';
import { edit, go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { wordsOf } from './question.ts';

const prompt = choosing([option('send', 'review.send', 'main'), backOption, stopOption]);

/** The question as it will be sealed, with what could show who asks it. */
export function showReview(scene: Scene): Shown {
  const { draft } = scene.state;
  const question = wordsOf(draft);
  const messages: readonly Message[] = [
    say('hand-over.review'),
    { kind: 'summary', rows: rowsOf(scene) },
    ...coachTexts(question === null ? [] : [question]),
    say(recipientKey(scene, 'question-unit'), 'notice'),
    ...(scene.world.intake === 'closed' ? closedMessages(scene.world) : []),
    say('hand-over.ready'),
  ];
  return { messages, prompt };
}

export function takeReview(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const rows = rowsOf(scene).flatMap(({ label, option: id }) =>
    id === undefined ? [] : [{ id, label, weight: 'quiet' as const }],
  );
  const id = chosen(scene, input, [...prompt.options, ...rows], true);
  return id === null ? stay(draft, [chooseOne]) : takeChoice(scene, id);
}

function takeChoice(scene: Scene, id: string): Move {
  const { draft } = scene.state;
  switch (id) {
    case 'back':
      return go('back', draft);
    case 'send':
      return send(scene);
    case 'edit-question':
      return edit('hand-over/question', draft);
    case 'edit-question-unit':
      return edit('hand-over/unit', draft);
    default:
      return stay(draft, [oldButton]);
  }
}

function send(scene: Scene): Move {
  const { draft } = scene.state;
  const text = wordsOf(draft);
  if (text === null) return stay(draft, [say('hand-over.nothing-yet', 'problem')]);
  if (scene.world.intake === 'closed') return stay(draft);
  const { form } = tableFor(scene, 'question');
  const unit = draft.answers['question-unit'];
  const report: FinishedReport = {
    formId: form.id,
    formVersion: form.version,
    answers: [
      ...(unit === undefined || unit.kind === 'skipped'
        ? []
        : [{ question: 'question-unit', answer: unit }]),
      { question: 'question', answer: { kind: 'text', text } },
    ],
    files: [],
    named: false,
  };
  const group = groupFor(draft, scene.world, 'question-unit');
  return stay(draft, [], { kind: 'report', group, report });
}

function rowsOf({ state }: Scene): readonly SummaryRow[] {
  const { draft } = state;
  const text = wordsOf(draft);
  const unit = draft.answers['question-unit'];
  const open = words('review.open');
  return [
    {
      label: { kind: 'question', form: 'question', question: 'question' },
      value: text === null ? open : written(text),
      option: 'edit-question',
    },
    {
      label: { kind: 'question', form: 'question', question: 'question-unit' },
      value: unit === undefined ? open : answerText('question', 'question-unit', unit),
      option: 'edit-question-unit',
    },
  ];
}
