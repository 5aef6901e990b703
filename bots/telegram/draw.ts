import type { InlineKeyboardButton } from 'grammy/types';

import { phrase } from '../../knowledge/phrases.ts';
import type { View, ViewMessage, ViewOption } from '../view.ts';
import { writeButton } from './button.ts';
import { splitText } from './split.ts';

/** A view as Telegram shows it: one text in as many messages as it needs, with the buttons under the last. */
export interface Drawn {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** By the id of the option. */
  readonly labels: ReadonlyMap<string, string>;
}

/** What the channel itself has to say around a view. */
export interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Telephones cut longer labels; then the whole of it stands in the text, under a number that can be typed. */
const longestLabel = 32;
/** Two such labels fit beside each other. */
const halfLabel = 16;
const perRow = 5;

const marks = { plain: '', notice: 'ℹ️ ', warning: '⚠️ ', problem: '❗️ ', success: '✅ ' } as const;

export function drawView(view: View, { before, after }: Around): Drawn {
  const { language, messages, options, progress, at } = view;
  const numbered = isNumbered(options);
  const step = progress === null ? [] : [phrase(language, 'web.progress', { ...progress })];
  const text = [
    ...step,
    ...before,
    ...messages.map(textOf),
    ...(numbered ? [listed(options)] : []),
    ...after,
  ].join('\n\n');
  const labels = new Map(options.map(({ id, label }) => [id, label]));
  const buttons = options.map((option, index): InlineKeyboardButton => ({
    text: labelOf(option, numbered ? index + 1 : null),
    callback_data: writeButton({ language, at, id: option.id }),
  }));
  const edits = rowsOf(messages).map(([id, index]): InlineKeyboardButton => ({
    text: `✏️ ${index + 1}`,
    callback_data: writeButton({ language, at, id }),
  }));
  return {
    text,
    pieces: splitText(text),
    keyboard: [...inRows(buttons), ...chunked(edits, perRow)],
    labels,
  };
}

function textOf(message: ViewMessage): string {
  switch (message.kind) {
    case 'say':
      return `${marks[message.tone]}${message.text}`;
    case 'summary':
      return message.rows
        .map(({ label, value, option }, index) =>
          option === null ? `${label}: ${value}` : `${index + 1}. ${label}\n${value}`,
        )
        .join('\n');
    case 'letter':
      return `✉️ ${message.heading}\n\n${message.text}`;
    case 'file':
      return `📄 ${message.label}`;
    case 'receipt':
      return message.receipt;
    default:
      return message satisfies never;
  }
}

function isNumbered(options: readonly ViewOption[]): boolean {
  return options.some(({ label, weight }) => isChoice(weight) && label.length > longestLabel);
}

/** The numbers are those that the dialog itself understands when they are typed. */
function listed(options: readonly ViewOption[]): string {
  return options
    .flatMap(({ label, weight }, index) => (isChoice(weight) ? [`${index + 1}. ${label}`] : []))
    .join('\n');
}

function isChoice(weight: ViewOption['weight']): boolean {
  return weight === 'main' || weight === 'plain';
}

function labelOf({ label, marked, weight }: ViewOption, number: number | null): string {
  const box = marked === null ? '' : marked ? '☑️ ' : '◻️ ';
  return `${box}${number !== null && isChoice(weight) ? `${number}. ` : ''}${label}`;
}

/** The rows of a summary that can be changed, with their place in it. */
function rowsOf(messages: readonly ViewMessage[]): readonly (readonly [string, number])[] {
  return messages.flatMap((message) =>
    message.kind === 'summary'
      ? message.rows.flatMap(({ option }, index) =>
          option === null ? [] : [[option, index] as const],
        )
      : [],
  );
}

function inRows(buttons: readonly InlineKeyboardButton[]): readonly InlineKeyboardButton[][] {
  const rows: InlineKeyboardButton[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const fits =
      row?.length === 1 && [...row, button].every(({ text }) => text.length <= halfLabel);
    if (fits) row.push(button);
    else rows.push([button]);
  }
  return rows;
}

function chunked<T>(items: readonly T[], size: number): readonly T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
