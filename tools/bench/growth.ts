import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { systemRandom } from '../../platform/crypto/random.ts';
import type { Officer } from '../../storage/officer.ts';
import { openStore, type Store } from '../../storage/store.ts';
import type { Family } from './family.ts';
import { median } from './quantile.ts';
import { row } from './row.ts';
import { emptyCase } from './store/empty-case.ts';
import { fill } from './store/fill.ts';

const small = 1_000;
const large = 1_000_000;
const rounds = 300;
const officer: Officer = { id: 'bench', role: 'officer', group: 'default' };

/** What a case costs in a store of many beside what it costs in a store of few. */
export const growth: Family = {
  ids: ['scale.growth_ratio'],
  measure: async () => {
    const { few, many } = await growthOf(small, large, rounds);
    const peer = { name: `ms a case among ${small}`, value: few };
    return [
      row('scale.growth_ratio', {
        ours: many,
        peer,
        ifMissed: `among ${large} cases fewer pages of the database fit into its memory, and a tree of them is a level higher`,
      }),
    ];
  },
};

/**
 * Milliseconds for one case, by turns in a store with few others and in one with many: filed, found by its receipt,
 * listed with the hundred before it, opened. Medians.
 */
export async function growthOf(
  smaller: number,
  larger: number,
  times: number,
): Promise<{ readonly few: number; readonly many: number }> {
  await using opened = new AsyncDisposableStack();
  const stores: Store[] = [];
  for (const cases of [smaller, larger]) {
    const folder = await mkdtemp(join(tmpdir(), 'senim-bench-'));
    opened.defer(() => rm(folder, { recursive: true, force: true }));
    const dataDir = join(folder, 'data');
    await openStore({ dataDir }).then((store) => store.close());
    fill(dataDir, cases);
    stores.push(opened.use(await openStore({ dataDir })));
  }
  const [few, many] = stores.map((store) => ({ store, took: [] as number[] }));
  if (few === undefined || many === undefined) throw new TypeError('there are two stores');
  for (let round = 0; round < times; round += 1) {
    // Who goes first changes, so that what one leaves behind helps and hinders both.
    const order = round % 2 === 0 ? [few, many] : [many, few];
    for (const { store, took } of order) took.push(await oneCase(store));
  }
  return { few: median(few.took), many: median(many.took) };
}

async function oneCase({ intake, reporters, cases }: Store): Promise<number> {
  const sealed = emptyCase();
  const { caseId, day, reporter } = sealed;
  const from = performance.now();
  await intake.fileCase(sealed, { idempotency: systemRandom(32), session: null });
  const found = await reporters.find(reporter.id);
  const listed = await cases.list(officer, {
    kind: 'newest',
    after: { day, caseId: '' as typeof caseId },
    most: 100,
  });
  const manifest = await cases.manifest(officer, caseId);
  const took = performance.now() - from;
  if (found?.caseId !== caseId || listed.length === 0 || manifest === null) {
    throw new Error('a case that was filed is not there');
  }
  return took;
}
