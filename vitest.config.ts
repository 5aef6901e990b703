import { defineConfig } from 'vitest/config';

// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
