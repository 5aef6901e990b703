import type { InlineKeyboardButton } from 'grammy/types';

import { writeButton } from '../button.ts';
import { chatText, type Around } from '../chat-text.ts';
import { splitText } from '../split.ts';
import type { View } from '../view.ts';

/** A view as Telegram shows it: one text in as many messages as it needs, with the buttons under the last. */
export interface Drawn {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** By the id of the option. */
  readonly labels: ReadonlyMap<string, string>;
}

/** Two such labels fit beside each other. */
const halfLabel = 16;
const perRow = 5;

export function drawView(view: View, around: Around): Drawn {
  const { language, at } = view;
  const { text, options, edits } = chatText(view, around);
  const button = ({ id, label }: { readonly id: string; readonly label: string }) => ({
    text: label,
    callback_data: writeButton({ language, at, id }),
  });
  return {
    text,
    pieces: splitText(text),
    keyboard: [...inRows(options.map(button)), ...chunked(edits.map(button), perRow)],
    labels: new Map(view.options.map(({ id, label }) => [id, label])),
  };
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
