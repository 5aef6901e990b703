import { holds } from '../../knowledge/schema/answer.ts';
import { answerText } from '../answer-text.ts';
import type { Draft } from '../draft.ts';
import { fileLine } from '../files.ts';
import type { Entry, FormTable } from '../form-table.ts';
import { chosen } from '../match.ts';
import type { Message, Option, SummaryRow, Text } from '../message.ts';
import { tableFor } from '../question.ts';
import { chooseOne, oldButton } from '../refusals.ts';
import { backOption, choosing, list, option, say, stopOption, words } from '../say.ts';
import type { StepRef } from '../session.ts';
import { edit, go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { takeFile } from './attach.ts';
import { closedMessages } from './closed.ts';
import { coachMessages } from './coaching.ts';
import { finishReport, saysSomething } from './finished.ts';
import { groupFor, recipientKey } from './routing.ts';

const prompt = choosing([option('send', 'review.send', 'main'), backOption, stopOption]);

/** Everything that will be sent, in the person's words, each row with its way back to the question. */
export function showReview(scene: Scene): Shown {
  const { draft } = scene.state;
  const table = tableFor(scene, 'report');
  const messages: readonly Message[] = [
    say('review.intro'),
    { kind: 'summary', rows: rowsOf(table, draft) },
    ...coachMessages(table, draft),
    say(recipientKey(scene), 'notice'),
    ...(scene.world.intake === 'closed' ? closedMessages(scene.world) : []),
    say('review.ready'),
  ];
  return { messages, prompt };
}

export function takeReview(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return takeFile(scene, input);
  const options = [...prompt.options, ...editOptions(tableFor(scene, 'report'), draft)];
  const id = chosen(scene, input, options, true);
  return id === null ? stay(draft, [chooseOne]) : takeChoice(scene, id);
}

function takeChoice(scene: Scene, id: string): Move {
  const { draft } = scene.state;
  if (id === 'back') return go('back', draft);
  if (id === 'send') return send(scene);
  const table = tableFor(scene, 'report');
  const entry = id.startsWith('edit-') ? table.byId.get(id.slice('edit-'.length)) : undefined;
  if (entry === undefined || !applies(entry, draft)) return stay(draft, [oldButton]);
  return edit(stepOf(entry), draft);
}

function send(scene: Scene): Move {
  const { draft } = scene.state;
  if (!saysSomething(draft)) return stay(draft, [say('review.nothing-yet', 'problem')]);
  if (scene.world.intake === 'closed') return stay(draft);
  const report = finishReport(tableFor(scene, 'report'), draft);
  return stay(draft, [], { kind: 'report', group: groupFor(draft, scene.world), report });
}

function rowsOf(table: FormTable, draft: Draft): readonly SummaryRow[] {
  return table.entries
    .filter((entry) => applies(entry, draft))
    .map((entry) => ({
      label: labelOf(entry),
      value: valueOf(entry, draft),
      option: `edit-${entry.question.id}`,
    }));
}

function editOptions(table: FormTable, draft: Draft): readonly Option[] {
  return table.entries
    .filter((entry) => applies(entry, draft))
    .map((entry) => ({
      id: `edit-${entry.question.id}`,
      label: labelOf(entry),
      weight: 'quiet',
    }));
}

function labelOf({ question }: Entry): Text {
  return { kind: 'question', form: 'report', question: question.id };
}

function valueOf({ question }: Entry, draft: Draft): Text {
  if (question.type === 'file') {
    return draft.files.length === 0 ? words('review.no-files') : list(draft.files.map(fileLine));
  }
  const answer = draft.answers[question.id];
  if (answer !== undefined) return answerText('report', question.id, answer);
  return words(draft.told.includes(question.id) ? 'review.told' : 'review.open');
}

function applies({ question }: Entry, draft: Draft): boolean {
  if (question.type === 'information') return false;
  return question.when === undefined || holds(question.when, draft.answers);
}

function stepOf({ question }: Entry): StepRef {
  return `report/${question.id}`;
}
