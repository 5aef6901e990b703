import * as fc from 'fast-check';
import { extractRawText } from 'mammoth';
import { describe, expect, test } from 'vitest';

import { fillPaper } from '../../../analysis/papers/fill.ts';
import { writableLine, writableText } from '../../../analysis/papers/writable.ts';
import { writePaper } from '../../../analysis/papers/write.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import { parsePaper } from '../../../knowledge/schema/paper-shape.ts';
import {
  paperLanguages,
  type Paper,
  type PaperData,
  type PaperValue,
} from '../../../knowledge/schema/paper.ts';
import { demonstrationData } from '../../../tools/papers/demonstration.ts';
import { looksKazakh, looksRussian } from '../../repository/wording.ts';
import { unzipped } from '../../fixtures/unzipped.ts';

const { papers } = await loadKnowledge();

function paperNamed(id: string): Paper {
  const paper = papers.get(id);
  if (paper === undefined) throw new TypeError('no such paper');
  return paper;
}

async function textOf(paper: Paper, language: 'kk' | 'ru', data: PaperData): Promise<string> {
  const { bytes } = await writePaper(paper, language, data);
  const { value, messages } = await extractRawText({ buffer: Buffer.from(bytes) });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  return value;
}

const squeezed = (text: string) => text.replaceAll(/\s+/gu, ' ');

function wordsIn(value: PaperValue): readonly string[] {
  if (typeof value === 'string') return [value];
  return value.flatMap((entry) => (typeof entry === 'string' ? [entry] : Object.values(entry)));
}

const all = [...papers.values()].flatMap((paper) =>
  paperLanguages.map((language) => [paper.id, language] as const),
);

