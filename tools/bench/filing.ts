import type { Family } from './family.ts';
import { quantile } from './quantile.ts';
import { notRun, row } from './row.ts';
import { syncsPerFiling } from './syncs.ts';

export const filing: Family = {
  ids: [
    'filing.text.per_s',
    'filing.text.cpu_ms',
    'filing.attach1m.ratio',
    'filing.p99_ms_4',
    'filing.failures_64',
    'filing.fsyncs',
  ],
  measure: async (shared) => {
    const { text, pairs, fourInFlight, manyInFlight } = await shared.load();
    const { failures, doubles } = manyInFlight;
    const syncs = await syncsPerFiling(await shared.body());
    return [
      row('filing.text.per_s', { ours: text.perSecond }),
      row('filing.text.cpu_ms', { ours: text.cpuMs }),
      row('filing.attach1m.ratio', {
        ours: pairs.textMs / pairs.attachedMs,
        ifMissed: `${pairs.textMs.toFixed(1)} ms as text, ${pairs.attachedMs.toFixed(1)} ms with the file`,
      }),
      row('filing.p99_ms_4', { ours: quantile(fourInFlight, 0.99) }),
      row('filing.failures_64', {
        ours: failures + doubles,
        ifMissed: `${failures} failures, ${doubles} cases more or fewer than receipts`,
      }),
      ...(syncs === null
        ? notRun('no strace here', 'filing.fsyncs')
        : [row('filing.fsyncs', { ours: syncs })]),
    ];
  },
};
