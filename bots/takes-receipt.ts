import { readReceiptText } from '../knowledge/receipt-text.ts';
import { isEnd } from './sealed-places.ts';

/** Whether words that were typed at this step are a receipt that the dialog takes, asked for or not: a chat is not to keep it. */
export function takesReceipt(at: string | undefined, text: string): boolean {
  if (at === undefined) return false;
  const isPlace =
    at === 'check/receipt' ||
    at === 'check/account' ||
    isEnd(at) ||
    at.startsWith('menu/') ||
    at.startsWith('ask/');
  return isPlace && readReceiptText(text).ok;
}
