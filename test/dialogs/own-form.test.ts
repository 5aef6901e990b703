import { describe, expect, test } from 'vitest';

import { reportBody } from '../../cases/report.ts';
import { cardOf, rowsOf } from '../../console/app/worker/report-view.ts';
import type { World } from '../../dialogs/world.ts';
import { noOwnForm, type OwnForm, withOwnForm } from '../../knowledge/own-form.ts';
import { atRecall, atReview, knowledge, said, worldWith } from './fixtures.ts';

const ward = {
  id: 'own-0123456789abcdef',
  label: { kk: 'Қабылдау бөлімі', ru: 'Приёмный покой', en: 'Admission ward' },
  retired: false,
};
const queue = {
  id: 'own-00000000000000aa',
  label: { kk: 'Кезек сату', ru: 'Продажа очереди', en: 'Selling places in the queue' },
  retired: false,
};
const own: OwnForm = { ...noOwnForm, units: [ward], categories: [queue], hidden: ['gift'] };
const retired: OwnForm = {
  ...own,
  units: [{ ...ward, retired: true }],
  categories: [{ ...queue, retired: true }],
};
const worldOf = (form: OwnForm, which?: 'offered' | 'named') =>
  worldWith({ knowledge: withOwnForm(knowledge, form, which), body: 'Емхана' });
const atWhat = (form: OwnForm) => atRecall(worldOf(form)).skipsTo('report/what');

/** A report that names the body's own unit and kind, as it is sealed. */
function sealedBody(form: OwnForm, named: OwnForm = form) {
  const person = atWhat(form).picks(queue.id).skipsTo('report/unit').picks(ward.id);
  const { outcome } = person.skipsTo('report/review').picks('send').last;
  if (outcome.kind !== 'report') throw new TypeError('nothing was sent');
  const filed = withOwnForm(knowledge, named, 'named').forms.get('report');
  if (filed === undefined) throw new TypeError('no form');
  return reportBody(outcome.report, filed, 'ru');
}

describe('the form of a report as a body asks it', () => {
  test('offers its units beside any words, and its kinds before “other”', () => {
    const person = atWhat(own);
    expect(person.options).toContain(queue.id);
    expect(person.options).not.toContain('gift');
    expect(person.options.indexOf(queue.id)).toBe(person.options.indexOf('other') - 1);
    const atUnit = person.picks('procurement').skipsTo('report/unit');
    expect(atUnit.options).toContain(ward.id);
    expect(atUnit.types('the cellar').answer('unit')).toMatchObject({ other: 'the cellar' });
  });

  test('is the product’s own, to the object, where nothing was set', () => {
    const form = withOwnForm(knowledge, noOwnForm).forms.get('report');
    expect(form).toBe(knowledge.forms.get('report'));
  });

  test('does not offer what was taken out of use', () => {
    const person = atWhat(retired);
    expect(person.options).not.toContain(queue.id);
    expect(person.skipsTo('report/unit').options).not.toContain(ward.id);
  });

  test('tells somebody in the middle of a report that it changed, and keeps what still stands', () => {
    const person = atWhat(own).picks('procurement').skipsTo('report/unit').picks(ward.id);
    person.world = worldOf(retired);
    person.does({ kind: 'look' });
    expect(person.answer('unit')).toBeUndefined();
    expect(person.answer('what')).toMatchObject({ option: 'procurement' });
  });
});

describe('what was taken out of use', () => {
  test('keeps its name in reports that were sealed before', () => {
    const body = sealedBody(own);
    const rows = new Map(rowsOf(body).map(({ id, answer }) => [id, answer]));
    expect(rows.get('unit')).toEqual({ kind: 'said', text: 'Приёмный покой' });
    expect(cardOf(body, 'new')).toMatchObject({
      category: 'Продажа очереди',
      unit: 'Приёмный покой',
    });
    // The words of an option are no words of the reporter: cases are not alike because of them.
    expect(cardOf(body, 'new').terms).not.toContain('продажа');
  });

  test('keeps it also in a report that was answered a moment before the change', () => {
    expect(sealedBody(own, retired)).toEqual(sealedBody(own));
  });
});

test('the body’s own words stand under its name after the pledge, and only there', () => {
  const pledge = { kk: 'Сізді тыңдаймыз.', ru: 'Мы вас услышим.', en: 'We will listen.' };
  expect(afterSending(worldOf({ ...noOwnForm, pledge }))).toContain('next.own-pledge');
  expect(afterSending(worldWith())).not.toContain('next.own-pledge');
});

/** What is said once the receipt is safe. */
function afterSending(world: World): readonly string[] {
  const person = atReview(world).picks('send').does({ kind: 'filed' });
  return said(person.picks('saved').last);
}
