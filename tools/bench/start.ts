import { loadKnowledge } from '../../knowledge/load.ts';
import { ChatClient } from './chat-client.ts';
import type { Family } from './family.ts';
import { median } from './quantile.ts';
import { row } from './row.ts';
import { startServer } from './server.ts';

const starts = 5;

/**
 * From the birth of the process to the first 200 of `/health`, and to the first question that was answered, on a folder
 * that was used before.
 */
export const start: Family = {
  ids: ['start.health_ms', 'start.search_ms'],
  measure: async (shared) => {
    const { dataDir } = await shared.body();
    const times: number[] = [];
    for (let nth = 0; nth < starts; nth += 1) {
      const began = performance.now();
      await using server = await startServer({ dataDir });
      await healthy(server.publicUrl);
      times.push(performance.now() - began);
    }
    const [card] = (await loadKnowledge()).cards.values();
    const question = card?.title.kk ?? '';
    const asked: number[] = [];
    for (let nth = 0; nth < starts; nth += 1) {
      const began = performance.now();
      await using server = await startServer({ dataDir });
      await answered(server.publicUrl, question);
      asked.push(performance.now() - began);
    }
    return [
      row('start.health_ms', {
        ours: median(times),
        ifMissed:
          'some thousand modules are found, read and evaluated, half of the time; reading and checking all the knowledge takes a quarter',
      }),
      row('start.search_ms', { ours: median(asked) }),
    ];
  },
};

async function healthy(publicUrl: string): Promise<void> {
  const response = await fetch(new URL('/health', publicUrl));
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`health answered ${response.status}`);
}

/** A question in the first words of a session. Throws when it is not answered with a card. */
async function answered(publicUrl: string, question: string): Promise<void> {
  using client = new ChatClient(publicUrl);
  const { session, at } = await client.say({ language: 'kk', choice: 'ask' });
  const answer = await client.say({ session, at, text: question });
  if (answer.at !== 'ask/answer') throw new Error(`the question stands at ${answer.at}`);
}
