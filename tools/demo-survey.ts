import { readFile, writeFile } from 'node:fs/promises';

import { writeCode } from '../knowledge/survey-code.ts';
import { questionnaireShape } from '../knowledge/schema/shape.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import { newSurveyId, type SurveyId } from '../surveys/survey-id.ts';
import { type Desk, openSurvey } from './survey-client.ts';

/** As many as were asked in the specimen analysis that the template follows. */
const invited = 216;
const daysOpen = 30;

const template = new URL('../knowledge/surveys/internal-analysis.json', import.meta.url);

/** Opens the template of eight questions as an officer does, and leaves the codes in a file that only its owner reads. */
export async function seedSurvey(seeding: {
  readonly desk: Desk;
  readonly body: string;
  readonly day: DateIso;
  /** Where the codes go, one a line. */
  readonly codesFile: string;
}): Promise<SurveyId> {
  const { desk, body, day, codesFile } = seeding;
  const form = questionnaireShape.parse(JSON.parse(await readFile(template, 'utf8')));
  const id = newSurveyId(systemRandom);
  const codes = await openSurvey(desk, {
    v: 1,
    type: 'survey',
    id,
    body,
    form: { ...form, id: `survey-${id}` },
    access: 'codes',
    invited,
    opens: day,
    closes: addDays(day, daysOpen),
    breakdowns: [],
    readers: 'default',
  });
  await writeFile(codesFile, `${codes.map(writeCode).join('\n')}\n`, { mode: 0o600 });
  return id;
}
