import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { auditHeads } from '../../bots/audit-heads.ts';
import { verifyHead } from '../../cases/audit-chain.ts';
import { auditFile, followFile } from '../../console/audit-file.ts';
import { judgeAudit } from '../../console/audit-verdict.ts';
import { auditLines } from '../../console/server/audit.ts';
import { fromBase64url } from '../../platform/crypto/bytes.ts';
import { portableSigner } from '../../platform/crypto/ed25519.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays } from '../../platform/time.ts';
import { type AuditRow, rewriteChain } from './chain-thief.ts';
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
  rewriteChain(
    served.dataDir,
    (rows) =>
      rows
        .filter(({ seq }) => keep(seq))
        .map((row) => (row.seq < from ? row : bySomebodyElse(row))),
    true,
  );
}

function bySomebodyElse(row: AuditRow): AuditRow {
  return { ...row, actor_tag: 'somebody-else' };
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
      const held = await run(process.execPath, [tool, good, '--before', good]);
      expect(held.stdout).toMatch(/sealed details/);
      const { stderr } = await run(process.execPath, [tool, good, '--head', '00'.repeat(32)]).catch(
        (error: unknown) => error as { stderr: string },
      );
      expect(stderr).toMatch(/named stands nowhere/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

/** Heads as the site published them some days later, and what was saved from the console. */
async function witnessed() {
  const text = await saved();
  const seed = new Secret(systemRandom(32));
  const clock = { today: () => addDays(today, 1), now: () => 0 };
  const heads = JSON.stringify(await auditHeads(served.store.audit, portableSigner(seed), clock)());
  return { text, heads, lines: text.trim().split('\n') };
}

describe('a saved audit held against what else was kept', () => {
  test('holds with its sealed details, and breaks at whatever was changed in it, line by line and field by field', async () => {
    const { text, heads, lines } = await witnessed();
    const whole = judgeAudit(text, { heads, before: lines.slice(0, 2).join('\n') });
    expect(whole).toMatchObject({ kind: 'holds', lines: lines.length, heads: 1 });
    expect(whole.kind === 'holds' && whole.sealed).toBeGreaterThan(0);
    const alone = { heads: null, before: null };
    const detailed = lines.findIndex((line) => !line.includes('"ct":""'));
    for (const at of [0, detailed, lines.length - 1]) {
      const line = JSON.parse(lines[at] ?? '{}') as Record<string, unknown>;
      const changed: Readonly<Record<string, unknown>> = {
        seq: Number(line['seq']) + 1,
        prev: Buffer.alloc(32, 9).toString('base64url'),
        day: addDays(today, -1),
        kind: 'erased',
        actorTag: 'nobody',
        ct: Buffer.alloc(40, 9).toString('base64url'),
        hash: Buffer.alloc(32, 9).toString('base64url'),
      };
      expect(Object.keys(changed).toSorted()).toEqual(Object.keys(line).toSorted());
      for (const [field, value] of Object.entries(changed)) {
        const forged = lines.with(at, JSON.stringify({ ...line, [field]: value })).join('\n');
        expect(judgeAudit(forged, alone), field).toEqual({ kind: 'broken', seq: at + 1 });
      }
    }
    const [one = '', two = '', ...rest] = lines;
    for (const forged of [
      [two, ...rest],
      [two, one, ...rest],
      [one, one, two, ...rest],
    ]) {
      expect(judgeAudit(forged.join('\n'), alone).kind).toBe('broken');
    }
  });

  test('breaks when its end is gone or all of it was made anew, which it cannot tell by itself', async () => {
    const { text, heads, lines } = await witnessed();
    const cut = lines.slice(0, -1).join('\n');
    expect(judgeAudit(cut, { heads: null, before: null })).toMatchObject({ kind: 'holds' });
    expect(judgeAudit(cut, { heads, before: null })).toMatchObject({ kind: 'head-missing' });
    expect(judgeAudit(cut, { heads: null, before: text })).toEqual({
      kind: 'differs',
      seq: lines.length,
    });
    rewrite(2, () => true);
    const { session } = await clerk(served, { ...access() }).catch(() => ({ session: null }));
    expect(session).toBeNull(); // the console that remembers does not come in
    const rows = await served.store.audit.rows(0, 100);
    const anew = auditFile(auditLines(rows));
    expect(judgeAudit(anew, { heads: null, before: null })).toMatchObject({ kind: 'holds' });
    expect(judgeAudit(anew, { heads, before: null })).toMatchObject({ kind: 'head-missing' });
    expect(judgeAudit(anew, { heads: null, before: text })).toEqual({ kind: 'differs', seq: 2 });
  });

  test('breaks when a line was put in behind the one that was published as the last of its day', async () => {
    const { heads } = await witnessed();
    await file(served, {});
    const longer = await saved();
    expect(judgeAudit(longer, { heads: null, before: null })).toMatchObject({ kind: 'holds' });
    expect(judgeAudit(longer, { heads, before: null })).toMatchObject({ kind: 'head-missing' });
  });

  test('is not held against heads that another hand wrote, or against what is none', async () => {
    const { text, heads } = await witnessed();
    const forged = heads.replace(/"seq":\d+/, '"seq":1');
    expect(judgeAudit(text, { heads: forged, before: null })).toMatchObject({
      kind: 'head-forged',
    });
    expect(judgeAudit(text, { heads: '{}', before: null })).toEqual({
      kind: 'unreadable',
      which: 'heads',
    });
    expect(judgeAudit(text, { heads, before: 'x' })).toEqual({
      kind: 'unreadable',
      which: 'before',
    });
    expect(judgeAudit('', { heads, before: null })).toEqual({ kind: 'unreadable', which: 'audit' });
  });
});

test('the heads of days that are over are public and signed, and of today there is none', async () => {
  const seed = new Secret(systemRandom(32));
  const at = (day: typeof today) =>
    auditHeads(served.store.audit, portableSigner(seed), { today: () => day, now: () => 0 })();
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
