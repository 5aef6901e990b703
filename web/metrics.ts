import { Hono } from 'hono';

import { type Counted, countedNames } from '../platform/counters.ts';

/** What a monitor may see. Everything is coarse: a figure that moves with each report would tell when it came. */
export interface Measures {
  readonly lastHour: Readonly<Record<Counted, number>>;
  readonly writable: boolean;
  /** Whether reports are taken: the list of officers holds under the pinned root. */
  readonly intakeOpen: boolean;
  /** How far files were given up: 0 calm, 3 text only. */
  readonly stage: number;
  /** In hundredths; `null` where the database server knows better. */
  readonly diskFree: number | null;
  /** `null`: never. */
  readonly backupDays: number | null;
  readonly selfCheckDays: number | null;
  readonly clock: 'well' | 'jumped' | 'back';
  readonly residentBytes: number;
}

const coarseBytes = 16 * 2 ** 20;

/** For a monitor on this machine: `/metrics` as Prometheus reads it, `/health`, `/ready`. Nothing else stands there. */
export function monitor(measure: () => Promise<Measures>): Hono {
  const app = new Hono();
  app.get('/metrics', async () => text(200, metricsText(await measure())));
  app.get('/health', () => text(200, 'ok\n'));
  app.get('/ready', async () => {
    const { writable, intakeOpen } = await measure();
    if (!writable) return text(503, 'the store cannot be written\n');
    return intakeOpen ? text(200, 'ready\n') : text(503, 'no list of officers holds\n');
  });
  app.notFound(() => text(404, 'not found\n'));
  app.onError(() => text(503, 'failed\n'));
  return app;
}

export function metricsText(measures: Measures): string {
  const { lastHour, writable, intakeOpen, stage, diskFree, clock } = measures;
  const { backupDays, selfCheckDays, residentBytes } = measures;
  const lines = [
    ...gauge('senim_store_writable', 'Whether the store can be written.', writable ? 1 : 0),
    ...gauge('senim_intake_open', 'Whether reports are taken.', intakeOpen ? 1 : 0),
    ...gauge('senim_stage', '0 calm, 1 busy, 2 small files, 3 text only.', stage),
    ...gauge('senim_disk_free_percent', 'Rounded to whole percents.', diskFree),
    ...gauge('senim_backup_age_days', 'Days since the last backup.', backupDays),
    ...gauge('senim_self_check_age_days', 'Days since the last self-check.', selfCheckDays),
    ...gauge('senim_clock_well', '0 when the clock jumped.', clock === 'well' ? 1 : 0),
    ...gauge(
      'senim_resident_bytes',
      'Memory, rounded to 16 MiB.',
      Math.round(residentBytes / coarseBytes) * coarseBytes,
    ),
    '# HELP senim_last_hour What happened in the last whole hour, rounded to fives.',
    '# TYPE senim_last_hour gauge',
    ...countedNames.map((name) => `senim_last_hour{what="${name}"} ${lastHour[name]}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** A figure that nobody knows is left out: Prometheus takes its absence for what it is. */
function gauge(name: string, help: string, value: number | null): readonly string[] {
  if (value === null) return [];
  return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`];
}

function text(status: number, body: string): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': 'text/plain; version=0.0.4; charset=utf-8',
      'Cache-Control': 'no-store',
    },
  });
}
