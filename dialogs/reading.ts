import { chooseOne, notNow, oldButton } from './refusals.ts';
import type { StepRef } from './session.ts';
import { go, stay, type Input, type Move, type Scene, type Step } from './step.ts';

/** A page that is read and left by `continue`. */
export function reading(next: StepRef): Pick<Step, 'next' | 'take'> {
  return {
    next: [next],
    take: (scene: Scene, input: Input): Move => {
      const { draft } = scene.state;
      if (input.kind === 'file' || input.kind === 'file-refused') return notNow(scene, input);
      if (input.kind === 'text') return stay(draft, [chooseOne]);
      if (input.id === 'back') return go('back', draft);
      return input.id === 'continue' ? go(next, draft) : stay(draft, [oldButton]);
    },
  };
}
