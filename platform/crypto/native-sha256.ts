import { createHash, hash } from 'node:crypto';

/** Plain SHA-256 of bytes that come piece by piece, in Node only: the store hashes whole files. */
export function runningSha256(): {
  /** A text stands for its bytes in UTF-8. */
  readonly update: (part: Uint8Array | string) => void;
  /** Lower-case hex; ends the run. */
  readonly hex: () => string;
} {
  const running = createHash('sha256');
  return { update: (part) => void running.update(part), hex: () => running.digest('hex') };
}

/** Plain SHA-256 as lower-case hex, in Node only. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex');
}
