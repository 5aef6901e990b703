import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { base64url } from '../../platform/crypto/bytes.ts';
import { authOf, type House, house, post } from './house.ts';

let served: House;
beforeEach(async () => {
  served = await house();
  await served.addOfficer('aigerim', 'officer', 'default');
});
afterEach(async () => await served[Symbol.asyncDispose]());

const attempt = async (officerId: string, auth: Uint8Array) =>
  await post(served.app, '/api/sign-in', { officerId, auth: base64url(auth) });
const wrong = new Uint8Array(32);

async function header(officerId: string): Promise<string> {
  const answer = await post(served.app, '/api/sign-in/start', { officerId });
  return ((await answer.json()) as { header: string }).header;
}

describe('the start of signing in', () => {
  test('gives an unknown number a header of its own that never changes', async () => {
    expect(await header('nobody-1')).toBe(await header('nobody-1'));
    expect(await header('nobody-1')).not.toBe(await header('nobody-2'));
  });

  test('gives a disabled officer the header of a stranger', async () => {
    const before = await header('aigerim');
    await served.store.officers.disable('aigerim');
    expect(await header('aigerim')).not.toBe(before);
  });
});

describe('a wrong proof', () => {
  test('waits longer each time, for known and unknown numbers alike', async () => {
    for (const id of ['aigerim', 'nobody-1']) {
      for (let times = 0; times < 8; times += 1) {
        expect((await attempt(id, wrong)).status).toBe(401);
      }
    }
    const once = [250, 500, 1000, 2000, 4000, 8000, 16_000, 16_000];
    expect(served.waited).toEqual([...once, ...once]);
  });

  test('never keeps the right one waiting, and the right one forgives it', async () => {
    for (let times = 0; times < 5; times += 1) await attempt('aigerim', wrong);
    const before = served.waited.length;
    expect((await attempt('aigerim', authOf('aigerim'))).status).toBe(200);
    expect(served.waited.length).toBe(before);
    await attempt('aigerim', wrong);
    expect(served.waited.at(-1)).toBe(250);
  });

  test('is told apart from an unknown number by nothing', async () => {
    const [known, unknown] = [await attempt('aigerim', wrong), await attempt('nobody-1', wrong)];
    expect(await known.text()).toBe(await unknown.text());
    expect([...known.headers]).toEqual([...unknown.headers]);
  });

  test('and a right one are written into the audit chain', async () => {
    await attempt('aigerim', wrong);
    await attempt('aigerim', authOf('aigerim'));
    const rows = await served.store.audit.rows(0, 10);
    expect(rows.map(({ kind }) => kind)).toEqual(['sign-in-refused', 'signed-in']);
  });
});

test('a disabled officer does not come in with the right proof', async () => {
  await served.store.officers.disable('aigerim');
  expect((await attempt('aigerim', authOf('aigerim'))).status).toBe(401);
});
