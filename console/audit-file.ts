import { type AuditLine, followChain, type Followed } from '../cases/audit-chain.ts';
import { z } from '../platform/shape.ts';
import { auditLine } from './keys-api.ts';

/** The audit as a file to keep: one line of JSON each, bytes in base64url. */
export function auditFile(lines: readonly AuditLine[]): string {
  return lines.map((line) => `${JSON.stringify(z.encode(auditLine, line))}\n`).join('');
}

/** The lines of a saved audit, as they stand there; `null` when it is no such file. */
export function readAuditFile(text: string): readonly AuditLine[] | null {
  const lines: AuditLine[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const read = auditLine.safeParse(json(line));
    if (!read.success) return null;
    lines.push(read.data);
  }
  return lines;
}

/** Follows a saved audit from its first line; `null` when it is no such file. */
export function followFile(text: string): (Followed & { readonly lines: number }) | null {
  const lines = readAuditFile(text);
  return lines === null ? null : { ...followChain(null, lines), lines: lines.length };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
