import { z } from '../platform/shape.ts';
import { day, digest, officerId } from './api.ts';

/** What the house has to say of itself, the worst first. */
export const stateNotices = [
  'not-writable',
  'list-older',
  'list-missing',
  'disk-out',
  'check-late',
  'clock-jumped',
  'clock-back',
  'backup-never',
  'backup-old',
  'keys-not-copied',
  'disk-low',
] as const;

export type StateNotice = (typeof stateNotices)[number];

/** How the house stands, for whoever looks after it. Nothing in it is about a report. */
export const houseState = {
  answer: z.strictObject({
    notices: z.array(z.enum(stateNotices)),
    engine: z.enum(['sqlite', 'postgres']),
    copies: z.enum(['one', 'replicated', 'unknown']),
    /** Whole percents; `null` where the database server knows better. */
    diskFree: z.int().nullable(),
    today: day,
    backup: day.nullable(),
    /** The last day on which the house filed a report itself and came back to it. */
    selfCheck: day.nullable(),
    digest: digest.answer,
    /** Colleagues for whom codes stand in for the passkey that the body asks for. */
    spare: z.array(z.strictObject({ officerId, since: day })),
  }),
};

export type HouseState = z.output<typeof houseState.answer>;
