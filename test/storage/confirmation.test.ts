import { expect, test } from 'vitest';

import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { Store } from '../../storage/store.ts';
import { migrations } from '../../storage/migrations/list.ts';
import { neverConfirmed } from '../../storage/confirmation.ts';
import { filing, officer, sealedCase, tempStore, today, tomorrow } from './fixtures.ts';
import { onServer } from './place.ts';

async function filed(store: Store) {
  const sealed = sealedCase();
  await store.intake.fileCase(sealed, filing());
  const { caseId, reporter } = sealed;
  const until = async () => (await store.cases.line(officer, caseId))?.unconfirmedUntil;
  return { receiptId: reporter.id, until };
}

test('a case counts as unconfirmed until somebody has its receipt', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const one = await filed(store);
  const other = await filed(store);
  expect(await one.until()).toBe(neverConfirmed);
  expect(await store.reporters.find(one.receiptId)).toMatchObject({ isConfirmed: false });
  await store.reporters.confirm(hex(systemRandom(32)), today, 'kept');
  expect(await one.until()).toBe(neverConfirmed);
  await store.reporters.confirm(one.receiptId, today, 'kept');
  expect(await one.until()).toBeNull();
  expect(await store.reporters.find(one.receiptId)).toMatchObject({ isConfirmed: true });
  expect(await other.until()).toBe(neverConfirmed);
  expect(await store.scrub()).toMatchObject({ damaged: [] });
});

test.each([
  ['returned', today],
  ['returned', tomorrow],
  ['kept', tomorrow],
] as const)('nobody sees at what moment somebody %s on %s', async (how, day) => {
  await using temp = await tempStore();
  const { store } = temp;
  const { receiptId, until } = await filed(store);
  await store.reporters.confirm(receiptId, day, how);
  expect(await until()).toBe(day);
  expect(await store.reporters.find(receiptId)).toMatchObject({ isConfirmed: true });
  // A second time, on another day, leaves no trace at all.
  await store.reporters.confirm(receiptId, '2026-12-20' as typeof day, how);
  expect(await until()).toBe(day);
  await store.sweep(day);
  expect(await until()).toBe(day);
  await store.sweep('2026-12-21' as typeof day);
  expect(await until()).toBeNull();
  const kinds = await temp.sql('select kind from audit');
  expect(kinds).toEqual([{ kind: 'filed' }]);
});

const laterTables = [
  'list_files',
  'list_answers',
  'lists',
  'analysis_documents',
  'analysis_files',
  'analysis_keys',
  'enrolments',
  'invitations',
  'case_asides',
  'check_ins',
  'officer_factors',
  'officer_codes',
  'act_requests',
  'holds',
  'erased',
  'snapshots',
  'group_documents',
  'self_checks',
];
const laterColumns = [
  ['cases', 'wrapped'],
  ['cases', 'term_day'],
  ['cases', 'card_version'],
  ['cases', 'erase_day'],
  ['audit_day_keys', 'group_name'],
  ['group_keys', 'wrapped'],
  ['officers', 'spare_since'],
] as const;

test.skipIf(onServer)('cases from before there was a mark have none', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const { until } = await filed(store);
  const { sql } = temp;
  await sql('drop index cases_unconfirmed');
  await sql('alter table cases drop column unconfirmed_until');
  // What later steps made goes too: they are taken again.
  for (const table of laterTables) await sql(`drop table ${table}`);
  await sql('drop index cases_by_wrapped');
  for (const [table, column] of laterColumns)
    await sql(`alter table ${table} drop column ${column}`);
  await sql("update settings set value = '1' where name = 'schema'");
  await store.close();
  const { openStore } = await import('../../storage/store.ts');
  await using again = await openStore(temp.options);
  expect(again.migrated).toBe(migrations.length - 1);
  const [line] = await again.cases.list(officer);
  expect(line?.unconfirmedUntil).toBeNull();
  await expect(until()).rejects.toThrow();
});
