import { expect, test } from 'vitest';

import { setUpWords } from '../../console/set-up-words.ts';

test('the command of the first start says every word that the set-up asks for', () => {
  const words = setUpWords('http://localhost:8081', 'a-token');
  for (const word of ['--console', '--token a-token', '--body', '--out']) {
    expect(words).toContain(word);
  }
});

test('where officers were named before and the pinned root is gone, no second set-up is offered', () => {
  const words = setUpWords('http://localhost:8081', 'a-token', true);
  expect(words).toContain('root.json');
  expect(words).not.toContain('a-token');
});
