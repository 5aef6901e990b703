import { readFile } from 'node:fs/promises';

import { integrity } from '../platform/crypto/integrity.ts';
import { z } from '../platform/shape.ts';
import type { Clock } from '../platform/time.ts';

/** What the officers' page consists of, file by file, so that anybody can hold against it what an officer was sent. */
export interface ConsoleHashes {
  /** Of the whole list, as `npm run compare-console` prints it. */
  readonly whole: string;
  /** By path: SHA-384 as in an `integrity` attribute. */
  readonly files: Readonly<Record<string, string>>;
}

const shape = z.object({ v: z.literal(1), files: z.record(z.string(), z.string()) });
/** An answer may be this old: whoever asks often must not wear the disk out. */
const freshFor = 60_000;

/** Reads the list that was written when the page was built; `null` where none was built yet. */
export function consoleHashes(
  manifest: string,
  now: Clock['now'],
): () => Promise<ConsoleHashes | null> {
  let asked = -Infinity;
  let answer: ConsoleHashes | null = null;
  return async () => {
    if (answer !== null && now() - asked < freshFor) return answer;
    asked = now();
    answer = await read(manifest);
    return answer;
  };
}

async function read(manifest: string): Promise<ConsoleHashes | null> {
  const bytes = await readFile(manifest).catch(() => null);
  if (bytes === null) return null;
  const { files } = shape.parse(JSON.parse(bytes.toString()));
  return { whole: integrity(bytes), files };
}
