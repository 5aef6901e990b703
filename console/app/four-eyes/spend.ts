import type { ActRequestId } from '../../../cases/four-eyes.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Session } from '../session.ts';
import { perSession } from '../unanswered.ts';

/** Uses whose answer was lost, by request. */
const uses = perSession<string>();

/** Uses up a consent; where the answer was lost it is the same use at the next try. Throws `Trouble`. */
export async function spend(session: Pick<Session, 'client'>, id: ActRequestId): Promise<void> {
  await uses(session).send(
    id,
    () => hex(systemRandom(16)),
    async (use) => await session.client.spendConsent(id, use),
  );
}
