import { z } from '../platform/shape.ts';
import { dateIso, type DateIso } from '../platform/time.ts';
import type { Settings } from './settings.ts';

/** When a backup was last made, for whoever has to see that one is. */
export interface BackupDay {
  readonly day: DateIso;
  /** Whether the keys were copied with it. */
  readonly keys: boolean;
}

const name = 'backup';

export async function keepBackupDay(settings: Settings, { day, keys }: BackupDay): Promise<void> {
  await settings.set(name, JSON.stringify({ day, keys }));
}

/** `null`: never, as far as this store knows. */
export async function lastBackup(settings: Pick<Settings, 'get'>): Promise<BackupDay | null> {
  const stored = await settings.get(name);
  if (stored === null) return null;
  const { day, keys } = shape.parse(JSON.parse(stored));
  const read = dateIso(day);
  return read === null ? null : { day: read, keys };
}

const shape = z.strictObject({ day: z.string(), keys: z.boolean() });
