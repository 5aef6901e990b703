import { openEntry, type OpenedEntry } from '../cases/entry.ts';
import { entryId } from '../cases/ids.ts';
import { isKept, LegalTerm } from '../cases/legal-term.ts';
import { signFiling, type Filed } from '../cases/proof.ts';
import { writeProof } from '../cases/proof-text.ts';
import type { CaseId } from '../cases/sealed.ts';
import { newestRecipient } from '../cases/rotation.ts';
import { move, type Status } from '../cases/status.ts';
import type { CaseAccount } from '../dialogs/draft.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { hex } from '../platform/crypto/bytes.ts';
import type { Signer } from '../platform/crypto/ed25519.ts';
import { SenimError } from '../platform/errors.ts';
import type { Secret } from '../platform/secret.ts';
import type { Clock, DateIso } from '../platform/time.ts';
import type { CheckInStore } from '../storage/check-ins.ts';
import type { ReporterCase, ReporterReader } from '../storage/reporters.ts';
import { closingsOf } from './closings.ts';
import type { CurrentRoster, VerifiedRoster } from './roster-watch.ts';

export interface AccountParts {
  readonly reporters: Pick<ReporterReader, 'entries' | 'openings' | 'agreements'>;
  readonly checkIns: Pick<CheckInStore, 'get'>;
  readonly roster: CurrentRoster;
  readonly server: Signer;
  readonly age: AgeEngine;
  readonly clock: Clock;
}

interface Holder {
  readonly receiptId: string;
  /** REPORTER. */
  readonly identity: Secret;
  readonly caseId: CaseId;
  readonly checkIn: string;
  /** To whom the report was sealed. */
  readonly filedWith: string;
}

export interface ReadAccount {
  readonly account: CaseAccount;
  /** To whom the next letter is sealed: keys change when an officer leaves. */
  readonly caseRecipient: string;
}

type OfficerEntry = Extract<OpenedEntry, { from: 'officer' }>;

/**
 * What the holder of a receipt may see now: opened with the receipt's key, each letter checked against the
 * roster. Throws `case.context` when the row leads to another case than the receipt: whose days, whose
 * proof, and where would an answer go?
 */
export async function accountOf(
  parts: AccountParts,
  row: ReporterCase,
  holder: Holder,
): Promise<ReadAccount> {
  if (row.caseId !== holder.caseId) {
    throw new SenimError('case.context', 'the row of a receipt leads to another case');
  }
  const { reporters, clock } = parts;
  const { letters: sealed, sent } = await reporters.entries(holder.receiptId);
  const roster = await parts.roster();
  const account = new Reading();
  const signedByTwo = roster === null ? null : await closingsOf(reporters, holder, roster);
  for (const letter of sealed) {
    const opened = roster === null ? null : await readLetter(parts, roster, letter, holder);
    if (opened === null) account.unreadable.push(letter.day);
    else account.take(opened, letter.day, signedByTwo?.({ ...letter, ...opened }) ?? false);
  }
  const { caseId } = holder;
  const { day, dueDay, manifestSha256 } = row;
  const pledge = { due: dueDay, answered: account.firstWord, isLate: false };
  const read: CaseAccount = {
    filed: day,
    status: account.status,
    reason: account.reason,
    statusDay: account.statusDay,
    alone: account.alone,
    letters: account.told,
    unreadable: account.unreadable,
    openings: await reporters.openings(holder.receiptId),
    sent,
    checkIns: await parts.checkIns.get(holder.checkIn),
    due: { acknowledge: dueDay, kept: isKept(pledge, clock.today()) },
    term: account.legal.standing(row.termDay, clock.today()),
    proof: proofOf({ caseId, manifestSha256, day }, parts.server),
  };
  return { account: read, caseRecipient: newestRecipient(holder.filedWith, account.entries) };
}

function proofOf(filed: Filed, server: Signer): string {
  const signature = hex(signFiling(filed, server));
  return writeProof({ filed, server: hex(server.publicKey), signature });
}

/** The letters folded into one account, in order. */
class Reading {
  status: Status = 'new';
  reason: string | null = null;
  statusDay: DateIso | null = null;
  /** Closed as “not confirmed”, and the second officer’s signature does not hold. */
  alone = false;
  firstWord: DateIso | null = null;
  readonly letters: CaseAccount['letters'][number][] = [];
  readonly unreadable: DateIso[] = [];
  readonly entries: OfficerEntry[] = [];
  readonly legal = new LegalTerm();

  /** Everything but the last move, which stands by itself. */
  get told(): CaseAccount['letters'] {
    const last = this.letters.findLastIndex(({ moved }) => moved !== undefined);
    return this.letters.filter((_, at) => at !== last);
  }

  take(entry: OfficerEntry, day: DateIso, byTwo: boolean): void {
    const { word, role } = entry;
    this.entries.push(entry);
    switch (word.kind) {
      case 'message':
        this.letters.push({ day, role, text: word.text });
        break;
      case 'status':
        if (word.from !== this.status) {
          this.unreadable.push(day);
          return;
        }
        this.status = move(word.from, word.to);
        this.letters.push({ day, role, text: word.reason, moved: word.to });
        this.reason = word.reason;
        this.statusDay = day;
        this.alone = word.to === 'closed-not-confirmed' && !byTwo;
        this.legal.take(word, day, this);
        break;
      case 'term':
        this.legal.take(word, day, this);
        return;
      case 'case-key':
      case 'note':
      case 'card':
      case 'task':
      case 'assign':
      case 'aside':
      case 'back':
      case 'mask':
      case 'taken':
        return;
      default:
        word satisfies never;
    }
    this.firstWord ??= day;
  }
}

/** `null` for a letter that is damaged or not by an officer of the roster: it is named, never passed over. */
async function readLetter(
  { age }: AccountParts,
  { roster, former }: VerifiedRoster,
  letter: { readonly entryId: string; readonly bytes: Uint8Array },
  { identity, caseId }: Holder,
): Promise<OfficerEntry | null> {
  for (const group of ['default', 'oversight'] as const) {
    try {
      const opened = await openEntry({
        age,
        bytes: letter.bytes,
        identity,
        caseId,
        entryId: entryId(letter.entryId),
        group,
        rosters: [roster, ...former],
        reporterPublic: null,
      });
      return opened.from === 'officer' ? opened : null;
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
    }
  }
  return null;
}
