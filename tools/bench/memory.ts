import type { Family } from './family.ts';
import { row } from './row.ts';

/** Resident memory of the whole server, both sides of it: three seconds after its start, and after the filings. */
export const memory: Family = {
  ids: ['memory.idle_mib', 'memory.loaded_mib'],
  measure: async (shared) => {
    const { idle, loaded } = (await shared.load()).residentMib;
    return [
      row('memory.idle_mib', {
        ours: idle,
        ifMissed: 'what strips the types at the start stays in memory',
      }),
      row('memory.loaded_mib', { ours: loaded }),
    ];
  },
};
