import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { describe, expect, test } from 'vitest';

import { publishedFigures } from '../../../bots/trust.ts';
import { plainContext } from '../../../bots/web/page.ts';
import { trustFile, trustPage } from '../../../bots/web/trust.ts';
import type { Roster } from '../../../cases/roster.ts';
import { figuresOf } from '../../../cases/statistics/figures.ts';
import { monthsOf, type Quarter } from '../../../cases/statistics/quarter.ts';
import { signSnapshot, snapshotHash } from '../../../cases/statistics/snapshot-signers.ts';
import type { Snapshot } from '../../../cases/statistics/snapshot.ts';
import { tally } from '../../../cases/statistics/tally.ts';
import { hex } from '../../../platform/crypto/bytes.ts';
import { signPublic } from '../../../platform/crypto/ed25519.ts';
import { languages } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { lists, manyFacts } from '../../cases/statistics/facts.ts';
import { scriptedApp } from '../../fixtures/scripted-app.ts';
import { seededSecret } from '../../fixtures/seeded.ts';

const seed = seededSecret('officer');
const key = hex(signPublic(seed));
const roster = {
  recipients: [{ id: 'one', kind: 'officer', age: '', ed25519: key }],
  groups: { default: ['one'] },
} as unknown as Roster;
const quarter = '2026-Q3' as Quarter;
const endings = [
  ...Array.from({ length: 20 }, () => 'closed-confirmed' as const),
  ...Array.from({ length: 8 }, () => 'closed-insufficient' as const),
  ...Array.from({ length: 7 }, () => 'closed-not-ours' as const),
];
const facts = manyFacts(120, (at) => ({
  category: at % 3 === 0 ? 'hiring' : 'gift',
  pledge: at < 4 ? 'late' : 'kept',
  ...(at < 60
    ? {
        closed: '2026-09-20' as DateIso,
        state: endings[at] ?? 'closed-not-confirmed',
      }
    : {}),
}));

function chain(...changes: readonly Partial<Snapshot>[]) {
  const stored: { number: number; bytes: Uint8Array; signature: Uint8Array }[] = [];
  for (const change of changes) {
    const last = stored.at(-1);
    const snapshot: Snapshot = {
      v: 1,
      type: 'statistics',
      body: 'Мекеме',
      group: 'default',
      number: stored.length + 1,
      prev: last === undefined ? null : snapshotHash(last.bytes),
      quarter,
      day: '2026-11-22' as DateIso,
      audience: 'public',
      corrects: null,
      note: null,
      figures: figuresOf(tally(facts, monthsOf(quarter), lists), []),
      names: {
        category: { gift: { kk: 'Сыйлық', ru: 'Подарок', en: 'Gift' } },
        region: {},
        unit: {},
      },
      ...change,
    };
    stored.push({ number: snapshot.number, ...signSnapshot(snapshot, seed) });
  }
  return stored;
}

async function published(stored: ReturnType<typeof chain>) {
  const verified = { roster, former: [], rootFingerprint: '', rootPublic: new Uint8Array(32) };
  return await publishedFigures(
    { all: async () => stored },
    async () => verified,
    () => 0,
  )();
}

const note = { kk: 'Қате', ru: 'Ошибка', en: '<b>An error</b>' };

const external = (count: number) =>
  ({
    external: [
      {
        from: { source: 'e-otinish' },
        asOf: '2026-10-01' as DateIso,
        counted: { total: count, late: { kind: 'hidden' }, tables: {} },
      },
    ],
  }) as const;

describe('the trust page', () => {
  test.each(languages)(
    'says in %s what the signed numbers say, without a script',
    async (language) => {
      const page = trustPage(await published(chain({})), language, plainContext);
      expect(page).toContain('120');
      // 116 of 120 in time is told as "at least 111": four is too small a number to be told.
      expect(page).toContain('111');
      expect(page).not.toContain('116');
      expect(page).toMatch(/20 (?:\/|из|of) 60/u);
      expect(page).toContain(key);
      expect(page).toContain(`href="/${language}/audit"`);
      expect(page).not.toMatch(/<script|https?:/u);
    },
  );

  test.each([
    ['kk', '×2,5', 'Жүйелер қатар'],
    ['ru', '×2,5', 'Системы рядом'],
    ['en', '×2.5', 'Systems beside each other'],
  ] as const)(
    'compares in %s what systems counted with the same quarter a year before, where that was published',
    async (language, factor, caption) => {
      const before = { ...external(40), quarter: '2025-Q3' as Quarter };
      const both = trustPage(await published(chain(before, external(100))), language, plainContext);
      expect(both).toContain(caption);
      expect(both).toContain(factor);
      const other = { ...external(40), quarter: '2026-Q2' as Quarter };
      const alone = await published(chain(other, external(100)));
      expect(trustPage(alone, language, plainContext)).not.toContain(caption);
    },
  );

  test('is the same for everybody, sets no cookie and may be kept for a while', async () => {
    const { get } = scriptedApp();
    for (const path of ['/kk/trust', '/trust.json']) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=300');
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  test('shows a correction in the place of the old, the old in its history, and escapes what an officer wrote', async () => {
    const figures = await published(chain({}, { corrects: 1, figures: null, note }));
    const page = trustPage(figures, 'en', plainContext);
    expect(page).toContain('withdrawn');
    expect(page).toContain('withdraws No. 1');
    expect(page).toContain('&lt;b&gt;An error');
    expect(page).not.toContain('<table');
  });

  test('shows neither what is for analysts alone nor what nobody entitled signed', async () => {
    expect((await published(chain({ audience: 'analysts' }))).snapshots).toEqual([]);
    const [one] = chain({});
    if (one === undefined) throw new TypeError('no snapshot');
    const forged = { ...one, signature: new Uint8Array(64) };
    const figures = await published([forged]);
    expect(figures).toEqual({ snapshots: [], broken: true });
    expect(trustPage(figures, 'en', plainContext)).toContain('chain');
    const oversight = await published(chain({ group: 'oversight' }));
    expect(oversight).toEqual({ snapshots: [], broken: true });
  });

  test('is checked off-line by the script of the documents, and a changed number is found', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'senim-trust-'));
    try {
      const file = join(folder, 'trust.json');
      const text = trustFile(await published(chain({}, { quarter: '2026-Q2' as Quarter })));
      const run = async (content: string, with_: string) => {
        await writeFile(file, content);
        const script = 'docs/examples/verify-snapshot.mjs';
        return await promisify(execFile)(process.execPath, [script, file, with_]).then(
          ({ stdout }) => stdout,
          (error: { stdout: string }) => `failed: ${error.stdout}`,
        );
      };
      expect(await run(text, key)).toMatch(
        /^No\. 1, 2026-Q3.*genuine; reports: 120\nNo\. 2.*genuine/u,
      );
      expect(await run(text, '0'.repeat(64))).toMatch(/^failed: .*NOT SIGNED/u);
      const read = JSON.parse(text) as { snapshots: { bytes: string }[] };
      const [first] = read.snapshots;
      if (first === undefined) throw new TypeError('no snapshot');
      const said = Buffer.from(first.bytes, 'base64url').toString().replace('120', '121');
      first.bytes = Buffer.from(said).toString('base64url');
      expect(await run(JSON.stringify(read), key)).toMatch(/^failed: .*NOT SIGNED/u);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
