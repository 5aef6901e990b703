import type { Message } from '../dialogs/message.ts';
import { renderText } from '../dialogs/render.ts';
import type { Turn } from '../dialogs/state.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Language } from '../platform/language.ts';
import { offeredFile } from './made-file.ts';
import type { View, ViewMessage } from './view.ts';

/** A turn in words. The receipt is made only where the turn left a place for it. */
export function drawTurn(
  turned: Pick<Turn, 'session' | 'messages' | 'prompt'>,
  receipt: () => string,
  knowledge: Knowledge,
): View {
  const { session, messages, prompt } = turned;
  const { language } = session;
  const shownReceipt = messages.some(({ kind }) => kind === 'receipt') ? receipt() : null;
  return {
    language,
    messages: messages.flatMap((message) =>
      drawMessage(message, shownReceipt, language, knowledge),
    ),
    options: prompt.options.map(({ id, label, marked, weight }) => ({
      id,
      label: renderText(label, language, knowledge),
      marked: marked ?? null,
      weight,
    })),
    expects: prompt.expects,
    input: prompt.input ?? null,
    filled: prompt.filled ?? null,
    progress: prompt.progress ?? null,
    receipt: shownReceipt,
    at: session.at,
  };
}

function drawMessage(
  message: Message,
  receipt: string | null,
  language: Language,
  knowledge: Knowledge,
): readonly ViewMessage[] {
  const words = (text: Parameters<typeof renderText>[0]) => renderText(text, language, knowledge);
  switch (message.kind) {
    case 'say':
      return [
        {
          kind: 'say',
          tone: message.tone,
          text: words(message.text),
          ...(message.card === undefined ? {} : { card: message.card }),
          ...(message.isMachineMade === true ? { isMachineMade: true as const } : {}),
        },
      ];
    case 'summary':
      return [
        {
          kind: 'summary',
          rows: message.rows.map(({ label, value, option }) => ({
            label: words(label),
            value: words(value),
            option: option ?? null,
          })),
        },
      ];
    case 'letter':
      return [{ kind: 'letter', heading: words(message.heading), text: words(message.body) }];
    case 'file': {
      const file = offeredFile(message.file, language, knowledge);
      return [{ kind: 'file', label: words(message.label), file }];
    }
    case 'receipt':
      return receipt === null ? [] : [{ kind: 'receipt', receipt }];
    default:
      return message satisfies never;
  }
}
