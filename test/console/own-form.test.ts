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
const units = (...all: readonly unknown[]) => ({ part: 'units', units: all }) as const;

type Part = 'units' | 'categories' | 'pledge';

async function seen(part: Part): Promise<string> {
  const answer = await (await get(served.app, path, signed)).json();
  return (answer as { seen: Record<Part, string> }).seen[part];
}
const send = async (change: unknown, at: string) =>
  await post(served.app, path, { seen: at, change }, signed);
const change = async (wish: { readonly part: Part }) => await send(wish, await seen(wish.part));

test('a unit is added, taken out of use and brought back, each with a line in the chain', async () => {
  expect((await change(units(unit))).status).toBe(200);
  expect((await change(units({ ...unit, retired: true }))).status).toBe(200);
  const pledge = { part: 'pledge', pledge: { kk: 'а', ru: 'б', en: 'c' } } as const;
  expect((await change(pledge)).status).toBe(200);
  const kinds = (await served.store.audit.rows(0, 20)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.startsWith('settings-'))).toEqual([
    'settings-units',
    'settings-units',
    'settings-pledge',
  ]);
});

test('what was offered once is never dropped, and “other” is never hidden', async () => {
  await change(units(unit));
  const at = await seen('units');
  expect((await change(units())).status).toBe(400);
  const hidden = { part: 'categories', categories: [], hidden: ['other'] } as const;
  expect((await change(hidden)).status).toBe(400);
  const twice = units(unit, unit);
  expect((await change(twice)).status).toBe(400);
  const unnamed = units(unit, {
    ...unit,
    id: 'own-00000000000000aa',
    label: { ...label, kk: ' ' },
  });
  expect((await change(unnamed)).status).toBe(400);
  expect(await seen('units')).toBe(at);
});

test('of two who change the same part the second is told to look again; other parts do not meet', async () => {
  const [unitsAt, pledgeAt] = [await seen('units'), await seen('pledge')];
  const answers = await Promise.all([send(units(unit), unitsAt), send(units(unit), unitsAt)]);
  expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 409]));
  const pledge = { part: 'pledge', pledge: { kk: 'а', ru: 'б', en: 'c' } };
  expect((await send(pledge, pledgeAt)).status).toBe(200);
});

test('it holds from the next turn on, and is made once', async () => {
  const knowledge = await loadKnowledge();
  const ownForms = createOwnForms(served.store.settings);
  expect(await ownForms(knowledge, 'offered')).toBe(knowledge);
  await change(units(unit));
  const first = await ownForms(knowledge, 'offered');
  expect(first.forms.get('report')?.version).not.toBe(knowledge.forms.get('report')?.version);
  expect(await ownForms(knowledge, 'offered')).toBe(first);
});
