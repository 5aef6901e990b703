import { expect, test } from 'vitest';

import { bytesOf, filing, officer, sealedBlob, sealedCase, tempStore, today } from './fixtures.ts';

test('a filed case is found by its receipt and read by its officer', async () => {
  await using temp = await tempStore();
  const { store } = temp;
  const inner = new Uint8Array([1, 2, 3]);
  const sealed = sealedCase({ inner, blobs: [sealedBlob(7000), sealedBlob(200_000)] });
  expect(await store.intake.fileCase(sealed, filing())).toEqual({
    caseId: sealed.caseId,
    already: false,
  });

  const found = await store.reporters.find(sealed.reporter.id);
  expect(found?.caseId).toBe(sealed.caseId);
  expect(found?.packet).toEqual(sealed.reporter.packet);
  expect(await store.cases.manifest(officer, sealed.caseId)).toEqual(sealed.manifest);
  expect(await store.cases.keyFile(officer, sealed.caseId, today)).toEqual(inner);
  for (const { blobId, bytes } of sealed.blobs) {
    const stored = await store.cases.blob(officer, sealed.caseId, blobId);
    const read = await bytesOf(stored);
    expect(Buffer.compare(read, bytes)).toBe(0);
  }
  expect(await store.reporters.openings(sealed.reporter.id)).toEqual([
    { day: today, role: 'officer' },
  ]);
  expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: 2 } });
  expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
});
