import type { Risk, Status } from './risk.ts';

/** What was done to a row, for its history: a kind, and the fields, the two statuses or the reason. */
export interface Deed {
  readonly what: 'edited' | 'decided' | 'status';
  readonly note: string;
}

/** The only ways from one status to another. What is done can be taken up again, with a reason. */
const moves: Readonly<Record<Status, readonly Status[]>> = {
  planned: ['in-work', 'partly', 'done', 'not-done'],
  'in-work': ['partly', 'done', 'not-done'],
  partly: ['in-work', 'done', 'not-done'],
  'not-done': ['in-work', 'partly', 'done'],
  done: ['in-work'],
};

export function movesFrom(status: Status): readonly Status[] {
  return moves[status];
}

export type Moved =
  | { readonly ok: true; readonly risk: Risk; readonly deed: Deed }
  | { readonly ok: false; readonly because: NotMoved };

export type NotMoved = 'no-such-move' | 'not-accepted' | 'no-evidence' | 'no-reason';

/**
 * A recommendation gets a status. It is done when its measure was carried out as its form of completion says (INS-133), so a
 * document must be named; what is not done, or taken up again, needs a reason.
 */
export function moveTo(
  risk: Risk,
  to: Status,
  { evidence, note }: { readonly evidence: string; readonly note: string },
): Moved {
  if (risk.decision !== 'accepted') return { ok: false, because: 'not-accepted' };
  if (!moves[risk.status].includes(to)) return { ok: false, because: 'no-such-move' };
  if (to === 'done' && evidence.trim() === '') return { ok: false, because: 'no-evidence' };
  const isStep = to === 'not-done' || risk.status === 'done';
  if (isStep && note.trim() === '') return { ok: false, because: 'no-reason' };
  const said = note.trim() === '' ? '' : `: ${note.trim()}`;
  return {
    ok: true,
    risk: { ...risk, status: to, evidence: evidence.trim() },
    deed: { what: 'status', note: `${risk.status} > ${to}${said}` },
  };
}

/** Why the status of `after` may not be stored in place of `before`; `null` where it may. */
export function statusProblem(
  before: Risk,
  after: Risk,
): Extract<Moved, { readonly ok: false }>['because'] | null {
  if (after.decision !== 'accepted') return null;
  if (after.status === before.status) {
    return after.status === 'done' && after.evidence.trim() === '' ? 'no-evidence' : null;
  }
  const note = after.reason.kk.trim() || after.reason.ru;
  const moved = moveTo({ ...after, status: before.status }, after.status, {
    evidence: after.evidence,
    note,
  });
  return moved.ok ? null : moved.because;
}

/** What an edit did; `null` where nothing differs. */
export function deedOf(before: Risk, after: Risk): Deed | null {
  const fields = changedFields(before, after);
  if (fields.length === 0) return null;
  if (fields.includes('decision')) {
    return { what: 'decided', note: `${before.decision} > ${after.decision}` };
  }
  return { what: 'edited', note: fields.join(', ') };
}

/** Fields in which two versions of a row differ. */
export function changedFields(before: Risk, after: Risk): readonly (keyof Risk)[] {
  const names = Object.keys(after) as (keyof Risk)[];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

/** Of what two people did to one row at once: fields that both changed, and not alike. */
export function clashes(base: Risk, mine: Risk, theirs: Risk): readonly (keyof Risk)[] {
  const theirChanges = new Set(changedFields(base, theirs));
  return changedFields(base, mine).filter(
    (name) => theirChanges.has(name) && JSON.stringify(mine[name]) !== JSON.stringify(theirs[name]),
  );
}

/** Their row with what I changed put over it: nothing that I did not touch is lost. */
export function merged(base: Risk, mine: Risk, theirs: Risk): Risk {
  const changes = changedFields(base, mine).map((name) => [name, mine[name]] as const);
  return { ...theirs, ...(Object.fromEntries(changes) as Partial<Risk>) };
}
