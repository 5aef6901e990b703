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
  'the bare runtime takes nearly 60, the modules of the program and their compiled code 55, the knowledge in three languages with its index 15; the rest is the officers’ page and what the allocator does not give back';
