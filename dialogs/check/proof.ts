import { chosen } from '../match.ts';
import { chooseOne, notNow, oldButton } from '../refusals.ts';
import { backOption, choosing, menuOption, say, words } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';

const options = [backOption, menuOption];

/** The proof, only when it is asked for: in a messenger it stays in the chat. */
export function showProof({ state }: Scene): Shown {
  const proof = state.draft.visit?.account.proof ?? null;
  if (proof === null) {
    return { messages: [say('check.visit-over', 'notice')], prompt: choosing(options) };
  }
  const label = words('check.proof-file');
  return {
    messages: [say('check.proof'), { kind: 'file', label, file: { kind: 'proof', proof } }],
    prompt: choosing(options),
  };
}

export function takeProof(scene: Scene, input: Input): Move {
  const { draft } = scene.state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  const id = chosen(scene, input, options, true);
  if (id === 'back') return go('back', draft);
  return stay(draft, [id === null ? chooseOne : oldButton]);
}
