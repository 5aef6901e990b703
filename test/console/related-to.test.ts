import { expect, test } from 'vitest';

import type { CaseId } from '../../cases/sealed.ts';
import { relatedTo } from '../../console/app/case/related-to.ts';
import type { CaseLine } from '../../console/app/inbox/case-lines.ts';

function line(name: string, terms: readonly string[], unit = ''): CaseLine {
  const view = { title: name, category: '', unit, state: 'new', assignee: null, terms } as const;
  const work = { term: null, openTasks: 0, nextTask: null, seen: null };
  return {
    row: { caseId: name as CaseId } as CaseLine['row'],
    card: { kind: 'read', view: { ...view, ...work } },
    text: '',
  };
}

const own = line('own', ['жабдық', 'меңгеруші', 'дәрігер', 'ақша', 'аурухана'], 'Хирургия');

test('cases with the same words come first, and say which words they are', () => {
  const found = relatedTo('own' as CaseId, [
    own,
    line('two', ['меңгеруші', 'жабдық']),
    line('near', ['жабдық', 'меңгеруші', 'дәрігер'], 'Хирургия'),
    line('all', ['жабдық', 'меңгеруші', 'дәрігер', 'аурухана']),
    // Two words do where the place is the same; short words count for nothing.
    line('place', ['меңгеруші', 'дәрігер', 'ақша'], 'Хирургия'),
    line('short', ['ақша', 'дәрігер', 'жабдық']),
  ]);
  expect(found.map((each) => [each.line.row.caseId, each.shared.length, each.samePlace])).toEqual([
    ['all', 4, false],
    ['near', 3, true],
    ['place', 2, true],
  ]);
});

test('a case that did not open has no relations, and is none', () => {
  const failed: CaseLine = { ...own, card: { kind: 'failed', thrown: null } };
  expect(
    relatedTo('own' as CaseId, [failed, line('all', ['жабдық', 'меңгеруші', 'дәрігер'])]),
  ).toEqual([]);
  expect(relatedTo('x' as CaseId, [])).toEqual([]);
});
