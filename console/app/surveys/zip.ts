import { concat, joinBytes, utf8 } from '../../../platform/crypto/bytes.ts';

export interface ZipFile {
  /** ASCII. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A ZIP archive that packs nothing and tells no time: the least that office programs read. */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const path = utf8(name);
    const facts = [
      ...u16(20, 0, 0, 0, firstDay),
      ...u32(crc32(bytes), bytes.length, bytes.length),
      ...u16(path.length, 0),
    ];
    const header = concat(Uint8Array.from([...u32(0x0403_4b50), ...facts]), path, bytes);
    central.push(
      concat(
        Uint8Array.from([
          ...u32(0x0201_4b50),
          ...u16(20),
          ...facts,
          ...u16(0, 0, 0),
          ...u32(0, at),
        ]),
        path,
      ),
    );
    local.push(header);
    at += header.length;
  }
  const index = joinBytes(central);
  const { length } = files;
  const end = [...u32(0x0605_4b50), ...u16(0, 0, length, length), ...u32(index.length, at)];
  return joinBytes([...local, index, Uint8Array.from([...end, ...u16(0)])]);
}

/** 1 January 1980, the first day that the format knows. */
const firstDay = 0x21;

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ ((crc & 1) === 0 ? 0 : 0xedb8_8320);
  }
  return ~crc >>> 0;
}

function u16(...values: readonly number[]): number[] {
  return values.flatMap((value) => [value & 255, (value >>> 8) & 255]);
}

function u32(...values: readonly number[]): number[] {
  return values.flatMap((value) => u16(value & 0xffff, value >>> 16));
}
