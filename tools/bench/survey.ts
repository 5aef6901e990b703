import { questionnaireShape } from '../../knowledge/schema/shape.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays, dayAt } from '../../platform/time.ts';
import type { Descriptor } from '../../surveys/descriptor.ts';
import { newSurveyId } from '../../surveys/survey-id.ts';
import { openSurvey, sitDown } from '../survey-client.ts';
import type { Body } from './body.ts';
import type { Family } from './family.ts';
import { inFlight } from '../in-flight.ts';
import { row } from './row.ts';
import { startServer } from './server.ts';
import { tallyRace } from './survey/tally-race.ts';

const counts = { warmUp: 100, measured: 1_500, atOnce: 4 } as const;
const questions = 10;

/** Results of a million answers from a store that was just opened; and answers a second that the server takes over HTTP. */
export const survey: Family = {
  ids: ['survey.tally_1m_ms', 'survey.answers_per_s'],
  measure: async (shared) => {
    const { ours, peer } = await tallyRace(1_000_000, tenQuestions('codes', 1_000_000));
    return [
      row('survey.tally_1m_ms', {
        ours,
        peer: { name: 'SQLite, a column a question, ten times GROUP BY', value: peer },
      }),
      row('survey.answers_per_s', { ours: await answersPerSecond(await shared.body()) }),
    ];
  },
};

/** Codes, choices and every tenth with own words, posted by the page with all questions. */
async function answersPerSecond({ dataDir, officer }: Body): Promise<number> {
  await using server = await startServer({ dataDir });
  const { id: officerId, passphrase } = officer;
  const desk = await sitDown(server.consoleUrl, { officerId, passphrase });
  const asked = tenQuestions('codes', counts.warmUp + counts.measured);
  const codes = await openSurvey(desk, asked);
  const page = new URL(`/ru/survey/${asked.id}/page`, server.publicUrl).href;
  const origin = new URL(server.publicUrl).origin;
  const post = async (code: string, at: number): Promise<void> => {
    const fields = new URLSearchParams({ code });
    for (let question = 0; question < questions; question += 1) {
      const answer = at % 10 === 0 && question === 9 ? 'other.q9' : `q.q${String(question)}`;
      fields.append(answer, answer.startsWith('q.') ? `o${String((at + question) % 4)}` : 'words');
    }
    const response = await fetch(page, { method: 'POST', headers: { origin }, body: fields });
    await response.text();
    if (response.status !== 200) throw new Error(`the page answered ${response.status}`);
  };
  const all = codes.map((code, at) => ({ code, at }));
  const work = ({ code, at }: (typeof all)[number]) => post(code, at);
  await inFlight(counts.atOnce, all.slice(0, counts.warmUp), work);
  const began = performance.now();
  await inFlight(counts.atOnce, all.slice(counts.warmUp), work);
  return counts.measured / ((performance.now() - began) / 1000);
}

/** Ten single choices, the first of which divides the results. */
export function tenQuestions(access: Descriptor['access'], invited: number): Descriptor {
  const id = newSurveyId(systemRandom);
  const today = dayAt(new Date());
  const ids = ['o0', 'o1', 'o2', 'o3', 'other'];
  const form = questionnaireShape.parse({
    id: `survey-${id}`,
    kind: 'survey',
    title: text('A survey'),
    questions: Array.from({ length: questions }, (_, at) => ({
      id: `q${String(at)}`,
      type: 'single',
      label: text(`Question ${String(at)}`),
      options: ids.map((option) => ({ id: option, label: text(`${option} ${String(at)}`) })),
      other: true,
      declinable: true,
    })),
  });
  return {
    v: 1,
    type: 'survey',
    id,
    body: 'Bench',
    form,
    access,
    invited,
    opens: today,
    closes: addDays(today, 1),
    breakdowns: ['q0'],
    readers: 'default',
  };
}

function text(word: string) {
  return { kk: `${word} сұрақ`, ru: `вопрос ${word}`, en: word };
}
