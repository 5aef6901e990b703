import { phrase } from '../../knowledge/phrases.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import type { Conversed } from '../conversed.ts';
import type { View, ViewMessage } from '../view.ts';
import { receiptFile } from '../web/receipt-file.ts';
import type { ChatAnswer } from './shapes.ts';

/** A turn as a program reads it. */
export function chatBody({ clientKey, view, outcome }: Conversed, address: string): ChatAnswer {
  const { progress, receipt } = view;
  return {
    session: base64url(clientKey),
    messages: [
      ...view.messages.map((message) => ({ text: textOf(message), ...cardOf(message) })),
      ...(outcome === 'receipt-file' && receipt !== null
        ? [fileMessage(view.language, receipt, address)]
        : []),
    ],
    options: optionsOf(view),
    expects: view.expects,
    ...(progress === null ? {} : { progress: { ...progress } }),
    ...(receipt === null ? {} : { receipt }),
    at: view.at,
  };
}

type BodyMessage = ChatAnswer['messages'][number];

/** The file stands inside its address: nothing is kept for a second request. */
function fileMessage(language: Language, receipt: string, address: string): BodyMessage {
  const bytes = new TextEncoder().encode(receiptFile(language, receipt, `${address}/${language}/`));
  const url = `data:text/plain;charset=utf-8;base64,${Buffer.from(bytes).toString('base64')}`;
  return {
    text: phrase(language, 'web.receipt-file-title'),
    files: [{ name: 'receipt.txt', mime: 'text/plain', url }],
  };
}

function cardOf(message: ViewMessage): { readonly card?: string; readonly machine?: true } {
  if (message.kind !== 'say' || message.card === undefined) return {};
  return message.isMachineMade === true
    ? { card: message.card, machine: true }
    : { card: message.card };
}

function textOf(message: ViewMessage): string {
  switch (message.kind) {
    case 'say':
      return message.text;
    case 'summary':
      return message.rows.map((row) => `${row.label}: ${row.value}`).join('\n');
    case 'letter':
      return `${message.heading}\n\n${message.text}`;
    case 'receipt':
      return message.receipt;
    default:
      return message satisfies never;
  }
}

/** The options, and those that stand in the rows of a summary. */
function optionsOf({ options, messages, language }: View): ChatAnswer['options'] {
  const known = new Set(options.map(({ id }) => id));
  const rows = messages.flatMap((message) => (message.kind === 'summary' ? message.rows : []));
  const edits = rows.flatMap(({ option, label }) =>
    option === null || known.has(option)
      ? []
      : [{ id: option, label: `${phrase(language, 'web.change')}: ${label}` }],
  );
  return [
    ...options.map(({ id, label, marked }) => ({
      id,
      label,
      ...(marked === null ? {} : { marked }),
    })),
    ...edits,
  ];
}
