import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';

import { readForm } from '../../web/form.ts';
import {
  bodyOf,
  boundary,
  multipart,
  multipartBody,
  seen,
  smallLimits,
  urlencoded,
} from '../fixtures/form-bodies.ts';

const file = (size: number, name = 'file') => ({
  name,
  fileName: 'photo.jpg',
  bytes: new Uint8Array(size).fill(7),
});

describe('a form', () => {
  test('comes part by part in the order of the page, however the line cuts it', async () => {
    const body = multipartBody(['at', 'report/files'], file(5000), ['choice', 'done']);
    for (const size of [1, 7, 100, 64 * 1024]) {
      expect(await seen({ contentType: multipart, body: bodyOf(body, size) })).toEqual([
        ['field', 'at', 'report/files'],
        ['file', 'file', 'photo.jpg', 5000],
        ['field', 'choice', 'done'],
      ]);
    }
  });

  test('that is url-encoded keeps Kazakh letters, pluses and line ends', async () => {
    const text = 'Ә ғ+қ\r\nң & ө=ұ 100%';
    const body = bodyOf(Buffer.from(new URLSearchParams({ text }).toString()), 3);
    expect(await seen({ contentType: urlencoded, body })).toEqual([['field', 'text', text]]);
  });

  test('yields every file when several come', async () => {
    const body = multipartBody(file(10), file(20), file(30));
    const sizes = (await seen({ contentType: multipart, body: bodyOf(body) })).map(
      (part) => part[3],
    );
    expect(sizes).toEqual([10, 20, 30]);
  });

  test('goes on behind a file that nobody reads', async () => {
    const body = multipartBody(file(9000), ['text', 'behind']);
    const names: string[] = [];
    for await (const part of readForm(
      { contentType: multipart, body: bodyOf(body, 500) },
      smallLimits,
    )) {
      if (part.kind !== 'refused') names.push(part.name);
    }
    expect(names).toEqual(['file', 'text']);
  });

  test('goes on behind a file that is read half', async () => {
    const body = multipartBody(file(9000), ['text', 'behind']);
    const names: string[] = [];
    for await (const part of readForm(
      { contentType: multipart, body: bodyOf(body, 500) },
      smallLimits,
    )) {
      if (part.kind === 'file') await part.bytes.getReader().read();
      if (part.kind !== 'refused') names.push(part.name);
    }
    expect(names).toEqual(['file', 'text']);
  });

  test('makes a file fail where all files together outgrow their limit, and still reads what follows', async () => {
    const body = multipartBody(file(6000), file(6000), ['choice', 'done']);
    expect(await seen({ contentType: multipart, body: bodyOf(body, 1000) })).toEqual([
      ['file', 'file', 'photo.jpg', 6000],
      ['fault', 'file', 'too-large'],
      ['field', 'choice', 'done'],
    ]);
  });

  test('that breaks off makes its file fail: a half file never looks whole', async () => {
    const body = multipartBody(['at', 'x/y'], file(5000)).subarray(0, 3000);
    expect(await seen({ contentType: multipart, body: bodyOf(body, 1000) })).toEqual([
      ['field', 'at', 'x/y'],
      ['fault', 'file', 'cut'],
      ['refused', 'malformed'],
    ]);
  });

  test('whose line breaks makes its file fail', async () => {
    const whole = multipartBody(file(5000));
    const body = Readable.from(
      (function* () {
        yield Buffer.from(whole.subarray(0, 2000));
        throw new Error('line');
      })(),
      { objectMode: false },
    );
    expect(await seen({ contentType: multipart, body })).toEqual([
      ['fault', 'file', 'cut'],
      ['refused', 'malformed'],
    ]);
  });

  test.each([
    ['a field that is too long', multipartBody(['text', 'x'.repeat(1001)]), multipart, 'too-large'],
    [
      'too many fields',
      multipartBody(...'abcde'.split('').map((n) => [n, 'v'] as const)),
      multipart,
      'too-many',
    ],
    ['too many files', multipartBody(file(1), file(1), file(1), file(1)), multipart, 'too-many'],
    ['no boundary', multipartBody(['a', 'b']), 'multipart/form-data', 'malformed'],
    ['another type', Buffer.from('{}'), 'application/json', 'type'],
    ['plain text', Buffer.from('text=a'), 'text/plain', 'type'],
    ['an empty body', Buffer.alloc(0), multipart, 'malformed'],
    [
      'no end',
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nb`),
      multipart,
      'malformed',
    ],
    ['no parts', Buffer.from('nothing of the kind'), multipart, 'malformed'],
  ])('is refused for %s', async (_name, body, contentType, because) => {
    const parts = await seen({ contentType, body: bodyOf(body, 50) });
    expect(parts.at(-1)).toEqual(['refused', because]);
  });

  test('without a type is refused', async () => {
    expect(await seen({ contentType: null, body: bodyOf(Buffer.from('a=b')) })).toEqual([
      ['refused', 'type'],
    ]);
  });

  test('is read to its end even when it is refused, so that the sender sees the answer', async () => {
    const body = bodyOf(multipartBody(['text', 'x'.repeat(1001)], file(8000)), 500);
    await seen({ contentType: multipart, body });
    expect(body.readableEnded).toBe(true);
  });

  test('whose sender stalls is given up', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(multipartBody(file(50)).subarray(0, 100));
    const parts = await seen({ contentType: multipart, body }, smallLimits, {
      windowMs: 50,
      least: 1000,
    });
    expect(parts.at(-1)).toEqual(['refused', 'too-slow']);
    expect(body.destroyed).toBe(true);
  });

  test('whose sender drips is given up although bytes keep coming', async () => {
    const body = new Readable({ read: () => undefined });
    const drip = setInterval(() => body.push(Buffer.from('x')), 10);
    const parts = await seen({ contentType: multipart, body }, smallLimits, {
      windowMs: 80,
      least: 1000,
    });
    clearInterval(drip);
    expect(parts).toEqual([['refused', 'too-slow']]);
  });

  test('is not called slow for the time in which its taker was', async () => {
    const body = bodyOf(multipartBody(file(200_000)), 1000);
    const limits = { ...smallLimits, files: 1_000_000 };
    const kinds: string[] = [];
    for await (const part of readForm({ contentType: multipart, body }, limits, {
      windowMs: 60,
      least: 10_000,
    })) {
      kinds.push(part.kind);
      if (part.kind !== 'file') continue;
      for await (const _chunk of part.bytes) {
        if (kinds.length === 1) await new Promise((resolve) => setTimeout(resolve, 150));
        kinds[1] = 'read';
      }
    }
    expect(kinds).toEqual(['file', 'read']);
  });

  test('that never ends is cut off', async () => {
    const body = Readable.from(
      (function* () {
        yield Buffer.from(
          `--${boundary}\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n`,
        );
        for (;;) yield Buffer.alloc(1000);
      })(),
      { objectMode: false },
    );
    expect((await seen({ contentType: multipart, body })).at(-1)).toEqual(['refused', 'too-large']);
  });

  test('survives ten thousand broken bodies, each with an answer', async () => {
    const good = multipartBody(['at', 'x/y'], file(300), ['text', 'a'], file(0));
    const damage = fc.array(
      fc.record({
        at: fc.nat(good.length - 1),
        cut: fc.nat(40),
        put: fc.uint8Array({ maxLength: 40 }),
      }),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(damage, fc.integer({ min: 20, max: 900 }), async (hits, size) => {
        let body: Uint8Array = good;
        for (const { at, cut, put } of hits) {
          body = Buffer.concat([body.subarray(0, at), put, body.subarray(at + cut)]);
        }
        const parts = await seen({ contentType: multipart, body: bodyOf(body, size) });
        const ends = parts.filter(([kind]) => kind === 'refused');
        expect(ends.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
