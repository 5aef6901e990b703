import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { openAnswer, sealAnswer, type ListAnswer } from '../../../analysis/lists/answer.ts';
import { listKeys, newListToken } from '../../../analysis/lists/token.ts';
import { newCaseKey } from '../../../cases/case-key.ts';
import { nativeAge } from '../../../platform/crypto/native.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';

const { id: list, proof } = listKeys(newListToken(systemRandom));
const { identity, recipient } = await newCaseKey({ age: nativeAge, random: systemRandom });
const foreign = await newCaseKey({ age: nativeAge, random: systemRandom });

function answerWith(change: Partial<ListAnswer> = {}): ListAnswer {
  return {
    v: 1,
    type: 'list-answer',
    list,
    seq: 1,
    request: '0'.repeat(64),
    language: 'kk',
    proof,
    files: null,
    said: [{ item: 'personnel-1', choice: 'partly', note: 'Ереже ескірген', files: [] }],
    ...change,
  };
}

const place = { list, seq: 1, proof };
const own = nativeAge.identity(identity);

test('what was answered comes back to the working group, and to nobody else', async () => {
  const sealed = await sealAnswer(nativeAge, [recipient], answerWith());
  expect(await openAnswer(own, sealed, place)).toEqual(answerWith());
  await expect(
    openAnswer(nativeAge.identity(foreign.identity), sealed, place),
  ).rejects.toMatchObject({ code: 'crypto.auth' });
});

test('an answer that was moved, numbered anew or invented without the link is refused', async () => {
  const sealed = await sealAnswer(nativeAge, [recipient], answerWith());
  const other = listKeys(newListToken(systemRandom));
  for (const wrong of [
    { ...place, list: other.id },
    { ...place, seq: 2 },
    { ...place, proof: other.proof },
  ]) {
    await expect(openAnswer(own, sealed, wrong)).rejects.toMatchObject({ code: 'case.context' });
  }
});

test('answers with short notes are of one length', async () => {
  const lengths = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 1500 }), async (note) => {
      const said = [{ item: 'personnel-1', choice: 'yes' as const, note, files: [] }];
      lengths.add((await sealAnswer(nativeAge, [recipient], answerWith({ said }))).length);
    }),
    { numRuns: 20 },
  );
  expect(lengths.size).toBe(1);
});
