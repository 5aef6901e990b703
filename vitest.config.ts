import { defineConfig } from 'vitest/config';

// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 3,
    // Loading the product anew for each file takes longer than most files do. No module of ours keeps anything of a
    // test, and the order of the files changes with their durations: what leaked would be found.
    isolate: false,
    // Only what hangs for good ends by these: a machine with much else to do makes no test fail.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
