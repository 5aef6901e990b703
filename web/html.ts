import { html as template, raw } from 'hono/html';

/** Markup in which every text was escaped. Only this file makes it. */
export type Html = ReturnType<typeof raw>;

/** What may stand in a template: text and numbers are escaped, the empty values leave nothing behind. */
export type HtmlValue = string | number | Html | null | undefined | false | readonly Html[];

/** `` html`<p>${text}</p>` ``: markup with its values escaped. Attributes must stand in quotes. */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const made = template(squeezed(strings), ...values);
  if (made instanceof Promise) throw new TypeError('a page never waits for its parts');
  return made;
}

/** Nothing at all, where a template expects markup. */
export const nothing: Html = raw('');

/**
 * Takes `markup` as it stands. Only for constants of our own that hold no word of a person
 * (the stylesheet); anything else goes through `html`.
 */
export function dangerouslyUnescapedConstant(markup: string): Html {
  return raw(markup);
}

const known = new WeakMap<TemplateStringsArray, TemplateStringsArray>();

/** The indentation of our source is a quarter of a page: people on slow lines need not wait for it. */
function squeezed(strings: TemplateStringsArray): TemplateStringsArray {
  const cached = known.get(strings);
  if (cached !== undefined) return cached;
  const parts = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  const made: TemplateStringsArray = Object.assign(parts, { raw: strings.raw });
  known.set(strings, made);
  return made;
}
