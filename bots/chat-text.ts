import { phrase } from '../knowledge/phrases.ts';
import { rowLine, type View, type ViewMessage, type ViewOption } from './view.ts';

/** What the channel itself has to say around a view. */
export interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** A view as messengers show it: one text, and a button for each option. */
export interface ChatText {
  readonly text: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly weight: ViewOption['weight'];
  }[];
  /** Rows of a summary that can be changed, with the number under which they stand in the text. */
  readonly edits: readonly { readonly id: string; readonly label: string }[];
}

/** Telephones cut longer labels; then the whole of it stands in the text, under a number that can be typed. */
const longestLabel = 32;

const marks = { plain: '', notice: 'ℹ️ ', warning: '⚠️ ', problem: '❗️ ', success: '✅ ' } as const;

export function chatText(view: View, { before, after }: Around): ChatText {
  const { language, messages, options, progress } = view;
  const numbered = isNumbered(options);
  const step = progress === null ? [] : [phrase(language, 'web.progress', { ...progress })];
  return {
    text: [
      ...step,
      ...before,
      ...messages.map(textOf),
      ...(numbered ? [listed(options)] : []),
      ...after,
    ].join('\n\n'),
    options: options.map((option, index) => ({
      id: option.id,
      label: labelOf(option, numbered ? index + 1 : null),
      weight: option.weight,
    })),
    edits: editsOf(messages),
  };
}

function textOf(message: ViewMessage): string {
  switch (message.kind) {
    case 'say':
      return `${marks[message.tone]}${message.text}`;
    case 'summary':
      return message.rows
        .map(({ label, value, option }, index) =>
          option === null ? rowLine(label, value) : `${index + 1}. ${label}\n${value}`,
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

function editsOf(messages: readonly ViewMessage[]): ChatText['edits'] {
  return messages.flatMap((message) =>
    message.kind === 'summary'
      ? message.rows.flatMap(({ option }, index) =>
          option === null ? [] : [{ id: option, label: `✏️ ${index + 1}` }],
        )
      : [],
  );
}
