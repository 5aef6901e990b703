import { describe, expect, test } from 'vitest';

import { readButton, writeButton } from '../../bots/button.ts';
import { flows } from '../../dialogs/flows.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { languages } from '../../platform/language.ts';

const knowledge = await loadKnowledge();
const options = [...knowledge.forms.values()].flatMap(({ questions }) =>
  questions.flatMap((question) => [
    `edit-${question.id}`,
    ...('options' in question ? question.options.map(({ id }) => id) : []),
  ]),
);

const topics = [
  ...[...knowledge.cards.keys()].map((id) => `card:${id}`),
  ...[...knowledge.guides.keys()].map((id) => `guide:${id}`),
];

describe('a button', () => {
  test('has room for every option at every step in every language', () => {
    const steps = flows.flatMap((flow) => flow.steps.map(({ ref }) => ref));
    expect(steps.length).toBeGreaterThan(20);
    for (const language of languages) {
      for (const at of [...steps, 'telegram/recording']) {
        for (const id of [...options, ...topics, 'back', 'original-10', 'decline']) {
          expect(readButton(writeButton({ language, at, id }))).toEqual({ language, at, id });
        }
      }
    }
  });

  test.each([
    '',
    'ru',
    'ru|menu/menu',
    'de|menu/menu|report',
    'ru|menu|report',
    'ru|a/b|c|d',
    'ru|a/b|',
  ])('of somebody else is known as such: %s', (data) => {
    expect(readButton(data)).toBeNull();
  });

  test('that is too long for Telegram is our own mistake', () => {
    expect(() => writeButton({ language: 'kk', at: 'a/b', id: 'x'.repeat(60) })).toThrow(TypeError);
  });
});
