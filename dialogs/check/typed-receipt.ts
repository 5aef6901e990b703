import { readReceiptText } from '../../knowledge/receipt-text.ts';
import { go, type Move, type Scene } from '../step.ts';

/**
 * The way to the case of a receipt that was typed where something else was waited for; `null` for any other words. It is
 * neither an answer nor a question: no officer and no machine may ever get it.
 */
export function typedReceipt({ state }: Scene, typed: string): Move | null {
  const read = readReceiptText(typed);
  if (!read.ok) return null;
  const outcome = { kind: 'lookup', receipt: read.symbols } as const;
  return { ...go('check/receipt', { ...state.draft, asked: null }), outcome };
}
