import { made } from '../analysis/document.ts';
import { newDocumentId } from '../analysis/ids.ts';
import { sealRequest, writeRequest, type ListAsks } from '../analysis/lists/request.ts';
import type { SentList } from '../analysis/lists/sent-list.ts';
import { listKeys, newListToken } from '../analysis/lists/token.ts';
import * as listApi from '../console/list-api.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import type { IndicatorDirectionId } from '../knowledge/schema/indicator.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { addDays, type DateIso } from '../platform/time.ts';
import type { SeededAnalysis } from './demo-analysis.ts';
import type { Desk } from './survey-client.ts';

/** What each of the example's units is asked, and how far it is. The units stand in the order of the project. */
interface Example {
  readonly directions: readonly IndicatorDirectionId[];
  /** Days from today. */
  readonly asked: number;
  readonly due: number;
  readonly answers: readonly Filled[];
  readonly isWithdrawn?: true;
}

/** Fields of the page with all questions. */
type Filled = Readonly<Record<string, string>>;

const examples: readonly Example[] = [
  {
    directions: ['personnel', 'conflict'],
    asked: -6,
    due: 8,
    answers: [
      { 'q.personnel-1': 'yes', 'q.personnel-6': 'no' },
      {
        'q.personnel-1': 'yes',
        'q.personnel-2': 'no',
        'q.personnel-6': 'no',
        'note.personnel-6':
          'Сұрақтарды комиссия хатшысы жалғыз дайындайды, олар ашық папкада сақталады. (Ойдан шығарылған мысал.)',
        'q.personnel-8': 'partly',
        'note.personnel-8': 'Комиссия мүшелері өтініш жазбайды. (Ойдан шығарылған мысал.)',
        'q.conflict-1': 'yes',
        'q.conflict-6': 'no',
      },
    ],
  },
  {
    directions: ['budget', 'contracts'],
    asked: -6,
    due: 8,
    answers: [
      {
        'q.budget-9': 'no',
        'q.budget-13': 'yes',
        'note.budget-13': 'В двух закупках требования описывали одну модель. (Вымышленный пример.)',
        'q.contracts-1': 'no',
        'q.contracts-5': 'partly',
        'note.contracts-5': 'Неустойку начисляли не всегда. (Вымышленный пример.)',
      },
    ],
  },
  { directions: ['budget'], asked: -6, due: 8, answers: [] },
  { directions: ['services', 'permits'], asked: -8, due: 2, answers: [] },
  { directions: ['control'], asked: -20, due: -3, answers: [] },
  { directions: ['contracts', 'systems'], asked: -6, due: 8, answers: [], isWithdrawn: true },
];

/** What is still to come through the people’s door. */
export interface DemoAnswer {
  readonly token: string;
  readonly filled: Filled;
}

/** Sends the example's requests as the officers' page does: kept, signed, stored; one is withdrawn again. */
export async function seedLists(
  officer: Desk,
  { desk, project, body }: SeededAnalysis,
  bodyName: string,
  today: DateIso,
): Promise<readonly DemoAnswer[]> {
  const { indicators } = await loadKnowledge();
  const path = `/api/analysis/projects/${project}/lists`;
  const answers: DemoAnswer[] = [];
  for (const [at, example] of examples.entries()) {
    const object = body.objects[at];
    if (object === undefined) continue;
    const items = indicators.directions
      .filter(({ id }) => example.directions.includes(id))
      .flatMap((direction) => direction.items.map(({ id }) => id));
    const asks: ListAsks = { kind: 'indicators', version: indicators.version, items };
    const token = newListToken(systemRandom);
    const { id: list } = listKeys(token);
    const id = newDocumentId(systemRandom);
    const days = { day: addDays(today, example.asked), due: addDays(today, example.due) };
    const sent: SentList = {
      list,
      token,
      object: object.id,
      unit: object.name,
      post: 'Бөлім басшысы · Руководитель подразделения',
      ...days,
      asks,
      taken: [],
    };
    const change = { day: days.day, officer: desk.officerId, what: 'made', note: '' } as const;
    await desk.add(project, [{ id, kind: 'checklist', document: made(sent, change) }]);
    const { unit, post } = sent;
    const request = writeRequest({
      v: 1,
      type: 'list-request',
      project,
      request: id,
      body: bodyName,
      title: body.title,
      unit,
      post,
      ...days,
      asks,
    });
    const packet = sealRequest(request, officer.seed, token, systemRandom);
    await officer.post(path, listApi.sendLists, { lists: [{ id: list, packet }] });
    if (example.isWithdrawn === true) {
      await officer.post(`${path}/${list}/end`, listApi.endList, { state: 'withdrawn' });
    }
    answers.push(...example.answers.map((filled) => ({ token, filled })));
  }
  return answers;
}

/** Answers through the page with all questions, as a responsible person at a desk does. */
export async function answerLists(url: string, answers: readonly DemoAnswer[]): Promise<void> {
  for (const { token, filled } of answers) {
    const response = await fetch(`${url}/kk/list/${token}/page`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'sec-fetch-site': 'same-origin',
        origin: url,
      },
      body: new URLSearchParams(filled),
    });
    if (!response.ok) throw new TypeError(`the list was answered with HTTP ${response.status}`);
  }
}
