import { readFile } from 'node:fs/promises';

import { describe, expect, it } from 'vitest';

import { checkFlows } from '../../dialogs/check-flows.ts';
import { flows } from '../../dialogs/flows.ts';
import { drawFlow, drawFlows } from '../../dialogs/mermaid.ts';
import { phraseProblems, placeholders } from '../../dialogs/phrase-check.ts';
import { knowledge } from './fixtures.ts';

describe('the flows as a whole', () => {
  it('hold together', () => {
    expect(() => {
      checkFlows(knowledge);
    }).not.toThrow();
  });

  it('have every phrase in three languages with the same placeholders', () => {
    expect(phraseProblems()).toEqual([]);
  });

  it.each([
    ['Күні: {day}', 'day'],
    ['{from} – {to}, {from}', 'from,to'],
    ['{count, number} из {all, number}', 'all,count'],
    ['{count, plural, one {# day of {all}} other {# days}}', 'all,count'],
    ['{kind, select, a {{name}} other {nobody}}', 'kind,name'],
    ["it''s {day}", 'day'],
    ["'{day}'", ''],
    ['{day', null],
    ['day}', ''],
    ['{}', null],
    ['{count, plural, one {#}}', null],
    ['plain words', ''],
  ])('find the placeholders of %j as the library does', (message, names) => {
    expect(placeholders(message, 'en')).toBe(names);
  });

  it('do not start when the form has a question that nobody asks', () => {
    const report = knowledge.forms.get('report');
    if (report === undefined) throw new Error('no form');
    const [first] = report.questions;
    if (first === undefined) throw new Error('no question');
    const questions = [...report.questions, { ...first, id: 'forgotten' }];
    const forms = new Map([['report', { ...report, questions }]]);
    expect(() => {
      checkFlows({ ...knowledge, forms });
    }).toThrow(/never asks forgotten/u);
  });

  it('do not start without their form', () => {
    expect(() => {
      checkFlows({ ...knowledge, forms: new Map() });
    }).toThrow(/no form report/u);
  });

  it('are drawn with every step', () => {
    for (const flow of flows) {
      const drawn = drawFlow(flow);
      for (const { ref } of flow.steps)
        expect(drawn).toContain(ref.replace(/q\d+(?=$|-note$|-file$)/u, '…'));
    }
  });

  it('are drawn in the documents as they are', async () => {
    const page = await readFile(new URL('../../docs/flows.md', import.meta.url), 'utf8');
    expect(page).toBe(drawFlows(flows));
  });
});
