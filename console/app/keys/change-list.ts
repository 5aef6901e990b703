import { equal } from '../../../platform/crypto/bytes.ts';
import type { Client } from '../client.ts';
import type { Session } from '../session.ts';
import { Trouble } from '../trouble.ts';
import { perSession } from '../unanswered.ts';
import type { SignedChange } from '../worker/roster-contract.ts';

export type Consented = Awaited<ReturnType<Session['keys']['signRoster']>>;

/** What was signed and not answered: passphrases and sheets of paper that exist nowhere else. */
const changes = perSession<Consented>();
const list = 'list';

export function unansweredChange(session: Pick<Session, 'client'>): SignedChange | null {
  return changes(session).of(list) ?? null;
}

/**
 * Puts a new list into force. One whose answer was lost is sent again as it was signed, whatever is wished by then: it may
 * be in force, and nobody else has what was made with it. Throws `Trouble`.
 */
export async function changeList(
  session: Pick<Session, 'client'>,
  sign: () => Promise<Consented>,
): Promise<SignedChange> {
  return await changes(session).send(list, sign, async (signed) => {
    const { roster, consent, accounts } = signed;
    try {
      await session.client.changeRoster({ roster, consent, accounts });
    } catch (thrown) {
      const isOld = thrown instanceof Trouble && thrown.because === 'changed';
      if (!isOld || !(await isKnown(session.client, roster))) throw thrown;
    }
    return signed;
  });
}

/** Whether the list was taken, and others came after it. */
async function isKnown(client: Client, { bytes }: SignedChange['roster']): Promise<boolean> {
  return (await client.rosters()).former.some((each) => equal(each.bytes, bytes));
}
