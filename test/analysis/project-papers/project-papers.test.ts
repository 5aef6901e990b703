import { extractRawText } from 'mammoth';
import { describe, expect, test } from 'vitest';

import { writeDocx } from '../../../analysis/papers/docx.ts';
import { typedFields } from '../../../analysis/project-papers/paper-data.ts';
import { noDetails } from '../../../analysis/project-papers/details.ts';
import type { PaperInput } from '../../../analysis/project-papers/input.ts';
import { projectPapers, projectSheet } from '../../../analysis/project-papers/make.ts';
import {
  fileOf,
  frozen,
  hasNewer,
  nextNumber,
  sheetOf,
  signed,
  snapshotShape,
} from '../../../analysis/project-papers/snapshot.ts';
import { sideOf } from '../../../analysis/project-papers/side.ts';
import { Sources } from '../../../analysis/project-papers/sources.ts';
import { emptyPlan } from '../../../analysis/plan/plan.ts';
import { riskShape } from '../../../analysis/register/risk.ts';
import { reportShape } from '../../../analysis/plan/monitoring.ts';
import { recordShape, rowProblems } from '../../../analysis/records/record.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { paperLanguages, type Paper, type PaperLanguage } from '../../../knowledge/schema/paper.ts';
import { dateIso } from '../../../platform/time.ts';
import { demoProject } from '../../../tools/papers/demo-project.ts';
import { looksKazakh, looksRussian } from '../../repository/wording.ts';

const { papers, calendar, registers } = await loadKnowledge();
const demo = demoProject(calendar, registers);
const empty: PaperInput = {
  ...demo,
  risks: [],
  plan: emptyPlan,
  reports: [],
  records: [],
  details: noDetails,
};

function paperNamed(id: string): Paper {
  const paper = papers.get(id);
  if (paper === undefined) throw new TypeError('no such paper');
  return paper;
}

async function textOf(id: string, language: PaperLanguage, input: PaperInput): Promise<string> {
  const bytes = await writeDocx(projectSheet(paperNamed(id), language, input));
  const { value } = await extractRawText({ buffer: Buffer.from(bytes) });
  return value.replaceAll(/\s+/gu, ' ');
}

const toFill = { kk: '[толтыру қажет', ru: '[заполнить' } as const;
const all = projectPapers.flatMap((id) =>
  paperLanguages.map((language) => [id, language] as const),
);

describe('papers of a project', () => {
  test('the demonstration can be stored as it is', () => {
    for (const risk of demo.risks) expect(riskShape.parse(risk)).toEqual(risk);
    for (const report of demo.reports) expect(reportShape.parse(report)).toEqual(report);
    for (const row of demo.records) {
      expect(recordShape.parse(row)).toEqual(row);
      const book = registers.find(({ id }) => id === row.book);
      expect(book && rowProblems(book, row)).toEqual([]);
    }
  });

  test.each(all)(
    '%s in %s can be made of a whole project and of an empty one',
    async (id, language) => {
      const looks = language === 'kk' ? looksKazakh : looksRussian;
      for (const input of [demo, empty]) {
        const sheet = projectSheet(paperNamed(id), language, input);
        expect(sheet.head).not.toBeNull();
        const lines = sheet.parts.flatMap((part) => ('lines' in part ? part.lines : []));
        const mixed = lines.filter((line) => !line.includes('[перевести') && !looks(line));
        expect(mixed).toEqual([]);
        expect(JSON.stringify(sheet)).not.toMatch(/\{[a-zA-Z]+\}|undefined/u);
      }
    },
  );

  test.each(paperLanguages)(
    'an empty section says in %s that it is to be filled',
    async (language) => {
      const note = await textOf('analytical-note', language, empty);
      expect(note.split(toFill[language]).length).toBeGreaterThan(9);
      expect(await textOf('action-plan', language, empty)).toContain(toFill[language]);
      expect(await textOf('annex-3-reconciliation', language, empty)).toContain(toFill[language]);
      const whole = await textOf('annex-3-reconciliation', language, demo);
      expect(whole).not.toContain(toFill[language]);
    },
  );

  test('one changed input changes the paper, and what is not in the language asks for translation', async () => {
    const before = await textOf('analytical-note', 'ru', demo);
    expect(before).toContain('[перевести на русский]');
    expect(before).toContain('Выявлено рисков: 7');
    const [first] = demo.risks;
    if (first === undefined) throw new TypeError('no risk');
    const more = { ...first, id: 'f'.repeat(32), risk: { kk: 'Жаңа', ru: 'Совсем новый риск' } };
    const after = await textOf('analytical-note', 'ru', { ...demo, risks: [...demo.risks, more] });
    expect(after).toContain('Выявлено рисков: 8');
    expect(after).toContain('Совсем новый риск');
  });

  test.each(paperLanguages)(
    'each number in brackets leads to a line of the table in %s',
    (language) => {
      for (const id of ['analytical-note', 'action-plan', 'exposed-positions', 'monitoring-note']) {
        const { parts } = projectSheet(paperNamed(id), language, demo);
        const table = parts.at(-1);
        if (table?.kind !== 'table') throw new TypeError('no table of sources');
        const numbers = table.rows.map((row) => (row.kind === 'row' ? row.cells[0] : ''));
        const body = JSON.stringify(parts.slice(0, -2));
        const named = new Set([...body.matchAll(/\[(\d+)\]/gu)].map(([, number]) => number));
        expect(named).toEqual(new Set(numbers));
      }
    },
  );

  test('places for names stay open, and nobody is asked to type a name', () => {
    for (const paper of projectPapers.map(paperNamed)) {
      const asked = typedFields(paper, empty).map(({ id }) => id);
      expect(asked.filter((id) => /Name$|^chair$|^secretary$|^chief$|^officer$/u.test(id))).toEqual(
        [],
      );
    }
    const sheet = projectSheet(paperNamed('order'), 'ru', demo);
    const signature = sheet.parts.find((part) => part.kind === 'signature');
    expect(signature?.kind === 'signature' && signature.name).toMatch(/^_+$/u);
  });

  test('names in both languages are taken side by side', () => {
    expect(sideOf('Заң бөлімі / Юридический отдел', 'kk')).toBe('Заң бөлімі');
    expect(sideOf('Заң бөлімі / Юридический отдел', 'ru')).toBe('Юридический отдел');
    expect(sideOf('Басшы · Руководитель', 'kk')).toBe('Басшы');
    expect(sideOf('Отдел А/Б', 'kk')).toBe('Отдел А/Б');
    expect(sideOf('а / б / в', 'ru')).toBe('а / б / в');
  });
});

