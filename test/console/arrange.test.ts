import { describe, expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import {
  arrange,
  categoryWordsIn,
  type Arrangement,
  everything,
  lineDeadline,
  remindersOf,
  valuesOf,
} from '../../console/app/inbox/arrange.ts';
import type { CaseLine } from '../../console/app/inbox/case-lines.ts';
import type { CardView } from '../../console/app/worker/case-views.ts';
import type { CaseRow } from '../../console/api.ts';
import { addDays } from '../../platform/time.ts';
import { today } from './house.ts';

function line(name: string, card: Partial<CardView> = {}, row: Partial<CaseRow> = {}): CaseLine {
  const view: CardView = {
    title: name,
    category: '',
    unit: '',
    state: 'new',
    assignee: null,
    terms: [],
    term: null,
    openTasks: 0,
    nextTask: null,
    seen: 0,
    ...card,
  };
  return {
    row: {
      caseId: name.padEnd(32, '0') as CaseId,
      group: 'default',
      day: today,
      dueDay: addDays(today, 5),
      closedDay: null,
      termDay: null,
      eraseDay: null,
      card: null,
      cardVersion: 1,
      lastFromOfficer: 0,
      lastFromReporter: 0,
      unconfirmed: false,
      behind: false,
      ...row,
    },
    card: { kind: 'read', view },
    text: [view.title, view.category, view.unit, ...view.terms].join(' ').toLowerCase(),
  };
}

const failed: CaseLine = { ...line('f'), card: { kind: 'failed', thrown: null }, text: '' };

const lines = [
  line('a', { title: 'Дәрігер пара сұрады', unit: 'Аурухана', seen: 1 }, { lastFromReporter: 2 }),
  line(
    'b',
    { state: 'assessing', assignee: 'me', category: 'Пара' },
    { dueDay: addDays(today, -9) },
  ),
  line('c', { seen: null }, { dueDay: addDays(today, -1), day: addDays(today, -4) }),
  line('d', { state: 'closed-confirmed', terms: ['аурухана'] }, { closedDay: today }),
  line('e', { state: 'investigating' }, { termDay: addDays(today, 2) }),
  failed,
];

const found = (wanted: Partial<Arrangement>) =>
  arrange(lines, { ...everything, ...wanted }, today).map(({ row }) => row.caseId[0]);

describe('the list of cases', () => {
  test.each<[Partial<Arrangement>, string]>([
    [{}, 'abcdef'],
    [{ search: '  АУРУХАНА ' }, 'ad'],
    [{ search: 'пара аурухана' }, 'a'],
    [{ search: 'жоқ' }, ''],
    [{ state: 'open' }, 'abce'],
    [{ state: 'closed' }, 'd'],
    [{ state: 'assessing' }, 'b'],
    [{ category: 'Пара' }, 'b'],
    [{ unit: 'Аурухана' }, 'a'],
    [{ assignee: 'me' }, 'b'],
    [{ assignee: 'nobody' }, 'acde'],
    // Acknowledged in time or not, `b` owes no more by the pledge; `e` owes by its legal term.
    [{ deadline: 'overdue' }, 'c'],
    [{ deadline: 'soon' }, 'e'],
    [{ deadline: 'ahead' }, 'af'],
    // A letter after what was seen, a case never opened, and a card that does not open.
    [{ unseen: true }, 'acf'],
    [{ unseen: true, deadline: 'overdue' }, 'c'],
    [{ order: 'oldest' }, 'fedcba'],
    [{ order: 'reply' }, 'abcdef'],
    [{ order: 'deadline' }, 'ceafbd'],
  ])('with %j shows %s', (wanted, expected) => {
    expect(found(wanted).join('')).toBe(expected);
  });

  test('a category is one, in whatever language people chose it', () => {
    const facts = { category: 'bribe', region: null, channel: 'web', answered: null } as const;
    const lines = [
      line('a', { category: 'Пара', facts }),
      line('b', { category: 'Взятка', facts }),
      line('c', { category: 'Of an older version' }),
    ];
    expect(valuesOf(lines, 'category')).toEqual(['bribe', 'Of an older version']);
    expect(categoryWordsIn(lines).get('bribe')).toBe('Взятка');
    const found = arrange(lines, { ...everything, category: 'bribe' }, today);
    expect(found.map(({ card }) => (card.kind === 'read' ? card.view.title : ''))).toEqual([
      'a',
      'b',
    ]);
  });

  test('reminds of what is overdue, due soon and not seen', () => {
    expect(remindersOf(lines, today)).toEqual({ overdue: 1, soon: 1, unseen: 3 });
  });
});

describe('what is owed', () => {
  const facts = { category: null, region: null, channel: 'web', answered: null } as const;
  const late = { dueDay: addDays(today, -3) };
  test.each([
    ['to nobody has been written', {}, late, 'overdue'],
    ['an officer has written', { facts: { ...facts, answered: today } }, late, 'answered'],
    [
      'another body has it',
      { state: 'handed-over' },
      { termDay: addDays(today, -3) },
      'handed-over',
    ],
    ['the law still waits', { state: 'assessing' }, { termDay: addDays(today, -3) }, 'overdue'],
  ] as const)('follows what the reporter is told when %s', (_when, card, row, kind) => {
    expect(lineDeadline(line('a', card, row), today).kind).toBe(kind);
  });
});
