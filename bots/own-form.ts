import type { Knowledge } from '../knowledge/load.ts';
import { ownFormName, readOwnForm, withOwnForm } from '../knowledge/own-form.ts';
import type { Settings } from '../storage/settings.ts';
import type { Surveys } from './surveys.ts';

/** The knowledge with what the body added to the form, as it is at this moment. */
export type OwnForms = (knowledge: Knowledge, which: 'offered' | 'named') => Promise<Knowledge>;

/** The same object as long as nothing changed, so that tables and versions are made once. */
export function createOwnForms(settings: Pick<Settings, 'get'>): OwnForms {
  const made = { offered: new WeakMap<Knowledge, Made>(), named: new WeakMap<Knowledge, Made>() };
  return async (knowledge, which) => {
    const stored = await settings.get(ownFormName);
    if (stored === null) return knowledge;
    const before = made[which].get(knowledge);
    if (before?.stored === stored) return before.is;
    const is = withOwnForm(knowledge, readOwnForm(stored), which);
    made[which].set(knowledge, { stored, is });
    return is;
  };
}

/** What the body adds holds from the next turn on, wherever a turn is taken. */
export function askedBy(ownForms: OwnForms, surveys: Surveys): Surveys {
  return {
    ...surveys,
    board: async (verified) => {
      const { offers, knowledge } = await surveys.board(verified);
      return { offers, knowledge: await ownForms(knowledge, 'offered') };
    },
  };
}

interface Made {
  readonly stored: string;
  readonly is: Knowledge;
}
