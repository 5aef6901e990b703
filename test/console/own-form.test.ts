import { afterEach, beforeEach, expect, test } from 'vitest';

import { createOwnForms } from '../../bots/own-form.ts';
import { loadKnowledge } from '../../knowledge/load.ts';
import { get, type House, house, post, type Signed } from './house.ts';

let served: House;
let signed: Signed;
beforeEach(async () => {
  served = await house();
  await served.addOfficer('aigerim', 'officer', 'default');
  await served.addOfficer('dana', 'analyst', null);
  signed = await served.signIn('aigerim');
});
afterEach(async () => await served[Symbol.asyncDispose]());

const path = '/api/settings/form';
const label = { kk: 'Қойма', ru: 'Склад', en: 'Store' };
const unit = { id: 'own-0123456789abcdef', label, retired: false };
const units = (...all: readonly unknown[]) => ({ part: 'units', units: all });

async function seen(): Promise<string | null> {
  return ((await (await get(served.app, path, signed)).json()) as { seen: string | null }).seen;
}
const change = async (wish: unknown, after: string | null) =>
  await post(served.app, path, { seen: after, change: wish }, signed);

test('a unit is added, taken out of use and brought back, each with a line in the chain', async () => {
  expect((await change(units(unit), null)).status).toBe(200);
  expect((await change(units({ ...unit, retired: true }), await seen())).status).toBe(200);
  const pledge = { part: 'pledge', pledge: { kk: 'а', ru: 'б', en: 'c' } };
  expect((await change(pledge, await seen())).status).toBe(200);
  const kinds = (await served.store.audit.rows(0, 20)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('settings-'))).toEqual([
    'settings-units',
    'settings-units',
    'settings-pledge',
  ]);
});

test('what was offered once is never dropped, and “other” is never hidden', async () => {
  await change(units(unit), null);
  const at = await seen();
  expect((await change(units(), at)).status).toBe(400);
  const hidden = { part: 'categories', categories: [], hidden: ['other'] };
  expect((await change(hidden, at)).status).toBe(400);
  const twice = units(unit, unit);
  expect((await change(twice, at)).status).toBe(400);
  const unnamed = units(unit, {
    ...unit,
    id: 'own-00000000000000aa',
    label: { ...label, kk: ' ' },
  });
  expect((await change(unnamed, at)).status).toBe(400);
  expect(await seen()).toBe(at);
});

test('of two who change it at once the second is told to look again', async () => {
  const answers = await Promise.all([change(units(unit), null), change(units(unit), null)]);
  expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
});

test('it holds from the next turn on, and is made once', async () => {
  const knowledge = await loadKnowledge();
  const ownForms = createOwnForms(served.store.settings);
  expect(await ownForms(knowledge, 'offered')).toBe(knowledge);
  await change(units(unit), null);
  const first = await ownForms(knowledge, 'offered');
  expect(first.forms.get('report')?.version).not.toBe(knowledge.forms.get('report')?.version);
  expect(await ownForms(knowledge, 'offered')).toBe(first);
});
