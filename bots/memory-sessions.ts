import { wipe } from '../platform/crypto/bytes.ts';
import type { Clock, Ms } from '../platform/time.ts';
import type { SessionReader, SessionWriter } from '../storage/sessions.ts';

interface Kept {
  readonly blob: Uint8Array;
  readonly version: number;
  readonly until: number;
}

/**
 * Sessions that live in the memory of this process and nowhere else: for `lifetime` after they were last
 * touched, and never past a restart. What they hold is sealed there as it would be in the store.
 */
export function memorySessions(
  clock: Pick<Clock, 'now'>,
  lifetime: Ms,
): SessionReader & SessionWriter {
  const sessions = new Map<string, Kept>();

  function alive(idHash: string): Kept | null {
    const kept = sessions.get(idHash);
    if (kept === undefined) return null;
    if (kept.until > clock.now()) return kept;
    forget(idHash, kept);
    return null;
  }

  function forget(idHash: string, { blob }: Kept): void {
    wipe(blob);
    sessions.delete(idHash);
  }

  return {
    load: async (idHash) => {
      const kept = alive(idHash);
      if (kept === null) return null;
      sessions.set(idHash, { ...kept, until: clock.now() + lifetime });
      return { blob: kept.blob.slice(), version: kept.version };
    },
    save: async (idHash, blob, _expiresDay, expectedVersion) => {
      const kept = alive(idHash);
      if ((kept?.version ?? null) !== expectedVersion) return false;
      if (kept !== null) wipe(kept.blob);
      const until = clock.now() + lifetime;
      sessions.set(idHash, { blob: blob.slice(), version: (expectedVersion ?? 0) + 1, until });
      return true;
    },
    drop: async (idHash) => {
      const kept = sessions.get(idHash);
      if (kept !== undefined) forget(idHash, kept);
    },
    sweep: async () => {
      const before = sessions.size;
      for (const idHash of sessions.keys()) alive(idHash);
      return before - sessions.size;
    },
  };
}
