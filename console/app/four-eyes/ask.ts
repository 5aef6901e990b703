import type { Act } from '../../../cases/four-eyes.ts';
import type { EntryId } from '../../../cases/sealed.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import type { Client } from '../client.ts';
import type { Session } from '../session.ts';
import { perSession } from '../unanswered.ts';

export interface Asking {
  readonly act: Act;
  readonly subject: string;
  readonly reason: string;
  readonly payload?: Uint8Array;
  readonly entry?: { readonly id: EntryId; readonly after: number };
}

/** Requests whose answer was lost, by what they ask. */
const asked = perSession<Parameters<Client['askAct']>[0]>();

/**
 * Asks whoever may decide; the reason is sealed to them. A request whose answer was lost is asked again as it was signed,
 * so that nobody is told to wait for himself. Throws `Trouble`.
 */
export async function ask(session: Session, asking: Asking): Promise<void> {
  const { act, subject, reason, payload = null, entry = null } = asking;
  // What is written into a case is sealed anew at each try, and says what the reason says.
  const about = entry === null ? payload && hex(payload) : entry.after;
  await asked(session).send(
    JSON.stringify([act, subject, reason, about]),
    async () => await sign(session, asking),
    async (signed) => await session.client.askAct(signed),
  );
}

async function sign({ client, keys, role }: Session, asking: Asking) {
  const { act, subject, reason, payload = null, entry = null } = asking;
  const { today: day, ids: deciders } = await client.deciders(act, subject);
  const group = role === 'oversight' ? 'oversight' : 'default';
  const signed = await keys.signAct({ act, subject, group, deciders, reason, day, payload, entry });
  const { bytes, signature } = signed;
  return { bytes, signature, reason: signed.reason, payload: signed.payload };
}
