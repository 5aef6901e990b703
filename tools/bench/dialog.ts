import { botbuilder } from './dialog/botbuilder.ts';
import { ours } from './dialog/ours.ts';
import { race } from './dialog/race.ts';
import { sizeOfDrafts } from './dialog/drafts.ts';
import { xstate } from './dialog/xstate.ts';
import type { Family } from './family.ts';
import { row } from './row.ts';

const timing = { rounds: 5, roundMs: 400 } as const;
// As last profiled, of 8 µs a turn.
const why =
  'two fifths of a turn are the state to JSON and back, a third is reading the free account for what it tells already';
const drafts = 5_000;

export const dialog: Family = {
  ids: ['dialog.turns.vs_xstate', 'dialog.turns.vs_botbuilder', 'dialog.state.mib_100k'],
  measure: async () => {
    const machine = xstate();
    const bot = await botbuilder();
    const [mine = 0, machines = 0, bots = 0] = await race([await ours(), machine, bot], timing);
    const bytes = await sizeOfDrafts(drafts);
    return [
      row('dialog.turns.vs_xstate', {
        ours: mine,
        peer: { name: machine.name, value: machines },
        ifMissed: why,
      }),
      row('dialog.turns.vs_botbuilder', {
        ours: mine,
        peer: { name: bot.name, value: bots },
        ifMissed: why,
      }),
      row('dialog.state.mib_100k', {
        ours: ((bytes / drafts) * 100_000) / 2 ** 20,
        ifMissed: 'a sealed draft is longer than its page holds and ends in a page of its own',
      }),
    ];
  },
};
