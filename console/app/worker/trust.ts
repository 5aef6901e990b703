import type { OfficerPins, RecipientPin } from '../../../cases/officer-blob.ts';
import { formerRosters, type Roster, verifyRoster } from '../../../cases/roster.ts';
import { readRoster } from '../../../cases/roster-content.ts';
import { equal, fromHex } from '../../../platform/crypto/bytes.ts';
import { SenimError } from '../../../platform/errors.ts';
import { recipientPins } from '../../recipient-pins.ts';
import type { Difference, SignedRoster } from './roster-contract.ts';

export type Judged =
  | {
      readonly kind: 'trusted';
      readonly roster: Roster;
      /** All that came before it, the newest first. */
      readonly former: readonly Roster[];
      readonly changes: readonly Difference[];
    }
  | { readonly kind: 'alarm'; readonly differences: readonly Difference[] };

/**
 * Holds the roster that the server offers to the root, sequence and recipients that the officer's own
 * blob remembers. A newer list signed by the root may differ; anything else that differs is an alarm.
 */
export function judgeRoster(
  offered: SignedRoster | null,
  history: readonly SignedRoster[],
  pins: OfficerPins,
): Judged {
  if (offered === null) return alarm([{ what: 'absent' }]);
  try {
    const rootPublic = fromHex(pins.rootPublic);
    const roster = verifyRoster({ ...offered, rootPublic, leastSeq: pins.rosterSeq });
    const former = formerRosters(roster, history, rootPublic);
    const first = former.at(-1) ?? roster;
    if (first.prev !== null) return alarm([{ what: 'history', after: first.seq }]);
    // The root's owner may have signed two lists of one number: the one that we saw must be among the former.
    const seen = [roster, ...former].find(({ seq }) => seq === pins.rosterSeq);
    if (seen === undefined) return alarm([{ what: 'history', after: pins.rosterSeq }]);
    const branched = differences(pins.recipients, recipientPins(seen.recipients)).length > 0;
    if (branched && seen !== roster) return alarm([{ what: 'history', after: pins.rosterSeq }]);
    const changes = differences(pins.recipients, recipientPins(roster.recipients));
    // The same number twice with different people in it: the root's owner signed two lists.
    if (roster.seq === pins.rosterSeq && changes.length > 0) return alarm(changes);
    return { kind: 'trusted', roster, former, changes };
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    return alarm([...fault(error, offered.bytes, pins), ...unsigned(offered.bytes, pins)]);
  }
}

/** Whether these are the very lists, in their very order. */
export function areSame(
  before: readonly SignedRoster[],
  offered: readonly SignedRoster[],
): boolean {
  if (before.length !== offered.length) return false;
  return before.every(({ bytes, signature }, at) => {
    const other = offered[at];
    return other !== undefined && equal(bytes, other.bytes) && equal(signature, other.signature);
  });
}

function alarm(found: readonly Difference[]): Judged {
  return { kind: 'alarm', differences: found };
}

function fault(error: SenimError, bytes: Uint8Array, pins: OfficerPins): readonly Difference[] {
  switch (error.code) {
    case 'roster.signature':
      return [{ what: 'signature' }];
    case 'roster.sequence':
      return [{ what: 'older', seen: pins.rosterSeq, offered: readRoster(bytes).seq }];
    case 'roster.content':
      return [{ what: 'rules' }];
    default:
      return [{ what: 'unreadable' }];
  }
}

/** What a list that nobody signed claims, against what is remembered: only said, never used. */
function unsigned(bytes: Uint8Array, pins: OfficerPins): readonly Difference[] {
  try {
    return differences(pins.recipients, recipientPins(readRoster(bytes).recipients));
  } catch {
    return [{ what: 'unreadable' }];
  }
}

function differences(
  before: readonly RecipientPin[] | undefined,
  after: readonly RecipientPin[],
): readonly Difference[] {
  if (before === undefined) return [];
  const known = new Map(before.map((pin) => [pin.id, pin]));
  const offered = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((pin): Difference[] => {
      const old = known.get(pin.id);
      if (old === undefined) return [{ what: 'added', recipient: pin.id, kind: pin.kind }];
      const same = old.print === pin.print && old.kind === pin.kind;
      return same ? [] : [{ what: 'changed', recipient: pin.id, kind: pin.kind }];
    }),
    ...before
      .filter(({ id }) => !offered.has(id))
      .map((pin): Difference => ({ what: 'missing', recipient: pin.id, kind: pin.kind })),
  ];
}
