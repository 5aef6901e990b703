import { existsSync } from 'node:fs';

import { defineConfig } from 'vitest/config';

// The whole suite of the store runs a second time, on a real PostgreSQL server.
const hasServer =
  (process.env['TEST_DATABASE_URL'] ?? '') !== '' || existsSync('/usr/lib/postgresql');
if (!hasServer) {
  if (process.env['CI'] === 'true') throw new Error('PostgreSQL is not installed');
  console.warn('not run: the tests on PostgreSQL, which is not installed here');
}

// What can be said of a file on this machine alone.
const ofSqlite = [
  'damage',
  'database',
  'durability',
  'full-disk',
  'migrate',
  'schema',
  'settings',
  'surveys',
];

// Whole walks through pages in a browser, and processes that are killed again and again: minutes, not seconds.
const walks = [
  'test/console/*{walk,screen}*.test.ts',
  'test/console/{hostile,on-demand,case-work}.test.ts',
  'test/journeys/{*canary,kill,full-day,survey-kill,swap,model,whole-case}.test.ts',
  'test/bots/web/chromium.test.ts',
  'test/tools/{torture,flood}.test.ts',
];

// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 3,
    // Loading the product anew for each file takes longer than most files do. No module of ours keeps anything of a
    // test, and the order of the files changes with their durations: what leaked would be found.
    isolate: false,
    // Only what hangs for good ends by these: a machine with much else to do makes no test fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'senim',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/postgres/**', ...walks],
        },
      },
      { extends: true, test: { name: 'walks', include: walks } },
      ...(hasServer
        ? [
            {
              extends: true as const,
              test: {
                name: 'postgres',
                include: ['test/storage/*.test.ts', 'test/postgres/*.test.ts'],
                exclude: ofSqlite.map((name) => `test/storage/${name}.test.ts`),
                globalSetup: 'test/postgres/set-up.ts',
              },
            },
          ]
        : []),
    ],
  },
});
