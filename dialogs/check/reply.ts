import { cleanText, countCharacters, isVisible } from '../../knowledge/schema/text.ts';
import type { DraftReply } from '../draft.ts';
import { changeFiles, fileMessages, fileOptions } from '../files.ts';
import { chosen } from '../match.ts';
import type { Message, Option } from '../message.ts';
import { chooseOne, fileRefusal, notNow, oldButton } from '../refusals.ts';
import { backOption, option, say, stopOption, written } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

/** Characters of one message to the officers. */
export const longestReply = 20_000;
const mostFiles = 10;

export function showReply({ state }: Scene): Shown {
  const { reply } = state.draft;
  const begun: readonly Message[] =
    reply === null ? [] : [say('common.answer-now', 'notice', { answer: written(reply.text) })];
  const keep = reply === null ? [] : [option('keep', 'common.keep', 'main')];
  return {
    messages: [say('check.reply-ask'), ...begun],
    prompt: { options: [...keep, backOption, stopOption], expects: 'text', input: 'long' },
  };
}

export function takeReply(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'text') return takeText(scene, input.text);
  if (input.id === 'back') return go('back', draft);
  if (input.id === 'keep' && draft.reply !== null) return go('check/attach', draft);
  return stay(draft, [oldButton]);
}

function takeText(scene: Scene, raw: string): Move {
  const { draft } = scene.state;
  const text = cleanText(raw);
  if (!isVisible(text)) return stay(draft, [say('refusal.empty', 'problem', { limit: 0 })]);
  const over = countCharacters(text) - longestReply;
  if (over > 0) {
    return stay(draft, [say('refusal.too-long', 'problem', { limit: longestReply, over })]);
  }
  return go('check/attach', { ...draft, reply: { text, files: draft.reply?.files ?? [] } });
}

export function showAttach({ state }: Scene): Shown {
  const reply = state.draft.reply ?? nothingWritten;
  return {
    messages: [
      say('check.attach', 'plain', { text: written(reply.text) }),
      ...fileMessages(reply.files),
    ],
    prompt: { options: attachOptions(reply), expects: 'file' },
  };
}

export function takeAttach(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  const reply = draft.reply ?? nothingWritten;
  switch (input.kind) {
    case 'file':
      if (reply.files.length >= mostFiles) {
        return stay(draft, [fileRefusal('too-many')], { kind: 'drop-file', file: input.file });
      }
      return stay({ ...draft, reply: { ...reply, files: [...reply.files, input.file] } }, [
        say('file.added', 'success'),
      ]);
    case 'file-refused':
      return stay(draft, [fileRefusal(input.reason)]);
    case 'text':
    case 'choice': {
      const id = chosen(scene, input, attachOptions(reply), true);
      return id === null ? stay(draft, [chooseOne]) : takeAttachChoice(scene, id);
    }
    default:
      return input satisfies never;
  }
}

function takeAttachChoice(scene: Scene, id: string): Move {
  const { draft } = scene.state;
  const { reply } = draft;
  if (id === 'back') return go('back', draft);
  if (reply === null) return stay(draft, [oldButton]);
  if (id === 'send') {
    const { text, files, checkIn } = reply;
    const answered = checkIn === undefined ? {} : { checkIn: checkIn.stage };
    return stay(draft, [], { kind: 'follow-up', text, files, ...answered });
  }
  const changed = changeFiles(reply.files, id);
  if (changed === null) return stay(draft, [oldButton]);
  const after = { ...draft, reply: { ...reply, files: changed.files } };
  if (changed.dropped === null) return stay(after);
  return stay(after, [say('file.removed', 'notice')], { kind: 'drop-file', file: changed.dropped });
}

function attachOptions(reply: DraftReply): readonly Option[] {
  return [
    option('send', 'check.send', 'main'),
    ...fileOptions(reply.files),
    backOption,
    stopOption,
  ];
}

const nothingWritten: DraftReply = { text: '', files: [] };
