import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { auditHeads } from '../../bots/audit-heads.ts';
import { chainHash, verifyHead } from '../../cases/audit-chain.ts';
import { auditFile, followFile } from '../../console/audit-file.ts';
import { fromBase64url } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays } from '../../platform/time.ts';
import { clerk, signInAs } from './clerk.ts';
import { today } from './house.ts';
import { file, type Office, office, quickArgon2id, staff } from './office.ts';

let served: Office;
beforeEach(async () => {
  served = await office(staff, {}, quickArgon2id);
  await file(served, {});
});
afterEach(async () => await served[Symbol.asyncDispose]());

function access() {
  const found = served.made.access.find(({ role }) => role === 'officer');
  if (found === undefined) throw new TypeError('no officer');
  return found;
}

/** The chain anew from that line on, with hashes that fit: what somebody does who may write everything. */
function rewrite(from: number, keep: (seq: number) => boolean): void {
  using db = new DatabaseSync(join(served.dataDir, 'senim.db'));
  db.exec('drop trigger if exists audit_keeps; drop trigger if exists audit_stays');
  const rows = db.prepare('select * from audit order by seq').all() as unknown as {
    seq: number;
    prev: Uint8Array;
    day: typeof today;
    kind: string;
    actor_tag: string;
    ct: Uint8Array;
    hash: Uint8Array;
  }[];
  db.exec('delete from audit');
  let prev: Uint8Array = new Uint8Array(32);
  let seq = 0;
  for (const row of rows) {
    if (!keep(row.seq)) continue;
    seq += 1;
    const actorTag = row.seq >= from ? 'somebody-else' : row.actor_tag;
    const { day, kind, ct } = row;
    const hash = chainHash({ seq, prev, day, kind, actorTag, ct });
    db.prepare('insert into audit values (?, ?, ?, ?, ?, ?, ?)').run(
      seq,
      prev,
      day,
      kind,
      actorTag,
      ct,
      hash,
    );
    prev = hash;
  }
}

describe('a console that has seen the audit', () => {
  test('goes on where it was, and alarms when the whole chain was made anew with hashes that fit', async () => {
    expect((await signInAs(served, access())).kind).toBe('in');
    expect((await signInAs(served, access())).kind).toBe('in');
    rewrite(2, () => true);
    expect(await served.store.audit.verify()).toMatchObject({ ok: true });
    const alarmed = await signInAs(served, access());
    expect(alarmed).toMatchObject({ kind: 'alarm', differences: [{ what: 'audit' }] });
  });

  test('alarms when lines at the end were taken away', async () => {
    await signInAs(served, access());
    const { length } = await served.store.audit.rows(0, 100);
    rewrite(99, (seq) => seq < length - 1);
    expect(await signInAs(served, access())).toMatchObject({
      kind: 'alarm',
      differences: [{ what: 'audit' }],
    });
  });

  test('alarms at its first visit too when a line does not fit the one before', async () => {
    using db = new DatabaseSync(join(served.dataDir, 'senim.db'));
    db.exec('drop trigger audit_keeps');
    db.exec("update audit set actor_tag = 'nobody' where seq = 1");
    expect(await signInAs(served, access())).toMatchObject({
      kind: 'alarm',
      differences: [{ what: 'audit', seq: 1 }],
    });
  });
});

async function saved(): Promise<string> {
  const { session } = await clerk(served, access());
  return auditFile(await session.client.audit(0));
}

describe('a saved audit', () => {
  test('is followed off-line by anybody, and tells the line that was changed', async () => {
    const text = await saved();
    const followed = followFile(text);
    expect(followed).toMatchObject({ ok: true });
    expect(followFile(text.replace('signed-in', 'signed-on'))).toMatchObject({ ok: false });
    expect(followFile(text.split('\n').slice(1).join('\n'))).toMatchObject({ ok: false, seq: 1 });
    expect(followFile('{}')).toBeNull();
  });

  test('is followed by the tool, which ends with an error at a broken one', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'senim-audit-'));
    try {
      const text = await saved();
      const [good, bad] = [join(folder, 'good'), join(folder, 'bad')];
      await writeFile(good, text);
      await writeFile(bad, text.replace('signed-in', 'signed-on'));
      const tool = join(import.meta.dirname, '..', '..', 'tools', 'verify-audit.ts');
      const run = promisify(execFile);
      expect((await run(process.execPath, [tool, good])).stdout).toMatch(/^Holds: \d+ lines/);
      await expect(run(process.execPath, [tool, bad])).rejects.toMatchObject({ code: 1 });
      const { stderr } = await run(process.execPath, [tool, good, '--head', '00'.repeat(32)]).catch(
        (error: unknown) => error as { stderr: string },
      );
      expect(stderr).toMatch(/named stands nowhere/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('the heads of days that are over are public and signed, and of today there is none', async () => {
  const seed = new Secret(systemRandom(32));
  const at = (day: typeof today) =>
    auditHeads(served.store.audit, seed, { today: () => day, now: () => 0 })();
  expect((await at(today)).heads).toEqual([]);
  const { server, heads } = await at(addDays(today, 1));
  const [head] = heads;
  if (head === undefined) throw new TypeError('no head');
  expect(head.hash).toBe((await served.store.audit.head())?.hash);
  const { signature, ...signed } = head;
  const [bytes, key] = [fromBase64url(signature), fromBase64url(server)];
  expect(verifyHead(signed, bytes, key)).toBe(true);
  expect(verifyHead({ ...signed, seq: signed.seq + 1 }, bytes, key)).toBe(false);
});
