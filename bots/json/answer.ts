import { phrase } from '../../knowledge/phrases.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import type { Conversed } from '../conversed.ts';
import type { OfferedFile } from '../made-file.ts';
import { rowLine, type View, type ViewMessage } from '../view.ts';
import { receiptFile } from '../web/receipt-file.ts';
import type { ChatAnswer } from './shapes.ts';

export interface ChatPlace {
  /** Of the web page, for whoever keeps a receipt. */
  readonly address: string;
  /** An address at which a file can be fetched. */
  readonly hold: (offered: OfferedFile) => string | Promise<string>;
}

/** A turn as a program reads it. */
export async function chatBody(
  { clientKey, view, outcome }: Conversed,
  { address, hold }: ChatPlace,
): Promise<ChatAnswer> {
  const { progress, receipt } = view;
  return {
    session: base64url(clientKey),
    messages: [
      ...(await Promise.all(view.messages.map((message) => bodyMessage(message, hold)))),
      ...(outcome === 'receipt-file' && receipt !== null
        ? [receiptMessage(view.language, receipt, address)]
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

async function bodyMessage(message: ViewMessage, hold: ChatPlace['hold']): Promise<BodyMessage> {
  const text = textOf(message);
  if (message.kind === 'file') return { text, files: [await fileAt(message.file, hold)] };
  return { text, ...cardOf(message) };
}

/** The receipt stands inside its address: nothing of it is held for a second request. */
function receiptMessage(language: Language, receipt: string, address: string): BodyMessage {
  const text = receiptFile(language, receipt, `${address}/${language}/`);
  const url = `data:text/plain;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`;
  return {
    text: phrase(language, 'web.receipt-file-title'),
    files: [{ name: 'receipt.txt', mime: 'text/plain', url }],
  };
}

async function fileAt(offered: OfferedFile, hold: ChatPlace['hold']) {
  const { name, mime } = offered;
  return { name, mime, url: await hold(offered) };
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
      return message.rows.map(({ label, value }) => rowLine(label, value)).join('\n');
    case 'letter':
      return `${message.heading}\n\n${message.text}`;
    case 'file':
      return message.label;
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
