import { readButton, writeButton, type Button } from '../button.ts';
import type { ChatText } from '../chat-text.ts';
import type { View } from '../view.ts';

/** Buttons under a message, as an Adaptive Card that holds nothing else: what is said stands in the text above. */
export interface Card {
  readonly contentType: 'application/vnd.microsoft.card.adaptive';
  readonly content: Readonly<Record<string, unknown>>;
}

/** What a button gives back when it is pressed. */
export interface Press {
  readonly button: Button;
  /** Which of the cards in this conversation it stood on. */
  readonly card: number;
}

/** Teams shows so many in one set, and hides the rest in a menu. */
const perSet = 6;

/** `null` where there is nothing to press. */
export function cardOf(
  { language, at }: Pick<View, 'language' | 'at'>,
  { options, edits }: Pick<ChatText, 'options' | 'edits'>,
  card: number,
): Card | null {
  const buttons = [...options, ...edits.map((edit) => ({ ...edit, weight: 'quiet' as const }))].map(
    ({ id, label, weight }) => ({
      type: 'Action.Submit',
      title: label,
      style: styles[weight],
      data: { senim: writeButton({ language, at, id }), card },
    }),
  );
  if (buttons.length === 0) return null;
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard',
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      version: '1.3',
      lang: language,
      body: chunked(buttons).map((actions) => ({ type: 'ActionSet', actions })),
    },
  };
}

const styles = {
  main: 'positive',
  plain: 'default',
  quiet: 'default',
  danger: 'destructive',
} as const;

function chunked<T>(buttons: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(buttons.length / perSet) }, (_, at) =>
    buttons.slice(at * perSet, (at + 1) * perSet),
  );
}

/** `null` for what no button of ours gives back. */
export function readPress(value: unknown): Press | null {
  if (typeof value !== 'object' || value === null) return null;
  const { senim, card } = value as Readonly<Record<string, unknown>>;
  const button = typeof senim === 'string' ? readButton(senim) : null;
  return button !== null && Number.isSafeInteger(card) ? { button, card: Number(card) } : null;
}
