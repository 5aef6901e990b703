import type { PhraseKey } from '../../knowledge/phrases.ts';
import { readReceiptText, type ReceiptText } from '../../knowledge/receipt-text.ts';
import { matchOption } from '../match.ts';
import { notNow, oldButton } from '../refusals.ts';
import { backOption, menuOption, say, stopOption } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

const asked: Shown = {
  messages: [say('check.ask'), say('check.where', 'notice')],
  prompt: { options: [backOption, menuOption, stopOption], expects: 'text', input: 'receipt' },
};

export function showAsk(): Shown {
  return asked;
}

/** Reads the receipt and asks the world for the case; what is mistyped never leaves this step. */
export function takeAsk(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'text') return takeText(scene, input.text);
  return input.id === 'back' ? go('back', draft) : stay(draft, [oldButton]);
}

function takeText(scene: Scene, text: string): Move {
  const { draft } = scene.state;
  const read = readReceiptText(text);
  if (read.ok) return stay(draft, [], { kind: 'lookup', receipt: read.symbols });
  const named = matchOption(asked.prompt.options, text, scene.world.knowledge, true);
  if (named === 'back') return go('back', draft);
  return stay(draft, [say(reasons[read.because], 'problem')]);
}

const reasons: Readonly<Record<Extract<ReceiptText, { ok: false }>['because'], PhraseKey>> = {
  short: 'check.too-short',
  long: 'check.too-long',
  symbols: 'check.wrong-symbols',
  check: 'check.mistyped',
};
