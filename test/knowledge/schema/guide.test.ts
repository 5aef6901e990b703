import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { parseGuide } from '../../../knowledge/schema/guide.ts';

type Json = Record<string, unknown>;

const file = new URL('../../../knowledge/guides/gift-offered.json', import.meta.url);
const whole = JSON.parse(await readFile(file, 'utf8')) as Json & {
  questions: Json[];
  advice: Json[];
};

const text = { kk: 'Сөз', ru: 'Слово', en: 'Word' };

function problemsWith(changes: Json): string {
  try {
    parseGuide({ ...whole, ...changes });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('a guide’s file', () => {
  it('is read when it is whole', () => {
    expect(problemsWith({})).toBe('');
  });

  it('is refused when a way through its questions ends without a step', () => {
    const advice = whole.advice.filter(({ id }) => id !== 'private');
    expect(problemsWith({ advice })).toContain('no step for: state=declined, link=no');
  });

  it('is refused when a sentence fits nobody', () => {
    const never = {
      id: 'never',
      kind: 'know',
      text,
      when: {
        all: [
          { question: 'state', is: ['left'] },
          { question: 'state', is: ['offered'] },
        ],
      },
    };
    expect(problemsWith({ advice: [...whole.advice, never] })).toContain('never: fits nobody');
  });

  it.each([
    [{ question: 'nothing', is: ['yes'] }, 'no question nothing'],
    [{ question: 'state', is: ['perhaps'] }, 'no option state/perhaps'],
  ])('is refused when a sentence names what is not asked: %j', (when, problem) => {
    const advice = [...whole.advice, { id: 'lost', kind: 'know', text, when }];
    expect(problemsWith({ advice })).toContain(problem);
  });

  it('is refused when a term counts from a question that asks for no day', () => {
    const term = { from: 'state', count: 3, unit: 'days', mark: 'A' };
    const advice = [...whole.advice, { id: 'late', kind: 'do', text, term }];
    expect(problemsWith({ advice })).toContain('asks for no day');
  });

  it('is refused when a language is missing', () => {
    expect(problemsWith({ title: { kk: 'Сөз', ru: 'Слово' } })).toContain('title.en');
  });

  it('is refused when it asks for what a guide has no use for', () => {
    const name = { id: 'name', type: 'text', longest: 10, label: text };
    expect(problemsWith({ questions: [...whole.questions, name] })).toContain('choices and days');
  });

  it('is refused when it has more ways than anybody can check', () => {
    const options = Array.from({ length: 20 }, (_, at) => ({ id: `o${String(at)}`, label: text }));
    const many = [1, 2, 3, 4].map((at) => ({
      id: `many${String(at)}`,
      type: 'single',
      label: text,
      options,
    }));
    expect(problemsWith({ questions: [...whole.questions, ...many] })).toContain('more than');
  });
});
