import { fromHex, hex } from '../platform/crypto/bytes.ts';
import { dateIso } from '../platform/time.ts';
import { caseId, digestPattern, idPattern } from './ids.ts';
import { verifyFiling, type Filed } from './proof.ts';

/** A proof of filing that somebody shows: what it says, who is said to have signed it, and the signature. */
export interface ShownProof {
  readonly filed: Filed;
  /** Ed25519, hex. */
  readonly server: string;
  /** Hex. */
  readonly signature: string;
}

/**
 * `genuine`: signed with this very key. `elsewhere`: whole, but signed with another one, as of another installation.
 * `changed`: no signature by whom it names. Nothing of it is looked up: a proof holds also when the case is gone.
 */
export type ProofFinding = 'genuine' | 'elsewhere' | 'changed';

/** The proof as lines that people can keep, print and retype, and that `readProof` finds again. */
export function writeProof({ filed, server, signature }: ShownProof): string {
  return [
    'senim/v1/filed',
    `case: ${filed.caseId}`,
    `manifest: ${filed.manifestSha256}`,
    `day: ${filed.day}`,
    `server: ${server}`,
    `signature: ${signature}`,
  ].join('\n');
}

/** Finds a proof among other words. `null`: there is none, or more than one. */
export function readProof(text: string): ShownProof | null {
  const id = lineOf(text, 'case', idPattern);
  const manifestSha256 = lineOf(text, 'manifest', digestPattern);
  const day = dateIso(lineOf(text, 'day', /^[0-9-]{10}$/) ?? '');
  const server = lineOf(text, 'server', digestPattern);
  const signature = lineOf(text, 'signature', /^[0-9a-f]{128}$/);
  if (id === null || manifestSha256 === null || day === null) return null;
  if (server === null || signature === null) return null;
  return { filed: { caseId: caseId(id), manifestSha256, day }, server, signature };
}

/** `serverPublic`: of this installation. */
export function examineProof(
  { filed, server, signature }: ShownProof,
  serverPublic: Uint8Array,
): ProofFinding {
  if (!verifyFiling(filed, fromHex(signature), fromHex(server))) return 'changed';
  return server === hex(serverPublic) ? 'genuine' : 'elsewhere';
}

// Mail programs put marks before the lines of others.
function lineOf(text: string, name: string, pattern: RegExp): string | null {
  const found = text.matchAll(new RegExp(`^[>\\s]*${name}:\\s*(\\S+)\\s*$`, 'gimu'));
  const [value, ...more] = [...found].map((match) => (match[1] ?? '').toLowerCase());
  if (value === undefined || more.length > 0) return null;
  return pattern.test(value) ? value : null;
}
