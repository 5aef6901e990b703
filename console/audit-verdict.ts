import { type AuditLine, type DayHead, followChain, verifyHead } from '../cases/audit-chain.ts';
import { detailKeyId } from '../cases/audit-detail.ts';
import { fromBase64url, hex } from '../platform/crypto/bytes.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { readAuditFile } from './audit-file.ts';

/** What a saved audit is held against, each as it was saved: heads that the site published, and the same audit of before. */
export interface AuditWitnesses {
  readonly heads: string | null;
  readonly before: string | null;
}

export type AuditVerdict =
  | {
      readonly kind: 'holds';
      readonly lines: number;
      /** How many of them bear a sealed detail: the chain holds what is sealed, too. */
      readonly sealed: number;
      /** How many published heads stand in it. */
      readonly heads: number;
      readonly last: string | null;
    }
  /** One of the files is not what it should be. */
  | { readonly kind: 'unreadable'; readonly which: 'audit' | 'heads' | 'before' }
  /** The first line that is not the one that must stand there. */
  | { readonly kind: 'broken'; readonly seq: number }
  /** A published head was not signed by the server that it names. */
  | { readonly kind: 'head-forged'; readonly day: DateIso }
  /** It was published and stands elsewhere, or nowhere: the audit ends before it, or was made anew. */
  | { readonly kind: 'head-missing'; readonly day: DateIso; readonly seq: number }
  /** From this line on it is another audit than the one that was saved before. */
  | { readonly kind: 'differs'; readonly seq: number };

/** Follows a saved audit from its first line and holds it against what else was kept. Needs no network and no key. */
export function judgeAudit(text: string, { heads, before }: AuditWitnesses): AuditVerdict {
  const lines = readAuditFile(text);
  if (lines === null || lines.length === 0) return { kind: 'unreadable', which: 'audit' };
  const followed = followChain(null, lines);
  if (!followed.ok) return { kind: 'broken', seq: followed.seq };
  const published = heads === null ? null : publishedShape.safeParse(json(heads));
  if (published?.success === false) return { kind: 'unreadable', which: 'heads' };
  const wrong = published === null ? null : wrongHead(lines, published.data);
  if (wrong !== null) return wrong;
  const earlier = before === null ? [] : readAuditFile(before);
  if (earlier === null) return { kind: 'unreadable', which: 'before' };
  const other = earlier.find(({ hash }, at) => hex(lines[at]?.hash ?? none) !== hex(hash));
  if (other !== undefined) return { kind: 'differs', seq: other.seq };
  return {
    kind: 'holds',
    lines: lines.length,
    sealed: lines.filter(({ ct }) => detailKeyId(ct) !== null).length,
    heads: published?.data.heads.length ?? 0,
    last: followed.place?.hash ?? null,
  };
}

function wrongHead(
  lines: readonly AuditLine[],
  { server, heads }: z.output<typeof publishedShape>,
): AuditVerdict | null {
  const key = fromBase64url(server);
  for (const { signature, ...head } of heads) {
    if (!verifyHead(head, fromBase64url(signature), key)) {
      return { kind: 'head-forged', day: head.day };
    }
    if (!isLastOfDay(lines, head)) return { kind: 'head-missing', day: head.day, seq: head.seq };
  }
  return null;
}

/** A line that was put in behind it, on the same day, is as wrong as another line in its place. */
function isLastOfDay(lines: readonly AuditLine[], { day, seq, hash }: DayHead): boolean {
  const line = lines[seq - 1];
  if (line === undefined || line.day !== day || hex(line.hash) !== hash) return false;
  const next = lines[seq];
  return next === undefined || next.day > day;
}

const publishedShape = z.strictObject({
  v: z.literal(1),
  server: z.string().regex(/^[\w-]{43}$/),
  heads: z.array(
    z.strictObject({
      day: z
        .string()
        .regex(/^\d{4}-\d{2}-\d{2}$/)
        .transform((text) => text as DateIso),
      seq: z.int().min(1),
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      signature: z.string().regex(/^[\w-]{86}$/),
    }),
  ),
});

const none = new Uint8Array();

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
