import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chatPage, plainContext } from '../../../bots/web/page.ts';
import type { View } from '../../../bots/view.ts';
import { languages } from '../../../platform/language.ts';
import { hostileTexts } from '../../fixtures/hostile.ts';
import { emptyView, fullView, said } from '../../fixtures/views.ts';

const draw = (view: Partial<View>, context = {}): string =>
  chatPage({ ...emptyView, ...view }, { ...plainContext, ...context });

/** The tags of a page, with what stands in their quotes left out. */
function skeleton(page: string): string[] {
  return (page.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""'));
}

/** The buttons of a page in their order. */
function buttons(page: string): string[] {
  return page.match(/<button[^>]*>/g) ?? [];
}

describe('what a person wrote', () => {
  const calm = skeleton(draw(fullView('calm')));

  test('never changes the markup of a page, hostile as it may be', () => {
    expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
    for (const words of hostileTexts) {
      expect(
        skeleton(draw(fullView(words)))
          .join('')
          .replaceAll('<br />', ''),
      ).toBe(calm.join(''));
    }
  });

  test('never changes the markup of a page, whatever it is', () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1 })
      .map((text) => `a${text.replace(/[\n\r]/g, '')}`);
    fc.assert(
      fc.property(words, (text) => {
        expect(skeleton(draw(fullView(text), { unsaved: text, echo: text })).length).toBe(
          skeleton(draw(fullView('calm'), { unsaved: 'calm', echo: 'calm' })).length,
        );
      }),
    );
  });

  test('is asked for only where something is asked', () => {
    const messages = [said('The last day is 14 December 2026.')];
    expect(draw({ messages })).toContain('id="question"');
    expect(draw({ messages, at: 'check/account' })).not.toContain('id="question"');
  });

  test('keeps its lines and paragraphs', () => {
    const page = draw({ messages: [said('one\ntwo\n\nthree')] });
    expect(page).toContain('one<br />two</p>');
    expect(page).toContain('>three</p>');
  });

  test('shows control characters as signs and turns no neighbour around', () => {
    const page = draw({ messages: [said('a\u0000b\u0007c \u202eright')] });
    expect(page).toContain('a\ufffdb\ufffdc');
    expect(page).toMatch(/<p dir="auto">[^<]*\u202eright<\/p>/);
  });

  test('comes back into the field exactly, also with breaks and quotes', () => {
    const unsaved = '\n "first"\n</textarea>';
    const page = draw({ expects: 'text', input: 'long' }, { unsaved });
    expect(page).toContain('>\n\n &quot;first&quot;\n&lt;/textarea&gt;</textarea>');
  });

  test('is shown to be copied where no field takes it any more', () => {
    const page = draw({ expects: 'choice' }, { unsaved: 'my words', problem: 'expired' });
    expect(page).toMatch(/<textarea[^>]*readonly[^>]*>\nmy words<\/textarea>/);
    expect(page).not.toContain('name="text"');
  });
});

describe('the form', () => {
  test.each(['line', 'long', 'date', 'number', 'receipt'] as const)(
    'for a %s sends the text with its first button',
    (input) => {
      const [first] = buttons(draw({ ...fullView('x'), input }));
      expect(first).not.toContain('name=');
    },
  );

  test('for files sends them with its first button', () => {
    const page = draw({ ...fullView('x'), messages: [], expects: 'file', input: null });
    expect(buttons(page)[0]).not.toContain('name=');
    expect(page).toContain('enctype="multipart/form-data"');
    expect(page).toMatch(/<input[^>]*name="file"[^>]*multiple/s);
  });

  test('is one, says where it belongs and carries the session only where it must', () => {
    const page = draw({ at: 'report/recall' });
    expect(page.match(/<form/g)).toHaveLength(1);
    expect(page).toContain('<input type="hidden" name="at" value="report/recall" />');
    expect(page).not.toContain('name="session"');
    expect(draw({}, { session: 'abc' })).toContain('name="session" value="abc"');
  });

  test('offers to erase exactly once, last of all', () => {
    const erase = { id: 'erase', label: 'Erase', marked: null, weight: 'danger' } as const;
    for (const view of [emptyView, { ...emptyView, options: [erase] }]) {
      const all = buttons(draw(view));
      expect(all.filter((button) => button.includes('value="erase"'))).toHaveLength(1);
      expect(all.at(-1)).toContain('value="erase"');
    }
  });

  test('offers every language by its own name', () => {
    const page = draw({});
    for (const language of languages) {
      expect(page).toMatch(
        new RegExp(`<button[^>]*value="${language}"[^>]*lang="${language}"`, 's'),
      );
    }
  });

  test('never lets the browser remember or send away what is typed', () => {
    for (const input of ['line', 'long'] as const) {
      const field = /<(?:input|textarea)[^>]*name="text"[^>]*>/s.exec(
        draw({ expects: 'text', input }),
      )?.[0];
      expect(field).toContain('autocomplete="off"');
      expect(field).toContain('spellcheck="false"');
    }
  });

  test('says which marks are set', () => {
    const options = [true, false, null].map((marked, at) => ({
      id: `o${at}`,
      label: 'x',
      marked,
      weight: 'plain' as const,
    }));
    const [set, unset, none] = buttons(draw({ options }));
    expect(set).toContain('aria-pressed="true"');
    expect(unset).toContain('aria-pressed="false"');
    expect(none).not.toContain('aria-pressed');
  });
});

describe('a problem', () => {
  test('is tied to the field it is about', () => {
    const page = draw({
      expects: 'text',
      input: 'line',
      messages: [said('No.', 'problem'), said('When?')],
    });
    expect(page).toMatch(/id="problem"\s+role="alert"/);
    expect(page).toMatch(/<input[^>]*aria-invalid="true" aria-describedby="problem question"/s);
  });

  test('of the channel is said in words, unless the dialog said it already', () => {
    expect(draw({}, { problem: 'full' })).toContain('no room left');
    const dialog = draw({ messages: [said('Full.', 'problem')] }, { problem: 'full' });
    expect(dialog.match(/role="alert"/g)).toHaveLength(1);
  });
});

test('a page loads nothing but itself and its icon, and runs nothing', () => {
  const page = draw(fullView('x'));
  expect(page).not.toMatch(/<script|javascript:|@import|url\(|\son[a-z]+=/);
  expect([...page.matchAll(/(?:src|href|action)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
    '/favicon.svg',
    '#talk',
    '/en/',
    '/en/',
    '/kk/',
    '/ru/',
    '/en/',
  ]);
});
