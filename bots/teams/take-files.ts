import { phrase } from '../../knowledge/phrases.ts';
import type { Conversed } from '../conversed.ts';
import type { Came } from './came.ts';
import type { Download } from './download.ts';
import type { SentFile } from './sent-file.ts';
import { TeamsError } from './trouble.ts';
import type { Turn } from './turn.ts';

type Files = Extract<Came, { kind: 'files' }>;

/** Takes the files of one message, and answers once. */
export async function takeFiles(
  turn: Turn,
  { files, captioned }: Files,
  download: Download,
): Promise<Conversed> {
  const { chat, language } = turn;
  if (chat.clientKey === null) {
    turn.notes.push(phrase(language, 'teams.fresh'));
    return turn.take({ kind: 'look' });
  }
  if (chat.prompt?.expects !== 'file') {
    return turn.take({ kind: 'file-refused', reason: 'not-now' });
  }
  if (captioned) turn.notes.push(phrase(language, 'teams.caption'));
  const [first, ...more] = files;
  if (first === undefined) return turn.take({ kind: 'look' });
  let last = await takeFile(turn, first, download);
  for (const file of more) {
    keepProblems(turn, last);
    last = await takeFile(turn, file, download);
  }
  return last;
}

async function takeFile(
  turn: Turn,
  { address, name }: SentFile,
  download: Download,
): Promise<Conversed> {
  try {
    return await turn.take({ kind: 'file', bytes: await download(address), name });
  } catch (error) {
    if (!(error instanceof TeamsError) || error.kind === 'stopped') throw error;
    if (error.kind === 'too-big') {
      return turn.take({ kind: 'file-refused', reason: 'too-large' });
    }
    turn.notes.push(phrase(turn.language, 'teams.file-failed'));
    return turn.take({ kind: 'look' });
  }
}

/** Only the last view is shown: what went wrong before it is carried along. */
function keepProblems(turn: Turn, { view }: Conversed): void {
  for (const message of view.messages) {
    if (message.kind === 'say' && message.tone === 'problem') turn.notes.push(message.text);
  }
}
