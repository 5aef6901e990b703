import { z } from '../../platform/shape.ts';
import { addDays, dateIso, type DateIso } from '../../platform/time.ts';
import type { Settings } from '../../storage/settings.ts';

/** What officers are told of the daily letter. `failing`: since that day it does not go out as it should. */
export type DigestStanding =
  { readonly kind: 'off' | 'well' } | { readonly kind: 'failing'; readonly since: DateIso };

interface Kept {
  /** From which day on letters are due. */
  readonly begun: DateIso;
  /** The last day whose letter every recipient's server took. */
  readonly sent: DateIso | null;
  /** The first day since then whose letter was not taken. */
  readonly failing: DateIso | null;
}

const name = 'digest';

export async function readKept(settings: Pick<Settings, 'get'>): Promise<Kept | null> {
  const stored = await settings.get(name);
  return stored === null || stored === off ? null : shape.parse(JSON.parse(stored));
}

/** From this day on letters are due; what was owed before a restart still is. */
export async function beginDigests(settings: Settings, day: DateIso): Promise<void> {
  if ((await readKept(settings)) !== null) return;
  await writeKept(settings, { begun: day, sent: null, failing: null });
}

/** Nothing is due any more: the operator took the mail server out of the settings. */
export async function endDigests(settings: Settings): Promise<void> {
  if ((await readKept(settings)) !== null) await settings.set(name, off);
}

const off = 'off';

export async function writeKept(settings: Pick<Settings, 'set'>, kept: Kept): Promise<void> {
  await settings.set(name, JSON.stringify(kept));
}

/**
 * Whether the letters go out, found from what was sent and not from who should have sent it: a process that stopped
 * sending is noticed a day later, although it says nothing itself.
 */
export function standingOf(kept: Kept | null, today: DateIso): DigestStanding {
  if (kept === null) return { kind: 'off' };
  const { begun, sent, failing } = kept;
  if (failing !== null) return { kind: 'failing', since: failing };
  const due = sent === null ? begun : addDays(sent, 1);
  return due < today ? { kind: 'failing', since: due } : { kind: 'well' };
}

const day = z.string().transform((text, context) => {
  const read = dateIso(text);
  if (read === null) context.addIssue({ code: 'custom', message: 'a day' });
  return read ?? z.NEVER;
});

const shape: z.ZodType<Kept> = z.strictObject({
  begun: day,
  sent: day.nullable(),
  failing: day.nullable(),
});
