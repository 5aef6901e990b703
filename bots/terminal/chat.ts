import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import type { ChatAnswer } from '../json/shapes.ts';
import { readLine } from './line.ts';
import { Lines, type Input } from './lines.ts';
import { Refused } from './refused.ts';
import { saveFiles } from './saved-file.ts';
import { languageIn, promptOf, screenOf, wrapped, type Output } from './screen.ts';
import type { Deed, Talk } from './talk.ts';

export interface ChatParts {
  readonly talk: Talk;
  readonly input: Input;
  readonly output: Output;
  /** Where files are saved. */
  readonly folder: string;
}

/** Clears the window and what can be scrolled back to. */
const clear = '\u001B[3J\u001B[2J\u001B[H';

/** The conversation in a terminal, until the person leaves. */
export async function chat({ talk, input, output, folder }: ChatParts): Promise<void> {
  using lines = new Lines(input, output);
  let language: Language = 'kk';
  let answer = await talk({ kind: 'look' });
  let isTold = false;
  show(answer);
  for (let isWarned = false; ;) {
    const typed = await lines.next(promptOf(answer, language));
    // The line that was begun is left as it stands.
    if (typed.kind !== 'line') output.write('\n');
    if (typed.kind === 'end' || (typed.kind === 'interrupt' && isWarned)) break;
    isWarned = typed.kind === 'interrupt';
    if (typed.kind === 'interrupt') {
      say('terminal.interrupt');
      continue;
    }
    const line = readLine(typed.text, answer);
    if (line.kind === 'quit') break;
    if (line.kind === 'deed') await take(line.deed);
    else say(`terminal.${line.kind}`);
  }
  say('terminal.bye');

  async function take(deed: Deed): Promise<void> {
    let next: ChatAnswer;
    try {
      next = await talk(deed);
    } catch (error) {
      say(troubleOf(deed, error));
      return;
    }
    // A step that is only shown again hands nothing over a second time.
    const isHanded = handsOver(next) && (deed.kind === 'choice' || next.at !== answer.at);
    const isErased = next.at === 'erase/done' && answer.at !== next.at;
    answer = next;
    if (isErased && output.isTTY === true) output.write(clear);
    show(next);
    if (!isHanded) return;
    const isReceipt = next.receipt !== undefined;
    for (const path of await saveFiles(next, folder)) {
      if (path === null) say(isReceipt ? 'terminal.not-saved' : 'terminal.paper-not-saved');
      else say(isReceipt ? 'terminal.file-saved' : 'terminal.paper-saved', { path });
    }
  }

  function show(shown: ChatAnswer): void {
    language = languageIn(shown) ?? language;
    output.write(screenOf(shown, language, output));
    if (isTold || shown.at === 'language/choose') return;
    isTold = true;
    say('terminal.how');
  }

  function say(key: PhraseKey, params?: Readonly<Record<string, string>>): void {
    output.write(`${wrapped(phrase(language, key, params), output.columns ?? 80)}\n\n`);
  }
}

function handsOver({ messages }: ChatAnswer): boolean {
  return messages.some(({ files }) => files !== undefined);
}

function troubleOf({ kind }: Deed, error: unknown): PhraseKey {
  if (!(error instanceof Refused) || kind !== 'file') return 'terminal.failed';
  if (error.code === 'no-file') return 'terminal.no-file';
  return error.code === 'too-large' ? 'file.too-large' : 'terminal.failed';
}
