import type { Config } from '../platform/config/env.ts';
import type { Counters } from '../platform/counters.ts';
import { daysBetween, type DateIso } from '../platform/time.ts';
import { lastBackup } from '../storage/backup-day.ts';
import { seeDay } from '../storage/clock-day.ts';
import type { Store } from '../storage/store.ts';
import { type Measures, monitor } from '../web/metrics.ts';
import { serve } from '../web/serve.ts';
import { type Gate, stages } from './gate/gate.ts';
import type { CurrentRoster } from './roster-watch.ts';
import { selfChecking, type SelfCheckParts } from './self-check.ts';

export interface WatchParts extends Omit<SelfCheckParts, 'selfChecks'> {
  readonly store: Pick<Store, 'selfChecks' | 'settings' | 'blobs' | 'engine'>;
  readonly counters: Counters;
  readonly gate: Gate;
  readonly roster: CurrentRoster;
  readonly healthy: () => Promise<boolean>;
  readonly config: Pick<Config, 'metricsPort'>;
  readonly selfCheck: boolean;
}

/** Looks after the house: the daily self-check, and figures for a monitor where a port was given. Ends with `opened`. */
export async function watching(parts: WatchParts, opened: AsyncDisposableStack): Promise<void> {
  const { store, config, log } = parts;
  if (parts.selfCheck) opened.use(selfChecking({ ...parts, selfChecks: store.selfChecks }));
  if (config.metricsPort === null) return;
  const app = monitor(() => measure(parts));
  // Never further than this machine, whatever the other sides listen on.
  const address = { host: '127.0.0.1', port: config.metricsPort };
  const listening = opened.use(await serve({ ...address, fetch: app.fetch }));
  log('server.listening', { side: 'monitor', port: listening.port });
}

async function measure(parts: WatchParts): Promise<Measures> {
  const { store, counters, gate, clock } = parts;
  const today = clock.today();
  const ago = (day: DateIso | null) => (day === null ? null : daysBetween(day, today));
  const isFile = store.engine === 'sqlite';
  return {
    lastHour: counters.lastHour(),
    writable: await parts.healthy(),
    intakeOpen: (await parts.roster()) !== null,
    stage: stages.indexOf(gate.stage()),
    diskFree: isFile ? Math.round((await store.blobs.freeShare()) * 100) : null,
    backupDays: ago((await lastBackup(store.settings))?.day ?? null),
    selfCheckDays: ago(await store.selfChecks.passed()),
    clock: await seeDay(store.settings, today),
    residentBytes: process.memoryUsage.rss(),
  };
}
