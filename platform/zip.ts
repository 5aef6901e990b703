import { joinBytes, utf8 } from './crypto/bytes.ts';

export interface ZipEntry {
  /** A path of ours, with `/` between folders. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

// Signatures of the ZIP format (APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16).
const localHeader = 0x04034b50;
const directoryEntry = 0x02014b50;
const endOfDirectory = 0x06054b50;
/** Midnight of 1 January 1980, the first that the format knows: an archive does not tell when it was made. */
const firstDay = (1 << 5) | 1;
/** Names are UTF-8. */
const flags = 0x0800;
const version = 20;

/**
 * An archive of files as they are, unpacked by every system without a further program. The same files give the same
 * bytes. Holds less than 4 GiB; throws `TypeError` for more.
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const path = utf8(name);
    const common = [
      ...u16(version, flags, 0, 0, firstDay),
      ...u32(crc32(bytes), bytes.length, bytes.length),
      ...u16(path.length, 0),
    ];
    const head = Uint8Array.from([...u32(localHeader), ...common]);
    directory.push(
      Uint8Array.from([
        ...u32(directoryEntry),
        ...u16(version),
        ...common,
        ...u16(0, 0, 0),
        ...u32(0, at),
      ]),
      path,
    );
    parts.push(head, path, bytes);
    at += head.length + path.length + bytes.length;
  }
  const list = joinBytes(directory);
  if (at + list.length > 0xffffffff) throw new TypeError('too much for one archive');
  const end = Uint8Array.from([
    ...u32(endOfDirectory),
    ...u16(0, 0, entries.length, entries.length),
    ...u32(list.length, at),
    ...u16(0),
  ]);
  return joinBytes([...parts, list, end]);
}

function u16(...values: readonly number[]): readonly number[] {
  return values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);
}

function u32(...values: readonly number[]): readonly number[] {
  return values.flatMap((value) => u16(value & 0xffff, value >>> 16));
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    rest = (rest & 1) === 0 ? rest >>> 1 : 0xedb88320 ^ (rest >>> 1);
  }
  return rest;
});

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
