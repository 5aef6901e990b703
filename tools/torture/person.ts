import { writeCode } from '../../knowledge/survey-code.ts';
import { type Answer, ChatClient, read } from '../bench/chat-client.ts';
import { walkReport } from '../bench/reporter.ts';

/** Somebody on the JSON channel who stands before the last button of an act and presses it until it worked. */
export interface Person {
  /** What he writes; unlike anybody else's. */
  readonly mark: string;
  /** Presses once. Resolves to what was shown when the act was acknowledged; rejects when the house is gone. */
  readonly press: (url: string) => Promise<string>;
  /** After a restart: looks where he stands and presses again if nothing was acknowledged. */
  readonly insist: (url: string) => Promise<string>;
}

interface Act {
  readonly mark: string;
  readonly session: string;
  readonly before: string;
  readonly after: string;
}

export async function reporterReady(url: string, mark: string, words: string): Promise<Person> {
  using client = new ChatClient(url);
  const session = await walkReport(client, 'report/review', words);
  return person({ mark, session, before: 'report/review', after: 'report/receipt' });
}

export async function letterReady(url: string, receipt: string, mark: string): Promise<Person> {
  using client = new ChatClient(url);
  const { session } = await client.say({ language: 'kk', choice: 'check' });
  await client.say({ session, at: 'check/receipt', text: receipt });
  await client.say({ session, at: 'check/account', choice: 'reply' });
  await client.say({ session, at: 'check/reply', text: mark });
  return person({ mark, session, before: 'check/attach', after: 'check/account' });
}

export async function answerReady(url: string, code: string, mark: string): Promise<Person> {
  using client = new ChatClient(url);
  const { session } = await client.say({ language: 'kk', choice: 'survey' });
  let now = await client.say({ session, at: 'survey/code', text: writeCode(code) });
  now = await client.say({ session, at: now.at, choice: 'continue' });
  for (let turns = 0; now.at !== 'survey/review'; turns += 1) {
    if (turns > 40) throw new Error(`the survey hangs at ${now.at}`);
    const isLast = now.at === 'survey/q8';
    const answer = isLast ? { text: mark } : { choice: 'decline' };
    now = await client.say({ session, at: now.at, ...answer });
  }
  return person({ mark, session, before: 'survey/review', after: 'survey/thanks' });
}

/** Whether this receipt opens its account. */
export async function opens(client: ChatClient, receipt: string): Promise<boolean> {
  const { session } = await client.say({ language: 'kk', choice: 'check' });
  const { at } = await client.say({ session, at: 'check/receipt', text: receipt });
  return at === 'check/account';
}

function person({ mark, session, before, after }: Act): Person {
  const told = ({ at, receipt }: Answer): string => {
    if (at !== after) throw new Error(`the act ended at ${at}`);
    return receipt ?? '';
  };
  const press = async (url: string): Promise<string> => {
    using client = new ChatClient(url);
    return told(read(await client.post({ session, choice: 'send', at: before })));
  };
  return {
    mark,
    press,
    insist: async (url) => {
      using client = new ChatClient(url);
      const now = await client.say({ session });
      return now.at === before ? await press(url) : told(now);
    },
  };
}
