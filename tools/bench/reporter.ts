import type { Answer, ChatClient } from './chat-client.ts';
import { interview } from './dialog/interview.ts';
import { inFlight } from '../in-flight.ts';

/** What is said at each step; everything else is skipped. */
const words: ReadonlyMap<string, { readonly choice: string } | { readonly text: string }> = new Map(
  [
    ['menu/welcome', { choice: 'report' }],
    ['report/urgent', { choice: 'no' }],
    ['report/notice', { choice: 'continue' }],
    ['report/identity', { choice: 'anonymous' }],
    ['report/about-unit', { choice: 'no' }],
    ...interview.map(
      ({ question, kind, answer }) =>
        [`report/${question}`, kind === 'text' ? { text: answer } : { choice: answer }] as const,
    ),
  ],
);

/** What is said at this step. */
export function wordAt(at: string): Readonly<Record<string, string>> {
  return words.get(at) ?? { choice: 'skip' };
}

const mostTurns = 40;

/** Whole reports that wait at `at`, for their session ids. They are walked a few at a time. */
export async function reportsAt(
  client: ChatClient,
  at: 'report/files' | 'report/review',
  count: number,
): Promise<readonly string[]> {
  const wanted = Array.from({ length: count }, () => at);
  return await inFlight(4, wanted, (until) => walkReport(client, until));
}

/** One report, with `recall` in place of the usual account, for its session id. */
export async function walkReport(
  client: ChatClient,
  until: 'report/files' | 'report/review',
  recall?: string,
): Promise<string> {
  const said = new Map(words);
  if (recall !== undefined) said.set('report/recall', { text: recall });
  let now: Answer = await client.say({ language: 'kk' });
  for (let turns = 0; now.at !== until; turns += 1) {
    if (turns === mostTurns) throw new Error(`the report stands at ${now.at}`);
    const { session, at } = now;
    now = await client.say({ session, at, ...(said.get(at) ?? { choice: 'skip' }) });
  }
  return now.session;
}

/** Sessions that are asked for a receipt. */
export async function sessionsAtCheck(
  client: ChatClient,
  count: number,
): Promise<readonly string[]> {
  return await inFlight(4, Array.from({ length: count }), async () => {
    const { session, at } = await client.say({ language: 'kk', choice: 'check' });
    if (at !== 'check/receipt') throw new Error(`the check stands at ${at}`);
    return session;
  });
}
