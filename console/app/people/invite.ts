import { base64url } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { Role } from '../../api.ts';
import type { Session } from '../session.ts';
import { perSession } from '../unanswered.ts';

export interface Invited {
  readonly role: Role;
  /** What stands behind the `#` of the link. */
  readonly token: string;
  readonly lastDay: DateIso;
}

/** Links whose answer was lost, by role. */
const links = perSession<string>();

/** Makes a link for one person; one whose answer was lost is asked for again, and no second one is made. Throws `Trouble`. */
export async function invite(session: Pick<Session, 'client'>, role: Role): Promise<Invited> {
  return await links(session).send(
    role,
    () => base64url(systemRandom(24)),
    async (token) => ({ role, token, ...(await session.client.invite({ role, token })) }),
  );
}
