import { phrase } from '../../knowledge/phrases.ts';
import type { Act, Conversed } from '../conversed.ts';
import { writeButton } from '../button.ts';
import { mostFileBytes, type Download } from './download.ts';
import type { Came } from './came.ts';
import type { SentFile } from './sent-file.ts';
import { TelegramError } from './trouble.ts';
import type { Turn } from './turn.ts';

type Sent = Extract<Came, { kind: 'file' }>;

/** The step that the channel adds by itself: whether a recording is to go along. */
export const recordingStep = 'telegram/recording';

/** Takes files, one or an album, and answers once. */
export async function takeFiles(
  turn: Turn,
  sent: readonly Sent[],
  download: Download,
): Promise<void> {
  const { chat } = turn;
  if (chat.clientKey === null) {
    turn.notes.push(phrase(turn.language, 'telegram.fresh'));
    return turn.show(await turn.take({ kind: 'look' }));
  }
  if (chat.prompt?.expects !== 'file') {
    return turn.show(await turn.take({ kind: 'file-refused', reason: 'not-now' }));
  }
  if (sent.some(({ file }) => file.captioned)) {
    turn.notes.push(phrase(turn.language, 'telegram.caption'));
  }
  const recording = sent.findLast(({ file }) => file.alive);
  let last: Conversed | null = null;
  for (const { file } of sent.filter((each) => !each.file.alive)) {
    keepProblems(turn, last);
    last = await takeFile(turn, file, download);
  }
  if (last !== null) await turn.show(last);
  if (recording !== undefined) await askAbout(turn, recording);
}

/** What the person decided about a recording. */
export async function takeRecording(turn: Turn, id: string, download: Download): Promise<void> {
  const { chat, mouth, language } = turn;
  const { recording } = chat;
  chat.recording = null;
  if (recording === null) {
    turn.notes.push(phrase(language, 'common.old-button'));
    return turn.show(await turn.take({ kind: 'look' }));
  }
  if (id === 'attach') return turn.show(await takeFile(turn, recording.file, download));
  const isGone = await mouth.remove([recording.messageId]);
  turn.notes.push(
    phrase(language, isGone ? 'telegram.recording-gone' : 'telegram.recording-stays'),
  );
  await turn.show(await turn.take({ kind: 'look' }));
}

/** A voice tells who speaks; that is said before it becomes part of a report. */
async function askAbout({ chat, mouth, language }: Turn, { file, messageId }: Sent): Promise<void> {
  chat.recording = { file, messageId };
  const button = (id: 'attach' | 'leave') => ({
    text: phrase(language, `telegram.recording-${id}`),
    callback_data: writeButton({ language, at: recordingStep, id }),
  });
  await mouth.say(
    [`⚠️ ${phrase(language, 'telegram.recording')}`],
    [[button('attach')], [button('leave')]],
  );
}

async function takeFile(turn: Turn, file: SentFile, download: Download): Promise<Conversed> {
  return turn.take((await opened(file, download)) ?? failed(turn));
}

async function opened(file: SentFile, download: Download): Promise<Act | null> {
  if ((file.size ?? 0) > mostFileBytes) return { kind: 'file-refused', reason: 'too-large' };
  try {
    return { kind: 'file', bytes: await download(file.fileId), name: file.name };
  } catch (error) {
    if (!(error instanceof TelegramError) || error.kind === 'stopped') throw error;
    return error.kind === 'too-big' ? { kind: 'file-refused', reason: 'too-large' } : null;
  }
}

function failed(turn: Turn): Act {
  turn.notes.push(phrase(turn.language, 'telegram.file-failed'));
  return { kind: 'look' };
}

/** Only the last view is shown: what went wrong before it is carried along. */
function keepProblems(turn: Turn, before: Conversed | null): void {
  for (const message of before?.view.messages ?? []) {
    if (message.kind === 'say' && message.tone === 'problem') turn.notes.push(message.text);
  }
}
