import { Client } from './client.ts';
import { followAudit } from './follow-audit.ts';
import type { KeyWorker } from './keys.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';
import type { Difference } from './worker/roster-contract.ts';

export type SignedIn =
  | { readonly kind: 'in'; readonly session: Session; readonly worker: KeyWorker }
  | {
      readonly kind: 'alarm';
      readonly differences: readonly Difference[];
      readonly worker: KeyWorker;
    };

/** Proves the passphrase, opens the keys in the worker and holds the roster to them. Throws `Trouble`; then the worker has ended. */
export async function enter(
  officerId: string,
  passphrase: string,
  worker: KeyWorker,
  client: Client = new Client(),
): Promise<SignedIn> {
  const { keys } = worker;
  try {
    const { header } = await client.signInStart(officerId);
    const { auth } = await keys.derive({ header, passphrase: passphrase.trim() });
    const { role, body, waits } = await client.signIn(officerId, auth);
    await keys.unlock({ body });
    const trust = await keys.trust(await client.rosters());
    if (trust.kind === 'alarm') {
      await client.signOut();
      return { kind: 'alarm', differences: trust.differences, worker };
    }
    if (trust.blob !== null) await client.setBlob(trust.blob);
    const reads = !waits && (role === 'officer' || role === 'oversight');
    const rewritten = reads ? await followAudit({ client, keys }) : null;
    if (rewritten !== null) {
      await client.signOut();
      return { kind: 'alarm', differences: [rewritten], worker };
    }
    const groupKeys = reads ? await client.groupKeys() : null;
    if (groupKeys !== null) await keys.learnGroupKeys(groupKeys);
    const session = { officerId, role, client, keys, waits, changes: trust.changes };
    return { kind: 'in', session, worker };
  } catch (error) {
    worker.end();
    // A short number cannot be anybody's; the sentence is the same as for a wrong passphrase.
    throw error instanceof Trouble && error.because === 'malformed'
      ? new Trouble('wrong-passphrase')
      : error;
  }
}
