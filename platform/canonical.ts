import canonicalize from 'canonicalize';
import { SenimError } from './errors.ts';

/** `value` as RFC 8785 canonical JSON in UTF-8: what we hash and sign. Lone surrogates become U+FFFD, as UTF-8 would make them. */
export function canonical(value: unknown): Uint8Array {
  const text = canonicalize(wellFormed(value));
  if (text === undefined) throw new TypeError('not a JSON value');
  return new TextEncoder().encode(text);
}

/** Reads bytes that must be canonical already, so that one meaning has one hash. Throws `crypto.format`. */
export function readCanonical(bytes: Uint8Array): unknown {
  const text = textOf(bytes);
  const value = parse(text);
  // A tenth of the time: the engine's own writing differs from the canonical one by keys and lone surrogates alone.
  if (JSON.stringify(value) === text && !loneSurrogate.test(text) && isSorted(value)) return value;
  const again = canonical(value);
  if (again.length !== bytes.length || !again.every((byte, at) => byte === bytes[at])) {
    throw new SenimError('crypto.format', 'JSON is not canonical');
  }
  return value;
}

// A report whose text holds half of an emoji must be sealed, not refused.
function wellFormed(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  );
}

/** As the engine writes one; the same letters behind a backslash of the text itself only cost time. */
const loneSurrogate = /\\ud[89a-f]/;

function isSorted(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before: string | null = null;
  for (const [key, inner] of Object.entries(value)) {
    if ((before !== null && before > key) || !isSorted(inner)) return false;
    before = key;
  }
  return true;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw notJson();
  }
}

// The parser's own error would quote the text.
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

function notJson(): SenimError {
  return new SenimError('crypto.format', 'not JSON in UTF-8');
}
