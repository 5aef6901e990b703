import { expect, test } from 'vitest';

import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { openStore } from '../../storage/store.ts';
import { newSurveyId } from '../../surveys/survey-id.ts';
import {
  bytesOf,
  filing,
  officer,
  sealedBlob,
  sealedCase,
  tempFolder,
  tempStore,
} from '../storage/fixtures.ts';

test('a process with a folder of its own shares cases and files, and no surveys', async () => {
  await using temp = await tempStore();
  await using folder = await tempFolder();
  await using other = await openStore({ ...temp.options, dataDir: folder.path });
  expect([temp.store.hasSurveys, other.hasSurveys]).toEqual([true, false]);

  const file = sealedBlob(700_000);
  const filed = sealedCase({ blobs: [file] });
  await temp.store.intake.fileCase(filed, filing());
  const read = await other.cases.blob(officer, filed.caseId, file.blobId);
  expect(hex(await bytesOf(read))).toBe(hex(file.bytes));

  const survey = {
    id: newSurveyId(systemRandom),
    descriptor: new Uint8Array(2),
    signature: new Uint8Array(64),
    readers: 'default',
    codes: [],
  } as const;
  await expect(other.surveys.put(survey)).rejects.toMatchObject({ code: 'store.away' });
  expect(await temp.store.surveys.put(survey)).toBe(true);
  expect(await other.surveys.open()).toEqual([]);
  // Whoever shares the folder shares the surveys.
  await using third = await openStore(temp.options);
  expect(third.hasSurveys).toBe(true);
  expect(await third.surveys.open()).toEqual([survey.id]);
});
