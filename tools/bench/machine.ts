import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

import { z } from '../../platform/shape.ts';
import { dayAt } from '../../platform/time.ts';

/** What the document says of where and how it was measured. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** Name and version of each library that we are measured beside. */
  readonly peers: readonly string[];
  /** Load average of the minute before the run: figures of a busy machine are worth little. */
  readonly busy: number;
  /** How long the whole run took. */
  readonly minutes: number;
  readonly day: string;
}

const manifest = z
  .object({ devDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

const peers = ['xstate', 'botbuilder-dialogs', 'minisearch'] as const;

export function machineOf({ busy, minutes }: Pick<Machine, 'busy' | 'minutes'>): Machine {
  return {
    processor: cpus()[0]?.model ?? 'an unknown processor',
    cores: availableParallelism(),
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release().split('-')[0] ?? ''}`,
    node: process.versions.node,
    sqlite: process.versions['sqlite'] ?? 'unknown',
    peers: peers.map((name) => `${name} ${manifest.devDependencies[name] ?? ''}`),
    busy,
    minutes,
    day: dayAt(new Date()),
  };
}
