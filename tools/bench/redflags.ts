import { redFlags } from '../../analysis/contracts/red-flags.ts';
import { LineReader } from '../../analysis/contracts/line-reader.ts';
import type { Family } from './family.ts';
import { row } from './row.ts';

const lines = 5_000_000;
const piece = 20_000;
const limit = 4_000_000;

/** From the bytes of a file with five million published contracts, as `npm run red-flags` reads them, to what is found. */
export const redflags: Family = {
  ids: ['analysis.redflags_5m_ms'],
  measure: async () => {
    const { reading, looking } = redFlagsOf(lines);
    return [
      row('analysis.redflags_5m_ms', {
        ours: reading + looking,
        ifMissed: `reading the file took ${reading.toFixed(0)} ms, looking through it ${looking.toFixed(0)}`,
      }),
    ];
  },
};

/** Milliseconds for each half, and what was found; making the contracts up is not counted. */
export function redFlagsOf(count: number) {
  const reader = new LineReader();
  const encoder = new TextEncoder();
  reader.push(encoder.encode('number,buyer,supplier,item,day,amount,bidders\n'));
  let seed = 1;
  const chance = (below: number): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  let reading = 0;
  for (let made = 0; made < count; made += piece) {
    let text = '';
    for (let at = made; at < Math.min(count, made + piece); at += 1) {
      const day = `${2021 + chance(5)}-${two(1 + chance(12))}-${two(1 + chance(28))}`;
      const code = `${10 + chance(80)}.${10 + chance(80)}.1`;
      text += `${at},BIN ${100_000 + chance(8000)},"LLP ""Supplier ${chance(60_000)}""",${code},${day},${chance(9_000_000)}.50,${chance(6)}\n`;
    }
    const bytes = encoder.encode(text);
    const from = performance.now();
    reader.push(bytes);
    reading += performance.now() - from;
  }
  const from = performance.now();
  const read = reader.end();
  const found = redFlags(read, { limit });
  return { reading, looking: performance.now() - from, lines: read.count, found: found.length };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
