import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { newBlobId } from '../../cases/ids.ts';
import { parseReceipt, reporterKeys } from '../../cases/receipt.ts';
import type { EnteredReport } from '../../console/app/worker/enter-contract.ts';
import { loadCase } from '../../console/app/case-load.ts';
import { fileReport } from '../../console/app/entering/file-report.ts';
import { Trouble } from '../../console/app/trouble.ts';
import report from '../../knowledge/forms/report.json' with { type: 'json' };
import { parseQuestionnaire } from '../../knowledge/schema/parse.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays } from '../../platform/time.ts';
import { type Clerk, clerk, clientOf } from './clerk.ts';
import { today } from './house.ts';
import { type Office, office, quickArgon2id, staff } from './office.ts';

const form = parseQuestionnaire(report);

function told(changes: Partial<EnteredReport> = {}): EnteredReport {
  return {
    form,
    language: 'kk',
    report: {
      formId: form.id,
      formVersion: form.version,
      answers: [{ question: 'recall', answer: { kind: 'text', text: 'Телефонмен айтылды' } }],
      files: [],
      named: false,
    },
    group: 'default',
    entered: { how: 'phone', received: addDays(today, -1) },
    day: today,
    scans: [],
    ...changes,
  };
}

const once = () => systemRandom(32);

describe('a report that an officer enters', () => {
  let served: Office;
  let officer: Clerk;
  let lost = 0;
  beforeAll(async () => {
    served = await office(staff, {}, quickArgon2id);
    const [access] = served.made.access;
    if (access === undefined) throw new TypeError('nobody has access');
    const client = clientOf(served, async (path, send) => {
      if (path !== '/api/entered' || lost === 0) return await send();
      lost -= 1;
      throw new TypeError('the connection was lost');
    });
    officer = await clerk(served, access, { client });
  });
  afterAll(() => served[Symbol.asyncDispose]());

  const count = async () => (await officer.session.client.cases(null)).cases.length;

  test('is opened like any other and says who wrote it down and how it came', async () => {
    const { session } = officer;
    const scan = new TextEncoder().encode('a page');
    const blobId = newBlobId(systemRandom);
    const file = {
      mime: 'image/png',
      extension: '.png',
      size: scan.length,
      cleaned: null,
      original: { blobId, sha256: '', size: scan.length },
      keep: 'original' as const,
      found: [],
    };
    const input = told();
    const sealed = await session.keys.sealEntered({
      ...input,
      report: { ...input.report, files: [file] },
      scans: [{ blobId, bytes: scan }],
    });
    await fileReport(session.client, sealed, once());
    const { handle, view } = await loadCase(session, sealed.caseId);
    expect(view).toMatchObject({
      channel: 'office',
      entered: { by: session.officerId, how: 'phone', received: addDays(today, -1) },
    });
    const bytes = await session.client.blob(sealed.caseId, blobId);
    const opened = await session.keys.openFile({ handle, blobId, bytes });
    expect(new TextDecoder().decode(opened.bytes)).toBe('a page');
    const { lines } = { lines: await session.client.audit(0) };
    expect(lines.filter(({ kind }) => kind === 'entered')).toMatchObject([
      { actorTag: session.officerId },
    ]);
  });

  test('leads to its row by the receipt that the caller takes along', async () => {
    const { session } = officer;
    const sealed = await session.keys.sealEntered(told());
    await fileReport(session.client, sealed, once());
    const parsed = parseReceipt(sealed.receipt);
    if (!parsed.ok) throw new TypeError('an unreadable receipt');
    const { id } = reporterKeys(parsed.symbols);
    expect(await served.store.reporters.find(id)).toMatchObject({ caseId: sealed.caseId });
    await session.client.handOver(id);
  });

  test('is one case however often it is sent, and after a lost answer too', async () => {
    const { session } = officer;
    const before = await count();
    const sealed = await session.keys.sealEntered(told());
    const token = once();
    lost = 1;
    await expect(fileReport(session.client, sealed, token)).rejects.toThrow(Trouble);
    await Promise.all([
      fileReport(session.client, sealed, token),
      fileReport(session.client, sealed, token),
    ]);
    expect(await count()).toBe(before + 1);
  });

  test('is not taken for another one under the same token', async () => {
    const { session } = officer;
    const token = once();
    await fileReport(session.client, await session.keys.sealEntered(told()), token);
    const other = await session.keys.sealEntered(told());
    await expect(fileReport(session.client, other, token)).rejects.toThrow('changed');
  });

  test('is sealed anew when the day has changed', async () => {
    const { session } = officer;
    const sealed = await session.keys.sealEntered(told({ day: addDays(today, -1) }));
    await expect(fileReport(session.client, sealed, once())).rejects.toThrow('changed');
  });

  test('about the unit goes past the officer who wrote it down', async () => {
    const { session } = officer;
    const sealed = await session.keys.sealEntered(told({ group: 'oversight' }));
    await fileReport(session.client, sealed, once());
    await expect(session.client.openCase(sealed.caseId)).rejects.toThrow(Trouble);
  });

  test('is not taken from whoever may not read cases', async () => {
    const analyst = served.made.access.find(({ role }) => role === 'analyst');
    if (analyst === undefined) throw new TypeError('no analyst');
    const other = await clerk(served, analyst);
    const sealed = await officer.session.keys.sealEntered(told());
    await expect(fileReport(other.session.client, sealed, once())).rejects.toThrow('not-yours');
  });
});
