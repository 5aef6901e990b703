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
        ifMissed: why,
      }),
      row('memory.loaded_mib', { ours: loaded, ifMissed: why }),
    ];
  },
};

const why =
  'the bare runtime takes nearly 60, the store and its libraries 50, the knowledge in three languages with its index 50; the rest is the channels, what strips the types, and a heap that is not yet collected';
