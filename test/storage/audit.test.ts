import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import type { SealedBytes } from '../../cases/sealed.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { chainHash } from '../../cases/audit-chain.ts';
import type { AuditEvent } from '../../storage/audit.ts';
import { tempStore, today, tomorrow } from './fixtures.ts';
import { onServer } from './place.ts';

const event: AuditEvent = {
  day: today,
  kind: 'opened',
  actorTag: 'aigerim',
  ct: new Uint8Array([1, 2]) as SealedBytes,
};

test('the hash of a row is the one that the protocol names', () => {
  // H(L("audit") ‖ prev ‖ seq ‖ day ‖ H(kind) ‖ H(actorTag) ‖ H(ct)), computed apart from our code.
  const prev = new Uint8Array(32);
  expect(hex(chainHash({ ...event, prev, seq: 1 }))).toBe(
    'c2fbefe64b5333785a0205c37557f6e4e8b3fcf7db7796a82880160634be93e3',
  );
});

test('whatever is changed, taken out, put in or moved in the chain, the first such row is named', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  for (let at = 0; at < 6; at += 1) await store.audit.append(event);
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 6 } });

  // Our own code cannot do any of this: the triggers have to go first.
  await expect(temp.sql("update audit set kind = 'filed' where seq = 3")).rejects.toThrow(
    /never changed/,
  );
  await expect(temp.sql('delete from audit where seq = 3')).rejects.toThrow(/never deleted/);
  await temp.sql(onServer ? 'drop trigger audit_keeps on audit' : 'drop trigger audit_keeps');
  if (!onServer) await temp.sql('drop trigger audit_stays');

  const tamper = fc.constantFrom(
    (seq: number) => `update audit set kind = 'filed' where seq = ${seq}`,
    (seq: number) => `update audit set actor_tag = 'another' where seq = ${seq}`,
    (seq: number) => `update audit set day = '2026-11-25' where seq = ${seq}`,
    (seq: number) => `update audit set ct = x'0103' where seq = ${seq}`,
    (seq: number) => `update audit set hash = x'00' where seq = ${seq}`,
    (seq: number) => `update audit set prev = x'00' where seq = ${seq}`,
    (seq: number) => `delete from audit where seq = ${seq}`,
    (seq: number) => `delete from audit where seq <= ${seq}`,
  );
  await fc.assert(
    fc.asyncProperty(tamper, fc.integer({ min: 1, max: 5 }), async (change, seq) => {
      await temp.sql('create table kept as select * from audit');
      await temp.sql(change(seq));
      const verdict = await store.audit.verify();
      await temp.sql('delete from audit');
      await temp.sql('insert into audit select * from kept');
      await temp.sql('drop table kept');
      expect(verdict.ok).toBe(false);
      // A row whose hash was replaced may show in the row after it.
      if (!verdict.ok) expect(verdict.seq).toBeLessThanOrEqual(seq + 1);
    }),
    { numRuns: onServer ? 8 : 40 },
  );
  // A tail that was cut off is whole in itself: only a remembered head shows it.
  await temp.sql('delete from audit where seq = 6');
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 5 } });
});

test('the last row of each day is its head', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  expect(await store.audit.head()).toBeNull();
  await store.audit.append(event);
  const first = await store.audit.append(event);
  const second = await store.audit.append({ ...event, day: tomorrow });
  expect(await store.audit.heads()).toEqual([first, second]);
  expect(await store.audit.head()).toEqual(second);
  expect((await store.audit.rows(1, 1)).map((row) => row.seq)).toEqual([2]);
});

test('several processes that write at once make one chain', async () => {
  await using temp = await tempStore();
  const appender = join(import.meta.dirname, 'appender.ts');
  const children = [1, 2].map(() =>
    spawn(process.execPath, [appender, temp.dataDir, temp.url, '25'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
  );
  const own = Array.from({ length: 25 }, () => temp.store.audit.append(event));
  const ends = await Promise.all(children.map((child) => once(child, 'exit')));
  await Promise.all(own);
  expect(ends.map(([code]) => code)).toEqual([0, 0]);
  expect(await temp.store.audit.verify()).toMatchObject({ ok: true, head: { seq: 75 } });
});
