import { expect, test } from 'vitest';

import { guideSetProblems, type Shelf } from '../../knowledge/guide-set.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { noticeSetProblems } from '../../knowledge/notice-set.ts';
import { parseNotice, type Notice } from '../../knowledge/schema/notice.ts';
import type { Mark } from '../../knowledge/schema/fact.ts';

const knowledge = await loadKnowledge();
const gift = knowledge.notices.get('notice-gift');
if (gift === undefined) throw new TypeError('no notice');

const facts = new Map<string, Mark>(
  [...knowledge.notices.values(), ...knowledge.guides.values()].flatMap((one) =>
    one.facts.map((fact) => [fact, 'A'] as const),
  ),
);
const shelf: Shelf = {
  cards: [...knowledge.cards.values()],
  forms: [...knowledge.forms.values()],
  papers: [...knowledge.papers.values()],
  facts,
};
const all = [...knowledge.notices.values()];

function problemsOf(change: Partial<Notice>, around: Partial<Shelf> = {}): string {
  const notices = all.map((notice) =>
    notice.id === gift?.id ? Object.assign({}, notice, change) : notice,
  );
  return noticeSetProblems(notices, { ...shelf, ...around }).join('\n');
}

test('the notices that come with the product are whole', () => {
  expect(problemsOf({})).toBe('');
});

test.each<[string, Partial<Notice>, string]>([
  ['a card that there is not', { cards: [{ card: 'nothing' }] }, 'no card nothing'],
  ['a fact that there is not', { facts: [...gift.facts, 'LAW-999'] }, 'no fact LAW-999'],
  ['a paper that there is not', { papers: [{ paper: 'x', fields: {} }] }, 'no paper x'],
  ['what is no form', { papers: [{ paper: 'my-steps', fields: {} }] }, 'no paper to offer'],
  [
    'a report it cannot begin',
    { report: [{ answers: { what: 'x' } }] },
    'the report has no what/x',
  ],
  ['a name without a form', { id: 'notice-nothing' }, 'no form of its name'],
])('a notice that points to %s is named', (_, change, problem) => {
  expect(problemsOf(change)).toContain(problem);
});

test('a term that counts from no day is named', () => {
  const handIn = gift.advice.find(({ term }) => term !== undefined);
  if (handIn?.term === undefined) throw new TypeError('no term');
  const advice = [{ ...handIn, term: { ...handIn.term, from: 'gift' } }];
  expect(problemsOf({ advice })).toContain('hand-in: the term counts from no day');
});

test('a question that has no place in the paper, or may not be skipped, is named', () => {
  const forms = shelf.forms.map((form) =>
    form.id === 'notice-gift'
      ? {
          ...form,
          questions: form.questions.map((question) =>
            question.id === 'giver'
              ? { ...question, id: 'donor' }
              : question.id === 'gift'
                ? { ...question, skippable: false }
                : question,
          ),
        }
      : form,
  );
  const said = problemsOf({}, { forms });
  expect(said).toContain('the paper has no donor');
  expect(said).toContain('gift: must be skippable');
});

test('a card whose action is no notice is named, with its file', () => {
  const cards = shelf.cards.map((card) =>
    card.id === 'gift-act' ? { ...card, actions: ['notice-nothing' as const] } : card,
  );
  expect(problemsOf({}, { cards })).toBe(
    'knowledge/articles/gift-act.md: no notice notice-nothing',
  );
});

test('a card that leads to a guide which is not there is named, with its file', () => {
  const cards = shelf.cards.map((card) =>
    card.id === 'gift-act' ? { ...card, guides: ['nothing'] } : card,
  );
  const said = guideSetProblems([...knowledge.guides.values()], { ...shelf, cards });
  expect(said).toEqual(['knowledge/articles/gift-act.md: no guide nothing']);
});

test('a file that is no notice is refused with every problem', () => {
  expect(() => parseNotice({ id: 'gift', order: 0 })).toThrow(/id: [^]*order: [^]*advice: /u);
});

test('a guide may name only papers that there are, and days that it asks for', () => {
  const guide = knowledge.guides.get('gift-offered');
  if (guide === undefined) throw new TypeError('no guide');
  const others = [...knowledge.guides.values()].filter((other) => other !== guide);
  const problems = (papers: typeof guide.papers) =>
    guideSetProblems([...others, { ...guide, papers }], shelf);
  const file = 'knowledge/guides/gift-offered.json';
  expect(problems([{ paper: 'nothing', fields: {} }])).toEqual([`${file}: no paper nothing`]);
  expect(
    problems([{ paper: 'notice-gift', fields: { giver: 'day', 'received-on': 'state' } }]),
  ).toEqual([`${file}: notice-gift has no day giver`, `${file}: state asks for no day`]);
});