describe('official papers', () => {
  test('are all there: six annexes and the working forms', () => {
    expect([...papers.values()].filter(({ kind }) => kind === 'annex')).toHaveLength(6);
    expect(papers.size).toBeGreaterThanOrEqual(16);
  });

  test.each(all)('%s in %s is read by another reader, empty and filled', async (id, language) => {
    const paper = paperNamed(id);
    const empty = await textOf(paper, language, {});
    expect(empty.length).toBeGreaterThan(100);
    const data = demonstrationData(paper, language);
    expect(Object.keys(data).toSorted()).toEqual(paper.fields.map((field) => field.id).toSorted());
    const filled = squeezed(await textOf(paper, language, data));
    const days = /^\d{4}-\d{2}-\d{2}$/u;
    const lost = Object.values(data)
      .flatMap(wordsIn)
      .flatMap((words) => words.split('\n'))
      .filter((words) => !days.test(words) && !filled.includes(squeezed(words)));
    expect(lost).toEqual([]);
    expect(filled).not.toMatch(/\{[a-z]/u);
  });

  test.each(all)('%s is written in %s', (id, language) => {
    const looks = language === 'kk' ? looksKazakh : looksRussian;
    const sheet = fillPaper(paperNamed(id), language, {});
    const lines = sheet.parts.flatMap((part) => ('lines' in part ? part.lines : []));
    expect([sheet.foot, ...lines].filter((line) => !looks(line))).toEqual([]);
  });

  test('say that a form of ours is a draft', async () => {
    for (const paper of papers.values()) {
      const foot = fillPaper(paper, 'ru', {}).foot;
      expect(foot.startsWith('Проект формы')).toBe(paper.form === 'draft');
    }
  });

  test('dates are written out, and what is not filled in stays open', async () => {
    const text = await textOf(paperNamed('announcement'), 'kk', { startDay: '2026-03-02' });
    expect(text).toContain('2026 жылғы 2 наурыз');
    expect(text).toContain('20___ жылғы «___»');
  });

  test('an empty list says that there is nothing; a missing one is left to be written', async () => {
    const paper = paperNamed('annex-3-reconciliation');
    const rows = (data: PaperData) =>
      fillPaper(paper, 'ru', data).parts.flatMap((part) =>
        part.kind === 'table' ? part.rows : [],
      );
    expect(rows({ criminal: [] })).toContainEqual({ kind: 'row', cells: ['1', '–', '–'] });
    expect(rows({}).filter(({ kind }) => kind === 'row')).toHaveLength(6);
  });

  test('take no field that they do not have, and none of another kind', () => {
    const paper = paperNamed('announcement');
    expect(() => fillPaper(paper, 'kk', { nobody: 'x' })).toThrow(TypeError);
    expect(() => fillPaper(paper, 'kk', { body: ['x'] })).toThrow(TypeError);
    expect(() => fillPaper(paperNamed('order'), 'kk', { group: [{ salary: 'x' }] })).toThrow(
      TypeError,
    );
  });
});

const forbidden = ['\u0000', '\u0008', '\u001F', '\uFFFE', '\uFFFF'];

describe('whatever people type', () => {
  const paper = paperNamed('order');
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', minLength: 300, maxLength: 320 }),
    fc.constantFrom(
      'Ә'.repeat(300),
      '<w:t>]]></w:t><!-- & -->',
      '"«»“”’\u0000\u0008\u001F\uFFFE\uFFFF',
      '👩‍👩‍👧‍👦 🇰🇿',
      '{body} {nobody} $& $1',
      '\uD800 \uDFFF',
      '',
    ),
  );

  test('stands in the paper as it was meant', async () => {
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (body, post) => {
        const data = { body, group: [{ name: body, post }] };
        const text = squeezed(await textOf(paper, 'kk', data));
        expect(forbidden.filter((one) => text.includes(one))).toEqual([]);
        expect(text).toContain(squeezed(writableLine(body)));
        expect(text).toContain(squeezed(writableText(post)));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a paper tells nothing about its maker', () => {
  test('it has no author, no time and no program, and is the same whenever it is made', async () => {
    const paper = paperNamed('action-plan');
    const data = demonstrationData(paper, 'kk');
    const { bytes, name } = await writePaper(paper, 'kk', data);
    expect(name).toBe('action-plan-kk.docx');
    const again = await writePaper(paper, 'kk', data);
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
    const { files, times } = unzipped(bytes);
    expect(new Set(times)).toEqual(new Set(['1980-01-01 00:00']));
    const properties = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'];
    for (const path of properties) {
      const xml = files.get(path) ?? '';
      expect(xml).not.toMatch(/<(?:dc|dcterms|vt):|creator|modified|20\d\d-|Application/u);
    }
    expect(files.get('word/document.xml')).not.toMatch(/w:rsid|w:author/u);
  });
});

describe('a template', () => {
  const good = JSON.parse(JSON.stringify(paperNamed('schedule'))) as Record<string, unknown>;

  test('is taken as it stands', () => {
    expect(parsePaper(good)).toEqual(paperNamed('schedule'));
  });

  test.each([
    [
      'names a field that it does not have',
      /\{nobody\}: no line/u,
      { kind: 'title', text: { kk: '{nobody}', ru: '{nobody}' } },
    ],
    [
      'has other fields in one language',
      /other fields/u,
      { kind: 'title', text: { kk: '{body}', ru: 'x' } },
    ],
    [
      'shows a list as a text',
      /objects: is no text/u,
      { kind: 'text', field: 'objects', lines: 1 },
    ],
    [
      'has a table that is too wide',
      /110 hundredths/u,
      {
        kind: 'table',
        columns: ['a', 'b'].map((id) => ({ id, width: 55, label: { kk: 'x', ru: 'x' } })),
        parts: [{ kind: 'group', text: { kk: 'x', ru: 'x' } }],
      },
    ],
  ])('is refused when it %s', (_, why, block) => {
    const blocks = [...(good['blocks'] as unknown[]), block];
    expect(() => parsePaper({ ...good, blocks })).toThrow(why);
  });
});
