import type { Paper, PaperData, PaperField, PaperValue } from '../../knowledge/schema/paper.ts';
import { cleanLine, cleanText, countCharacters } from '../../knowledge/schema/text.ts';
import { dateIso } from '../../platform/time.ts';
import type { Draft } from '../draft.ts';
import type { Option, Text } from '../message.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, option, say, skipOption, stopOption, words, written } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { choosingAmong, takeChoice } from './choices.ts';
import { chosenPaper, noPaper, showForms, takeForms } from './forms.ts';
import { readDay } from './inputs.ts';
import { dataFor } from './paper-data.ts';

/** Characters of a line and of a text. */
const longest = { line: 500, text: 10_000 } as const;

const fillOptions: readonly Option[] = [option('done', 'deadlines.filled', 'main')];

/** All that can be filled in here, each with its own button; tables are filled in the office program. */
export function showFill(scene: Scene): Shown {
  const paper = chosenPaper(scene);
  if (paper === null) return showForms(scene);
  const data = dataFor(paper, scene.state.draft.paper?.data ?? {});
  return {
    messages: [
      say('deadlines.fill-how'),
      {
        kind: 'summary',
        rows: fillable(paper).map((field) => ({
          label: { kind: 'localized', text: field.label },
          value: shownValue(data[field.id]),
          option: `field:${field.id}`,
        })),
      },
    ],
    prompt: choosingAmong(fillOptions),
  };
}

export function takeFill(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const paper = chosenPaper(scene);
  if (paper === null) return takeForms(scene, input);
  return takeChoice(scene, input, fillOptions, (id) => {
    if (id === 'done') return go('deadlines/paper', draft);
    const field = fillable(paper).find((one) => id === `field:${one.id}`);
    if (field === undefined) return null;
    return go('deadlines/field', {
      ...draft,
      paper: { ...(draft.paper ?? noPaper), field: field.id },
    });
  });
}

export function showField(scene: Scene): Shown {
  const field = askedField(scene);
  if (field === null) return showFill(scene);
  const now = scene.state.draft.paper?.data[field.id];
  const help = { line: 'line', date: 'date', text: 'text', list: 'list', rows: 'text' } as const;
  return {
    messages: [
      { kind: 'say', text: { kind: 'localized', text: field.label }, tone: 'plain' },
      say(`deadlines.field-${help[field.type]}`),
      ...(now === undefined
        ? []
        : [say('common.answer-now', 'notice', { answer: shownValue(now) })]),
    ],
    prompt: {
      options: [skipOption, backOption, stopOption],
      expects: 'text',
      input: field.type === 'date' ? 'date' : field.type === 'line' ? 'line' : 'long',
    },
  };
}

/** A field that is skipped stays open to be written by hand. */
export function takeField(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const field = askedField(scene);
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (field === null)
    return input.kind === 'text' ? stay(draft, [chooseOne]) : takeFill(scene, input);
  if (input.kind === 'choice') {
    if (input.id === 'back') return go('back', draft);
    if (input.id === 'skip') return go('deadlines/fill', withValue(draft, field, null));
    return stay(draft, [oldButton]);
  }
  return takeValue(draft, field, input.text);
}

function takeValue(draft: Draft, field: PaperField, typed: string): Move {
  const text = field.type === 'line' ? cleanLine(typed) : cleanText(typed);
  if (text === '') return stay(draft, [say('refusal.empty', 'problem', { limit: 0 })]);
  const limit = field.type === 'line' ? longest.line : longest.text;
  const over = countCharacters(text) - limit;
  if (over > 0) return stay(draft, [say('refusal.too-long', 'problem', { limit, over })]);
  if (field.type === 'date') {
    const read = readDay(text);
    if (!read.ok) return stay(draft, [read.message]);
    return go('deadlines/fill', withValue(draft, field, read.day));
  }
  const value = field.type === 'list' ? text.split('\n').filter((line) => line !== '') : text;
  return go('deadlines/fill', withValue(draft, field, value));
}

function withValue(draft: Draft, field: PaperField, value: PaperValue | null): Draft {
  const { [field.id]: _before, ...others } = draft.paper?.data ?? {};
  const data: PaperData = value === null ? others : { ...others, [field.id]: value };
  return { ...draft, paper: { ...(draft.paper ?? noPaper), data } };
}

function fillable(paper: Paper): readonly PaperField[] {
  return paper.fields.filter(({ type }) => type !== 'rows');
}

function askedField(scene: Scene): PaperField | null {
  const id = scene.state.draft.paper?.field ?? null;
  const paper = chosenPaper(scene);
  return (paper === null ? [] : fillable(paper)).find((field) => field.id === id) ?? null;
}

function shownValue(value: PaperValue | undefined): Text {
  if (value === undefined) return words('deadlines.open');
  const text =
    typeof value === 'string' ? value : value.filter((one) => typeof one === 'string').join('\n');
  const day = dateIso(text);
  return day === null ? written(text) : { kind: 'day', day };
}
