import type { Message } from '../dialogs/message.ts';
import type { Act } from './conversed.ts';
import type { Box } from './session-box.ts';

/** Where a press of “send” led, by the step that it was pressed at. */
const sentFrom: ReadonlyMap<string, string> = new Map([
  ['report/review', 'report/receipt'],
  ['hand-over/review', 'hand-over/receipt'],
  ['check/attach', 'check/account'],
  ['survey/review', 'survey/thanks'],
]);

/** The second half of a double click: what the first half came to still stands, with the words that were said of it. */
export function isSentAlready(act: Act, box: Box | null): boolean {
  if (act.kind !== 'choice' || act.id !== 'send' || act.at === undefined || box === null) {
    return false;
  }
  const { session } = box.state;
  if (sentFrom.get(act.at) !== session.at) return false;
  return /\/(?:receipt|thanks)$/.test(session.at) || box.notes.some(isSent);
}

function isSent(note: Message): boolean {
  return note.kind === 'say' && note.text.kind === 'phrase' && note.text.key === 'check.sent-now';
}
