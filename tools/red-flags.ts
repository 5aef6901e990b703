import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { LineReader } from '../analysis/contracts/line-reader.ts';
import { redFlags, type RedFlag } from '../analysis/contracts/red-flags.ts';
import { phrase } from '../knowledge/phrases.ts';
import { SenimError } from '../platform/errors.ts';
import { languageOf, type Language } from '../platform/language.ts';

const shown = 20;

/**
 * `npm run red-flags -- FILE.csv --limit AMOUNT [--language kk|ru|en] [--to FLAGS.csv]`: signs of risk in published
 * contracts, on this machine alone. The file names its columns: buyer, supplier, item, day, amount, bidders.
 */
async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      limit: { type: 'string' },
      language: { type: 'string', default: 'kk' },
      to: { type: 'string' },
    },
  });
  const [file] = positionals;
  const limit = Number(values.limit);
  const language = languageOf(values.language);
  if (file === undefined || !(limit > 0) || language === null) {
    throw new SenimError('config', 'red-flags FILE.csv --limit AMOUNT [--language kk|ru|en]');
  }
  const reader = new LineReader();
  for await (const piece of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    reader.push(piece as Uint8Array);
  }
  const lines = reader.end();
  const found = redFlags(lines, { limit });
  const { count, unread } = lines;
  console.log(phrase(language, 'red-flag.read', { count, unread, found: found.length }));
  for (const flag of found.slice(0, shown)) console.log(`- ${sentenceOf(flag, language)}`);
  if (values.to !== undefined) await writeFile(values.to, tableOf(found), { mode: 0o600 });
  console.log(phrase(language, 'red-flag.note'));
}

export function sentenceOf(flag: RedFlag, language: Language): string {
  const { kind, buyer, supplier, item, lines, amount, share } = flag;
  return phrase(language, `red-flag.${kind}`, {
    buyer,
    supplier: supplier ?? '',
    item: item ?? '',
    lines,
    amount: Math.round(amount),
    percent: Math.round(share * 100),
  });
}

/** For a spreadsheet. Words that it would take for a formula are made words. */
export function tableOf(flags: readonly RedFlag[]): string {
  const heads = ['kind', 'buyer', 'supplier', 'item', 'lines', 'amount', 'share'];
  const rows = flags.map(({ kind, buyer, supplier, item, lines, amount, share }) =>
    [kind, buyer, supplier ?? '', item ?? '', lines, amount, share.toFixed(3)].map(cell).join(','),
  );
  return [heads.join(','), ...rows, ''].join('\r\n');
}

function cell(value: string | number): string {
  const text =
    typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

if (import.meta.main) {
  try {
    await run();
  } catch (error) {
    console.error(error instanceof SenimError ? error.message : 'the file cannot be read');
    process.exitCode = 1;
  }
}