describe('a snapshot', () => {
  const day = dateIso('2026-04-29');
  if (day === null) throw new TypeError('no day');
  const freeze = (input: PaperInput) =>
    frozen(projectSheet(paperNamed('analytical-note'), 'kk', input), {
      paper: 'analytical-note',
      day,
      number: 3,
    });

  test('gives the same bytes each time, whatever became of the register', async () => {
    const snapshot = await freeze(demo);
    expect(snapshotShape.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
    const one = await fileOf(snapshot);
    const again = await fileOf(snapshotShape.parse(JSON.parse(JSON.stringify(snapshot))));
    expect(one.isSame && again.isSame).toBe(true);
    expect(Buffer.from(one.bytes).equals(Buffer.from(again.bytes))).toBe(true);
    const { value } = await extractRawText({ buffer: Buffer.from(one.bytes) });
    expect(value).toContain('ТАЛДАМАЛЫҚ АНЫҚТАМА');
  });

  test('knows that newer data exist, and does not change', async () => {
    const snapshot = await freeze(demo);
    const note = paperNamed('analytical-note');
    expect(hasNewer(snapshot, projectSheet(note, 'kk', demo))).toBe(false);
    const fewer = { ...demo, risks: demo.risks.slice(1) };
    expect(hasNewer(snapshot, projectSheet(note, 'kk', fewer))).toBe(true);
    expect((await fileOf(snapshot)).isSame).toBe(true);
  });

  test('is a draft until it is signed, and says so when its bytes are other ones', async () => {
    const snapshot = await freeze(demo);
    expect(sheetOf(snapshot).head).toContain('ЖОБА');
    expect(sheetOf(snapshot).foot).toContain('№ 3');
    const done = await signed(snapshot, day, 'Аппарат басшысы');
    expect(sheetOf(done).head).toBeNull();
    expect(done.signed?.sha256).not.toBe(snapshot.sha256);
    expect((await fileOf(done)).isSame).toBe(true);
    expect((await fileOf({ ...snapshot, sha256: '0'.repeat(64) })).isSame).toBe(false);
  });

  test('never takes a number twice', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([{ number: 4 }, { number: 2 }])).toBe(5);
  });
});

test('an example is named by its words, and two sources without a reference stay two', () => {
  const sources = new Sources('ru');
  const of = (kind: 'example' | 'audit', reference: string, says: string) =>
    sources.of({ kind, reference, says: { kk: says, ru: says }, day: null });
  expect([of('example', 'X-01', 'Справка'), of('audit', '', 'а'), of('audit', '', 'б')]).toEqual([
    '[1]',
    '[2]',
    '[3]',
  ]);
  expect(of('audit', '', 'а')).toBe('[2]');
  expect(sources.lines.map(({ reference }) => reference)).toEqual(['', '', '']);
});
