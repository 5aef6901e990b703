import * as api from './api.ts';
import { z } from '../platform/shape.ts';

/** What a report that an officer entered for somebody else comes with, see `console/server/entered.ts`. */

/** A scan as it may be sealed: 50 MB and what sealing adds. */
export const longestScan = 52_500_000;

/** Questions with their labels, and pages of answers. */
const sealedReport = api.bytes.refine((value) => value.length > 0 && value.length <= 1024 * 1024);
const exactly32 = api.bytes.refine((value) => value.length === 32);

export const putScan = { answer: api.nothing };

export const enterReport = {
  request: z.strictObject({
    /** The same bytes are the same act, however often they are sent. */
    once: exactly32,
    caseId: api.caseId,
    group: api.group,
    /** Under which it was sealed: refused as `changed` when it is another day or another list now. */
    day: api.day,
    rosterSeq: z.int().min(1),
    keyFile: api.sealed,
    manifest: api.sealed,
    report: z.strictObject({ blobId: api.blobId, sha256: api.sha256, bytes: sealedReport }),
    files: z
      .array(z.strictObject({ blobId: api.blobId, sha256: api.sha256, size: z.int().min(1) }))
      .max(10),
    shred: exactly32,
    reporter: z.strictObject({ id: api.sha256, packet: api.sealed }),
  }),
  /** Where the receipt is entered. */
  answer: z.strictObject({
    site: z.strictObject({ url: z.string().nullable(), port: z.int() }),
  }),
};

/** The caller holds the receipt. */
export const handedOver = {
  request: z.strictObject({ receiptId: api.sha256 }),
  answer: api.nothing,
};
