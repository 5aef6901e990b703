import { useRef, useState } from 'react';

import type { ChangeKind } from '../../../analysis/change-kind.ts';
import type { DocumentKind } from '../../../analysis/document-kind.ts';
import { type Change, changed, type Document, made } from '../../../analysis/document.ts';
import type { ProjectId } from '../../../analysis/ids.ts';
import { canonical } from '../../../platform/canonical.ts';
import { equal } from '../../../platform/crypto/bytes.ts';
import type { z } from '../../../platform/shape.ts';
import type { DateIso } from '../../../platform/time.ts';
import { useKept } from '../kept.ts';
import type { Session } from '../session.ts';
import { mayHaveArrived, Trouble } from '../trouble.ts';
import { loadRows, type Row, type RowChange, saveRows } from './store.ts';

export type RowState =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'working' }
  /** A colleague saved meanwhile: nothing of theirs is overwritten, see `theirs`. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly thrown: unknown };

export interface Editing<T> {
  readonly draft: T;
  readonly state: RowState;
  /** What a colleague saved meanwhile; the officer chooses between it and the own draft. */
  readonly theirs: Row<T> | null;
  readonly edit: (next: T) => void;
  readonly save: (what: ChangeKind, note?: string) => Promise<void>;
  readonly takeTheirs: () => void;
  readonly keepMine: (what: ChangeKind, note?: string) => Promise<void>;
  /** Back to what is stored. */
  readonly discard: () => void;
}

interface Options<T> {
  readonly session: Session;
  readonly project: ProjectId;
  readonly kind: DocumentKind;
  readonly row: Row<T>;
  readonly shape: z.ZodType<T>;
  readonly today: DateIso;
  /** The row was stored: whoever shows it reads it anew. */
  readonly onSaved: () => void;
  readonly onExpired: () => void;
  /** What is stored together with it, all or none. */
  readonly along?: (body: T) => readonly RowChange[];
  /** What keeping mine stores where the version I began from is at hand: without it my draft, and theirs is gone. */
  readonly join?: (base: T, mine: T, theirs: T) => T;
}

interface Draft<T> {
  readonly body: T;
  /** The version it was begun from. */
  readonly from: number;
}

/**
 * Edits one row. What is typed outlasts the end of the session (see `kept.ts`); a row that a colleague saved meanwhile is
 * shown beside it.
 */
export function useRow<T>(options: Options<T>): Editing<T> {
  const { session, project, kind, row, shape, today, onSaved, onExpired, along, join } = options;
  const [draft, setDraft, clear] = useKept<Draft<T> | null>(`${project}/${row.id}`, () => null);
  const [doing, setDoing] = useState<'nothing' | 'working' | { readonly thrown: unknown }>(
    'nothing',
  );
  const [found, setFound] = useState<Row<T> | null>(null);
  const lost = useRef<Document<T> | null>(null);
  // What was stored last is shown until it is read back.
  const [stored, setStored] = useState<Row<T>>(row);
  const base = stored.version >= row.version ? stored : row;
  const newer = found ?? (draft !== null && draft.from < base.version ? base : null);

  async function store(on: Row<T>, body: T, what: ChangeKind, note: string) {
    if (doing === 'working') return;
    setDoing('working');
    try {
      const next = await write(on, body, { day: today, officer: session.officerId, what, note });
      setStored(next);
      // What was typed since is a change of what is stored now.
      clear((since) => since && { ...since, from: next.version });
      setFound(null);
      setDoing('nothing');
      onSaved();
    } catch (thrown) {
      if (isConflict(thrown)) await lookAgain(thrown);
      else setDoing({ thrown });
      if (thrown instanceof Trouble && thrown.because === 'not-signed-in') onExpired();
    }
  }

  async function write(on: Row<T>, body: T, change: Change): Promise<Row<T>> {
    const document: Document<T> =
      on.version === 0 ? made(body, change) : changed(on.document, body, change);
    const own = { id: row.id, kind, expected: on.version, document };
    try {
      await saveRows(session, project, [...(along?.(body) ?? []), own]);
    } catch (thrown) {
      if (mayHaveArrived(thrown)) lost.current = document;
      const arrived = isConflict(thrown) ? await lostOne() : null;
      if (arrived === null) throw thrown;
      return isSame(arrived.document.body, body) ? arrived : await write(arrived, body, change);
    }
    return { id: row.id, version: on.version + 1, document };
  }

  /** What is stored, where that is what was sent from here and never answered. */
  async function lostOne(): Promise<Row<T> | null> {
    const sent = lost.current;
    lost.current = null;
    if (sent === null) return null;
    const { rows } = await loadRows(session, project, kind, shape);
    const there = rows.find(({ id }) => id === row.id);
    return there !== undefined && isSame(there.document, sent) ? there : null;
  }

  async function lookAgain(conflict: Trouble) {
    try {
      const { rows } = await loadRows(session, project, kind, shape);
      const theirs = rows.find(({ id }) => id === row.id);
      if (theirs === undefined) throw conflict;
      setFound(theirs);
      setDoing('nothing');
    } catch (thrown) {
      setDoing({ thrown });
    }
  }

  return {
    draft: draft?.body ?? base.document.body,
    state: stateOf(),
    theirs: newer,
    edit: (body) => setDraft({ body, from: draft?.from ?? base.version }),
    save: async (what, note = '') =>
      await store(base, draft?.body ?? base.document.body, what, note),
    takeTheirs: () => {
      if (newer !== null) setStored(newer);
      clear();
      setFound(null);
      onSaved();
    },
    keepMine: async (what, note = '') => {
      if (newer === null || draft === null) return;
      const isBase = join !== undefined && row.version === draft.from;
      const body = isBase ? join(row.document.body, draft.body, newer.document.body) : draft.body;
      await store(newer, body, what, note);
    },
    discard: () => {
      clear();
      setDoing('nothing');
    },
  };

  function stateOf(): RowState {
    if (doing === 'working') return { kind: 'working' };
    if (newer !== null) return { kind: 'conflict' };
    if (doing !== 'nothing') return { kind: 'failed', thrown: doing.thrown };
    return { kind: draft === null ? 'same' : 'changed' };
  }
}

function isConflict(thrown: unknown): thrown is Trouble {
  return thrown instanceof Trouble && thrown.because === 'changed';
}

function isSame(one: unknown, other: unknown): boolean {
  return equal(canonical(one), canonical(other));
}
