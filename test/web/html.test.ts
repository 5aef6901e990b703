import * as fc from 'fast-check';
import { expect, test } from 'vitest';

import { dangerouslyUnescapedConstant, html, nothing } from '../../web/html.ts';

test('text never becomes markup, in an element or in an attribute', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const made = html`<p title="${text}">${text}</p>`.toString();
      expect(made.slice(3, -4).replaceAll('title="', '').split('">')).toHaveLength(2);
      expect(made.match(/[<>]/g)).toHaveLength(4);
      expect(made.match(/"/g)).toHaveLength(2);
    }),
  );
});

test('markup stays markup inside other markup, also in lists', () => {
  const items = ['a&b', 'c'].map((item) => html`<li>${item}</li>`);
  // prettier-ignore
  const list = html`<ul>${items}</ul>`;
  expect(list.toString()).toBe('<ul><li>a&amp;b</li><li>c</li></ul>');
});

test('empty values leave nothing behind', () => {
  expect(html`<p>${null}${undefined}${false}${nothing}${0}</p>`.toString()).toBe('<p>0</p>');
});

test('the indentation of the source is left out, the spaces of values are kept', () => {
  // prettier-ignore
  const made = html`<p>
      ${'a\n   b'}
    </p>`;
  expect(made.toString()).toBe('<p>\na\n   b\n</p>');
});

test('only the door with the frightening name lets markup through', () => {
  const made = html`${dangerouslyUnescapedConstant('<b>')}${'<b>'}`;
  expect(made.toString()).toBe('<b>&lt;b&gt;');
});
