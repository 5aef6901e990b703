import { readReceiptText } from '../knowledge/receipt-text.ts';

/** Whether words that were typed at this step are a receipt that the dialog takes, asked for or not: a chat is not to keep it. */
export function takesReceipt(at: string | undefined, text: string): boolean {
  const isPlace =
    at === 'check/receipt' ||
    at === 'check/account' ||
    at?.startsWith('menu/') === true ||
    at?.startsWith('ask/') === true;
  return isPlace && readReceiptText(text).ok;
}
