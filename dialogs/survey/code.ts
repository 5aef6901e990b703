import { readCode } from '../../knowledge/survey-code.ts';
import { matchOption } from '../match.ts';
import { notNow, oldButton } from '../refusals.ts';
import { backOption, menuOption, say, stopOption } from '../say.ts';
import { go, stay, type Input, type Move, type Scene, type Shown } from '../step.ts';
import { gone } from '../walk/slots.ts';
import { introduction } from './consent.ts';
import { offerIn } from './offer.ts';

const options = [backOption, menuOption, stopOption];

/** A survey that anybody may answer asks for no code. */
export function needsCode(scene: Scene): boolean {
  return offerIn(scene)?.access !== 'open';
}

export function showCode(scene: Scene): Shown {
  const offer = offerIn(scene);
  if (offer === null) return gone;
  return {
    messages: [...introduction(offer, scene.world), say('survey.code-ask')],
    prompt: { options, expects: 'text', input: 'code' },
  };
}

/** What is mistyped never leaves this step; whether the code may answer, the world says. */
export function takeCode(scene: Scene, input: Input): Move {
  const { state, world } = scene;
  const { draft } = state;
  if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
  if (input.kind === 'choice') {
    return input.id === 'back' ? go('back', draft) : stay(draft, [oldButton]);
  }
  const offer = offerIn(scene);
  if (offer === null) return stay(draft, [oldButton]);
  const code = readCode(input.text);
  if (code !== null) return stay(draft, [], { kind: 'survey-code', survey: offer.id, code });
  const named = matchOption(options, input.text, world.knowledge, true);
  if (named === 'back') return go('back', draft);
  return stay(draft, [say('survey.code-mistyped', 'problem')]);
}
