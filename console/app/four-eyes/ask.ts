import type { Act } from '../../../cases/four-eyes.ts';
import type { EntryId } from '../../../cases/sealed.ts';
import type { Session } from '../session.ts';

export interface Asking {
  readonly act: Act;
  readonly subject: string;
  readonly reason: string;
  readonly payload?: Uint8Array;
  readonly entry?: { readonly id: EntryId; readonly after: number };
}

/** Asks whoever may decide; the reason is sealed to them. Throws `Trouble`. */
export async function ask(session: Session, asking: Asking): Promise<void> {
  const { client, keys, role } = session;
  const { act, subject, reason, payload = null, entry = null } = asking;
  const { today: day, ids: deciders } = await client.deciders(act, subject);
  const group = role === 'oversight' ? 'oversight' : 'default';
  const signed = await keys.signAct({
    act,
    subject,
    group,
    deciders,
    reason,
    day,
    payload,
    entry,
  });
  const { bytes, signature } = signed;
  await client.askAct({ bytes, signature, reason: signed.reason, payload: signed.payload });
}
