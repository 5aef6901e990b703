import { expect, test } from 'vitest';

import { cardPage, knowledgePage } from '../../../bots/web/knowledge.ts';
import { plainContext } from '../../../bots/web/page.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { languages } from '../../../platform/language.ts';

const knowledge = await loadKnowledge();
const { cards } = knowledge;

test('every card is listed in every language and has a page without scripts', () => {
  for (const language of languages) {
    const list = knowledgePage(knowledge, language, plainContext);
    for (const card of cards.values()) {
      expect(list).toContain(`href="/${language}/knowledge/${card.id}"`);
      const page = cardPage(card, knowledge, language, plainContext);
      for (const step of card.text[language].next) expect(page).toContain(step.slice(0, 20));
      expect(page).not.toMatch(/<script|undefined|\[object/u);
    }
  }
});
