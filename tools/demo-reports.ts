import { z } from 'zod';

import type { Language } from '../platform/language.ts';

interface Sample {
  readonly language: Language;
  readonly choices: Readonly<Record<string, string>>;
  readonly recall: string;
  /** Whether its writer says that the receipt is kept: officers see a mark where nobody did. */
  readonly keeps: boolean;
}

/** Invented stories; nobody in them exists. */
const samples: readonly Sample[] = [
  {
    language: 'kk',
    choices: { urgent: 'no', identity: 'anonymous', 'about-unit': 'no', what: 'bribe-demanded' },
    keeps: true,
    recall:
      'Өткен аптада аудандық ауруханада бөлім меңгерушісі әкеме ота жасау үшін бөлек ақша сұрады. Кезек тегін болуы керек еді. Ақша бермедік, енді ота күнін кейінге қалдыра беріп жатыр.',
  },
  {
    language: 'ru',
    choices: { urgent: 'no', identity: 'anonymous', 'about-unit': 'no', what: 'procurement' },
    keeps: false,
    recall:
      'В отделе закупок техническое задание пишут под одну фирму. Я видел, как её представитель приносил готовый текст, а через неделю он появился в конкурсе слово в слово.',
  },
  {
    language: 'en',
    choices: { urgent: 'no', identity: 'anonymous', 'about-unit': 'yes', what: 'pressure' },
    keeps: true,
    recall:
      'I told the unit that receives reports about a colleague, and two days later my head of division knew that it was me. Since then I have been left out of every meeting.',
  },
];

/** How many `seedReports` sends. */
export const sampleCount = samples.length;

const answer = z.object({
  session: z.string(),
  at: z.string(),
  options: z.array(z.object({ id: z.string() })),
  receipt: z.string().optional(),
});

/** Files the samples as any program would; how many were acknowledged. */
export async function seedReports(url: string): Promise<number> {
  let filed = 0;
  for (const sample of samples) filed += (await file(url, sample)) ? 1 : 0;
  return filed;
}

/** Whoever holds a receipt comes back and writes, as any person would. */
export async function sendLetters(
  url: string,
  letters: readonly { readonly receipt: string; readonly text: string }[],
): Promise<void> {
  for (const { receipt, text } of letters) {
    const { session } = await say(url, { language: 'ru', choice: 'check' });
    for (const turn of [{ text: receipt }, { choice: 'reply' }, { text }, { choice: 'send' }]) {
      await say(url, { session, ...turn });
    }
  }
}

const mostTurns = 60;

async function file(url: string, { language, choices, recall, keeps }: Sample): Promise<boolean> {
  let now = await say(url, { language, choice: 'report' });
  for (let turns = 0; turns < mostTurns; turns += 1) {
    if (now.receipt !== undefined) {
      if (keeps) await say(url, { session: now.session, choice: 'saved' });
      return true;
    }
    const ids = new Set(now.options.map(({ id }) => id));
    const step = now.at.slice(now.at.indexOf('/') + 1);
    const choice = [choices[step], 'send', 'continue', 'skip', 'done'].find(
      (id) => id !== undefined && ids.has(id),
    );
    const { session } = now;
    if (step === 'recall') now = await say(url, { session, text: recall });
    else if (choice === undefined) return false;
    else now = await say(url, { session, choice });
  }
  return false;
}

async function say(url: string, turn: Readonly<Record<string, string>>) {
  const response = await fetch(new URL('/api/chat', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(turn),
  });
  return answer.parse(await response.json());
}
