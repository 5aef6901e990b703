import type { CustomTypesConfig } from 'pg';

/** Numbers as numbers and bytes as bytes, as SQLite gives them; everything else stays the text that it is. */
export const wireTypes: CustomTypesConfig = {
  getTypeParser: (oid) => {
    switch (oid as number) {
      case bigint:
      case integer:
      case numeric:
        return numberOf;
      case bytea:
        return bytesOf;
      case boolean:
        return (text: string) => text === 't';
      default:
        return (text: string) => text;
    }
  },
};

// Ids of built-in types, the same in every server.
const boolean = 16;
const bytea = 17;
const bigint = 20;
const integer = 23;
const numeric = 1700;

function numberOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new TypeError('a number that no column of ours holds');
  return value;
}

// `\x` and hexadecimal digits. Not a slice of a shared pool: whoever wipes it wipes no neighbour.
function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'));
}
