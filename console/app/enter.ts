import type { FactorAsked } from '../api.ts';
import { Client } from './client.ts';
import { followAudit } from './follow-audit.ts';
import type { KeyWorker } from './keys.ts';
import { pageMemory, type PageMemory } from './page-memory.ts';
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

/** Shows the second factor to the server and brings what it gives for it. Throws when the person gives up. */
export type AskFactor = (asked: FactorAsked, client: Client) => Promise<Let>;

type Let = Extract<Awaited<ReturnType<Client['signIn']>>, { kind: 'in' }>;

const noFactor: AskFactor = () => Promise.reject(new Trouble('factor-needed'));

/**
 * Proves the passphrase and the factor where there is one, opens the keys in the worker and holds the roster to them.
 * Throws `Trouble`; then the worker has ended.
 */
export async function enter(
  officerId: string,
  passphrase: string,
  worker: KeyWorker,
  askFactor: AskFactor = noFactor,
  client: Client = new Client(),
  memory: PageMemory = pageMemory,
): Promise<SignedIn> {
  const { keys } = worker;
  try {
    const { header } = await client.signInStart(officerId);
    const { auth } = await keys.derive({ header, passphrase: passphrase.trim() });
    const first = await client.signIn(officerId, auth);
    const { role, body, waits, factor, spareUntil } =
      first.kind === 'in' ? first : await askFactor(first, client);
    const [offered] = await Promise.all([client.rosters(), keys.unlock({ body }).catch(notOurs)]);
    const trust = await keys.trust(offered);
    if (trust.kind === 'alarm') {
      await client.signOut();
      return { kind: 'alarm', differences: trust.differences, worker };
    }
    if (trust.blob !== null) await client.setBlob(trust.blob);
    const standing = { waits, factor, spareUntil, changes: trust.changes };
    const session = { officerId, role, client, keys, ...standing };
    return await settle(session, worker, memory);
  } catch (error) {
    worker.end();
    // A short number cannot be anybody's; the sentence is the same as for a wrong passphrase.
    throw error instanceof Trouble && error.because === 'malformed'
      ? new Trouble('wrong-passphrase')
      : error;
  }
}

/**
 * What follows once the server gives more than the own account: the audit is followed, the cards' keys are learnt. For
 * somebody who still has to add a second factor it is done after that.
 */
export async function settle(
  session: Session,
  worker: KeyWorker,
  memory: PageMemory = pageMemory,
): Promise<SignedIn> {
  const { client, role, waits, factor } = session;
  const reads = !waits && factor !== 'must' && (role === 'officer' || role === 'oversight');
  if (!reads) return { kind: 'in', session, worker };
  // The keys are opened while the audit is on its way; what is wrong with the audit is said first.
  const learning = learnGroupKeys(session);
  learning.catch(() => undefined);
  const fault = (await followAudit(session, memory)) ?? (await learning);
  if (fault === null) return { kind: 'in', session, worker };
  await client.signOut();
  return { kind: 'alarm', differences: [fault], worker };
}

async function learnGroupKeys({
  client,
  keys,
}: Pick<Session, 'client' | 'keys'>): Promise<Difference | null> {
  const groupKeys = await client.groupKeys();
  if (groupKeys === null) return null;
  try {
    await keys.learnGroupKeys(groupKeys);
    return null;
  } catch (error) {
    if (!(error instanceof Trouble) || error.because !== 'tampered.index-key') throw error;
    return { what: 'index-key' };
  }
}

/** The server took the proof, so the passphrase is right: what does not open with it is not what it was sealed to. */
function notOurs(error: unknown): never {
  throw error instanceof Trouble ? new Trouble('tampered.own-keys') : error;
}
