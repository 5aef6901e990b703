import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { checkedFrame, decodeFrame, encodeFrame, frameStream } from '../../cases/frame.ts';
import type { FrameHeader } from '../../cases/frame-header.ts';
import { frameTypes } from '../../cases/frame-type.ts';
import type { FrameType } from '../../cases/frame-type.ts';
import { newBlobId, newCaseId } from '../../cases/ids.ts';
import { padme } from '../../platform/padme.ts';
import { canonical } from '../../platform/canonical.ts';
import { concat, u32, utf8 } from '../../platform/crypto/bytes.ts';
import { flipped } from '../fixtures/bits.ts';
import { refusal } from '../fixtures/codes.ts';
import { day } from '../fixtures/sealing-world.ts';
import { pieces, readAll } from '../fixtures/pieces.ts';
import { seeded } from '../fixtures/seeded.ts';

const random = seeded('frame');
const header: FrameHeader = {
  caseId: newCaseId(random),
  blobId: newBlobId(random),
  seq: 3,
  day: day('2026-11-22'),
};
const types = Object.keys(frameTypes) as FrameType[];
const bodies = fc.uint8Array({ maxLength: 20_000, size: 'max' });

describe('a frame', () => {
  test('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...types), bodies, (type, body) => {
        const more = type === 'file' ? { name: '.jpg', mime: 'image/jpeg', cleaned: true } : {};
        const frame = decodeFrame(encodeFrame(type, { ...header, ...more }, body));
        expect(frame.type).toBe(type);
        expect(frame.header).toEqual({ ...header, ...more });
        expect(Buffer.compare(frame.body, body)).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  test('is the same when its length was not known before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 300_000 }),
        fc.integer({ min: 1, max: 70_000 }),
        async (length, piece) => {
          const body = seeded('body')(length);
          const streamed = await readAll(frameStream('file', header, pieces(body, piece)));
          expect(Buffer.compare(streamed, encodeFrame('file', header, body))).toBe(0);
        },
      ),
      { numRuns: 12 },
    );
  });

  test('tells nothing of a short text by its length', () => {
    const lengths = [0, 1, 100, 3000].map(
      (length) => encodeFrame('report', header, new Uint8Array(length)).length,
    );
    expect(new Set(lengths)).toEqual(new Set([4096]));
    const long = encodeFrame('report', header, new Uint8Array(10_000)).length;
    expect(long).toBe(padme(long));
  });
});

describe('a frame is refused', () => {
  const body = utf8('words');
  const frame = encodeFrame('report', header, body);

  test('when it is no frame, or of another version or type', async () => {
    const changes = [
      [0, 0x54],
      [4, 2],
      [5, 0],
      [5, 9],
    ] as const;
    for (const [at, value] of changes) {
      const wrong = Uint8Array.from(frame);
      wrong[at] = value;
      expect(await refusal(() => decodeFrame(wrong))).toBe('crypto.format');
    }
  });

  test('when its type and its header disagree', async () => {
    const copy = Uint8Array.from(frame);
    copy[5] = frameTypes.file;
    expect(await refusal(() => decodeFrame(copy))).toBe('crypto.format');
  });

  test('when it was cut or lengthened', async () => {
    for (const length of [0, 9, 49, 100, 4095]) {
      expect(await refusal(() => decodeFrame(frame.subarray(0, length)))).toBe('crypto.format');
    }
    expect(await refusal(() => decodeFrame(concat(frame, new Uint8Array(256))))).toBe(
      'crypto.format',
    );
    expect(
      await refusal(() =>
        decodeFrame(concat(frame.subarray(0, -40), new Uint8Array(256), frame.subarray(-40))),
      ),
    ).toBe('crypto.format');
  });

  test('when any of its bits is turned, and none slips into the padding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(frame.length * 8 - 1), async (bit) => {
        const turned = flipped(frame, bit);
        // A frame stands inside an age file; alone, its header is held by the place it is compared with.
        const inHeader = bit >= 80 && bit < 80 + headerLength(frame) * 8;
        const code = await refusal(() => decodeFrame(turned)).catch(() => null);
        // By the engine of the browser it is the same.
        expect(await refusal(() => checkedFrame(turned)).catch(() => null)).toBe(code);
        if (code === null) expect(inHeader).toBe(true);
        else expect(['crypto.format', 'crypto.auth']).toContain(code);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['a field nobody knows', { ...header, kind: 'report', extra: 1 }],
    ['no day', { ...header, kind: 'report', day: undefined }],
    ['a day that never was', { ...header, kind: 'report', day: '2026-02-30' }],
    ['an id of another length', { ...header, kind: 'report', caseId: 'ab' }],
    ['a negative place', { ...header, kind: 'report', seq: -1 }],
    ['no kind', { ...header }],
  ])('when its header has %s', async (_, wrong) => {
    const json = canonical(wrong);
    expect(await refusal(() => decodeFrame(withHeader(frame, json)))).toBe('crypto.format');
  });

  test('when its header is not canonical', async () => {
    const json = utf8(JSON.stringify({ kind: 'report', ...header }));
    expect(await refusal(() => decodeFrame(withHeader(frame, json)))).toBe('crypto.format');
  });
});

function headerLength(frame: Uint8Array): number {
  return Buffer.from(frame).readUInt32BE(6);
}

/** The same frame around other header bytes. */
function withHeader(frame: Uint8Array, json: Uint8Array): Uint8Array {
  const after = 10 + headerLength(frame);
  const body = frame.subarray(after, after + 5);
  const changed = new Uint8Array(4096);
  changed.set(concat(frame.subarray(0, 6), u32(json.length), json, body));
  changed.set(frame.subarray(-40), changed.length - 40);
  return changed;
}
