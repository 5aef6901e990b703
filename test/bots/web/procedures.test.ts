import { expect, test } from 'vitest';

import { cardPage } from '../../../bots/web/knowledge.ts';
import { plainContext } from '../../../bots/web/page.ts';
import { proceduresPage } from '../../../bots/web/procedures.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { subtasksOf } from '../../../knowledge/procedures.ts';
import { languages } from '../../../platform/language.ts';

const knowledge = await loadKnowledge();
const { procedures, cards } = knowledge;

test.each(languages)(
  'every subtask has an anchor in %s, and says all that is known',
  (language) => {
    const tree = proceduresPage(knowledge, language, plainContext);
    expect(tree).not.toMatch(/<script|undefined|\[object/u);
    for (const { id, title } of procedures.projects) {
      expect(tree).toContain(`href="#${id}"`);
      expect(tree).toContain(`id="${id}"`);
      expect(tree).toContain(title[language]);
    }
    for (const subtask of subtasksOf(procedures.projects)) {
      expect(tree.split(`id="${subtask.id}"`)).toHaveLength(2);
      const said = [subtask.title, subtask.what, subtask.who, subtask.evidence];
      for (const text of [...said, ...subtask.defects, ...subtask.terms.map((term) => term.text)]) {
        expect(tree).toContain(text[language].slice(0, 20));
      }
      for (const card of subtask.cards) expect(tree).toContain(`/${language}/knowledge/${card}"`);
    }
  },
);

function page(id: string): string {
  const card = cards.get(id);
  if (card === undefined) throw new TypeError(id);
  return cardPage(card, knowledge, 'en', plainContext);
}

test('a card leads to the subtasks that it explains, and other cards lead nowhere', () => {
  expect(page('analysis-discussion')).toContain('href="/en/procedures#discussion-day"');
  expect(page('analysis-discussion')).toContain('href="/en/procedures#discussion"');
  expect(page('project-four')).toContain('href="/en/procedures"');
  expect(page('reward')).not.toContain('/en/procedures');
});
