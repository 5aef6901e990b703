import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hex } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { CrashStep } from '../../storage/filing-step.ts';
import { type Needle, searchBytes, searchFolders, textNeedle } from '../needle.ts';
import { newBody } from './body.ts';
import { deskAt } from './desk.ts';
import { holdReceipts, holdStore } from './hold.ts';
import { openHouse } from './house.ts';
import { Ledger, sumOf } from './ledger.ts';
import { type Rack, strike } from './rack.ts';
import { reporterReady } from './person.ts';
import { type Strike, strikes } from './strikes.ts';

export interface Tortured {
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly plaintext: number;
  /** How often a process was at each place when it died. */
  readonly reached: ReadonlyMap<CrashStep | 'any moment', number>;
  readonly findings: readonly string[];
}

/** How often everything on the disk is searched for what people wrote; each search reads all of it. */
const searchEvery = 10;

/** Kills processes of the product in the middle of things and holds what is left against what was acknowledged. */
export async function torture(
  kills: number,
  onStrike: (strike: Strike, at: number) => void = () => {},
): Promise<Tortured> {
  await using opened = new AsyncDisposableStack();
  const body = opened.use(await newBody(Math.ceil(kills / 8) + 1));
  const beside = await mkdtemp(join(tmpdir(), 'senim-orders-'));
  const temporary = await mkdtemp(join(tmpdir(), 'senim-temporary-'));
  for (const folder of [beside, temporary]) {
    opened.defer(() => rm(folder, { recursive: true, force: true }));
  }
  const { dataDir } = body;
  const house = await openHouse({ dataDir, temporary, orders: join(beside, 'house') });
  const desk = deskAt(body, { dataDir, orders: join(beside, 'desk') });
  const ledger = new Ledger();
  const word = `қарлығаш${hex(systemRandom(4))}`;
  let marks = 0;
  const newMark = () => `${word} ${String((marks += 1))}`;
  const rack: Rack = { body, house, desk, ledger, newMark };
  const reached = new Map<CrashStep | 'any moment', number>();
  const found = new Set<string>();
  const search = async (): Promise<void> => {
    const needles = needlesOf(word, ledger, body.codes);
    const { finds } = await searchFolders([dataDir, temporary], needles);
    const said = Buffer.concat([house.said(), desk.said()]);
    for (const { needle, place } of [...finds, ...searchBytes(said, needles, 'output')]) {
      found.add(`${needle} in ${place.replace(dataDir, '').replace(temporary, 'temporary')}`);
    }
  };
  try {
    const first = await reporterReady(house.url(), newMark(), `${word} 1`);
    ledger.reports.set(first.mark, await first.press(house.url()));
    for (const [at, each] of strikes(kills).entries()) {
      onStrike(each, at);
      await strike(rack, each, at);
      const place = each.step ?? 'any moment';
      reached.set(place, (reached.get(place) ?? 0) + 1);
      if ((at + 1) % searchEvery === 0) await search();
    }
    const receipts = await holdReceipts(house.url(), ledger);
    await house.kill();
    await search();
    const { lost, doubled, findings } = sumOf([receipts, await holdStore(body, ledger)]);
    await search();
    return {
      kills,
      acknowledged: ledger.acknowledged,
      lost,
      doubled,
      plaintext: found.size,
      reached,
      findings: [...findings, ...found],
    };
  } finally {
    await house[Symbol.asyncDispose]();
  }
}

/** What must stand nowhere: what people wrote, and what only they may hold. */
function needlesOf(word: string, ledger: Ledger, codes: readonly string[]): readonly Needle[] {
  const receipts = [...ledger.reports.values()].slice(-3);
  const spent = codes.slice(Math.max(0, ledger.answers.length - 2), ledger.answers.length);
  return [
    textNeedle('what somebody wrote', word),
    ...receipts.map((receipt) => textNeedle('a receipt', receipt)),
    ...spent.map((code) => textNeedle('a spent code', code)),
  ];
}
