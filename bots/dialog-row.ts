import type { Turn } from '../dialogs/state.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { addDays, type Clock } from '../platform/time.ts';
import type { When } from '../storage/database.ts';
import type { SessionReader, SessionUpdate, SessionWriter } from '../storage/sessions.ts';
import { boxKeys, openBox, sealBox, type Box, type BoxKeys } from './session-box.ts';
import type { Turner } from './turner.ts';

export interface RowParts {
  readonly sessions: SessionReader & SessionWriter;
  /** `apart`: the sessions stand in a place of their own, so that no transaction of the store can include them. */
  readonly kept: 'in-store' | 'apart';
  readonly clock: Clock;
  readonly random: Random;
}

/** How long the client's key opens a draft after the last turn. */
const lifetime = 24 * 60 * 60 * 1000;

/** One client's stored dialog: a row that only the client's key opens. */
export class DialogRow {
  readonly #parts: RowParts;
  readonly #keys: BoxKeys;
  readonly #version: number | null;
  /** `null` when nothing is stored, or what was stored has expired. */
  readonly box: Box | null;

  private constructor(parts: RowParts, keys: BoxKeys, box: Box | null, version: number | null) {
    this.#parts = parts;
    this.#keys = keys;
    this.box = box;
    this.#version = version;
  }

  static async load(parts: RowParts, clientKey: Uint8Array): Promise<DialogRow> {
    const { sessions, clock } = parts;
    const keys = boxKeys(clientKey);
    const row = await sessions.load(keys.idHash);
    if (row === null) return new DialogRow(parts, keys, null, null);
    const box = openBox(keys, row.blob);
    return new DialogRow(parts, keys, box.until < clock.now() ? null : box, row.version);
  }

  static fresh(parts: RowParts, clientKey: Uint8Array): DialogRow {
    return new DialogRow(parts, boxKeys(clientKey), null, null);
  }

  /** Counts what was stored: part of what makes a repeated act the same act. */
  get version(): number {
    return this.#version ?? 0;
  }

  /** The row as it is to stand after a turn, to be stored alone or together with what the turn did. */
  update(done: Turn, unsaved: string | null, { take, world }: Turner): SessionUpdate {
    const { session, draft, messages } = done;
    // What the step says by itself is said again at each look; the rest was said once and is kept.
    const again = take({ session, draft }, { kind: 'look' }).messages.length;
    const notes = messages.slice(0, Math.max(0, messages.length - again));
    const box: Box = { state: { session, draft }, notes, unsaved, until: world.now + lifetime };
    return {
      idHash: this.#keys.idHash,
      blob: sealBox(this.#keys, box, this.#parts.random),
      // Rows know days only: this one is gone when the next day has ended.
      expiresDay: addDays(world.today, 1),
      expectedVersion: this.#version,
    };
  }

  /** What is to become durable together with an act of this client; `null` where that cannot be. */
  together(update: SessionUpdate): SessionUpdate | null {
    return this.#parts.kept === 'in-store' ? update : null;
  }

  /** Throws `store.busy` when another turn was faster. */
  async save(update: SessionUpdate, when: When = 'now'): Promise<void> {
    const { idHash, blob, expiresDay, expectedVersion } = update;
    const { sessions } = this.#parts;
    const isFirst = await sessions.save(idHash, blob, expiresDay, expectedVersion, when);
    if (!isFirst) throw new SenimError('store.busy', 'the session was changed by another turn');
  }

  async drop(): Promise<void> {
    await this.#parts.sessions.drop(this.#keys.idHash);
  }
}
