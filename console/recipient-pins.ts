import type { RecipientPin } from '../cases/officer-blob.ts';
import type { Recipient } from '../cases/roster-content.ts';
import { hex, u32, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';

/** What a console remembers of a roster's recipients. */
export function recipientPins(recipients: readonly Recipient[]): readonly RecipientPin[] {
  return recipients.map(({ id, kind, age, ed25519 }) => {
    const first = utf8(age);
    const print = hash('console/recipient', u32(first.length), first, utf8(ed25519 ?? ''));
    return { id, kind, print: hex(print) };
  });
}
