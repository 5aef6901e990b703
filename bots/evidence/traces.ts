import { exifTags } from './exif.ts';

/** What can lead to a person. Kinds only: values are neither kept nor shown. */
export type Trace = (typeof traces)[number];

export const traces = ['place', 'device', 'time', 'author'] as const;

/** The descriptive parts of an image file, as the decoder hands them over. */
export interface Descriptions {
  readonly exif?: Uint8Array | undefined;
  readonly xmp?: Uint8Array | undefined;
  readonly iptc?: Uint8Array | undefined;
  /** Keywords of PNG text blocks. */
  readonly keywords?: readonly string[] | undefined;
}

/** What an image says about the person who made it, before it is cleaned. */
export function tracesOf(image: Descriptions): readonly Trace[] {
  const found = new Set<Trace>([
    ...(image.exif === undefined ? [] : exifTraces(image.exif)),
    ...(image.xmp === undefined ? [] : xmpTraces(image.xmp)),
    ...(image.iptc === undefined ? [] : iptcTraces(image.iptc)),
    ...keywordTraces(image.keywords ?? []),
  ]);
  return order.filter((trace) => found.has(trace));
}

const order = ['place', 'device', 'time', 'author'] as const;

// Exif 3.0: Make, Model, Software, HostComputer; MakerNote, BodySerialNumber, lens, firmware, …
const imageTags: Readonly<Record<Exclude<Trace, 'place'>, readonly number[]>> = {
  device: [0x010f, 0x0110, 0x0131, 0x013c],
  time: [0x0132],
  author: [0x010e, 0x013b, 0x8298, 0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f],
};
const cameraTags: Readonly<Record<Exclude<Trace, 'place'>, readonly number[]>> = {
  device: [0x927c, 0xa420, 0xa431, 0xa433, 0xa434, 0xa435, 0xa439, 0xa43a, 0xa43c],
  time: [0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292],
  author: [0x9286, 0xa430, 0xa437, 0xa438],
};
const gpsVersion = 0;

function exifTraces(block: Uint8Array): readonly Trace[] {
  const { image, camera, gps } = exifTags(block);
  const traces: Trace[] = [...gps].some((tag) => tag !== gpsVersion) ? ['place'] : [];
  for (const trace of ['device', 'time', 'author'] as const) {
    const here = imageTags[trace].some((tag) => image.has(tag));
    if (here || cameraTags[trace].some((tag) => camera.has(tag))) traces.push(trace);
  }
  return traces;
}

const xmpSigns: Readonly<Record<Trace, RegExp>> = {
  place:
    /\bexif:GPS|\bphotoshop:(?:City|State|Country)|\bIptc4xmpCore:Location|\bLocationCreated\b/,
  device:
    /\btiff:(?:Make|Model|Software)\b|\baux:|\bexifEX:|\bxmp:CreatorTool\b|\bxmpMM:|\bstEvt:softwareAgent\b/,
  time: /\bxmp:(?:Create|Modify|Metadata)Date\b|\bphotoshop:DateCreated\b|\bexif:DateTime|\bstEvt:when\b/,
  author:
    /\bdc:(?:creator|rights|contributor|description|title)\b|\bphotoshop:(?:Authors|Credit|Caption)|\btiff:Artist\b|\bxmpRights:|\bmwg-rs:/,
};

function xmpTraces(block: Uint8Array): readonly Trace[] {
  const text = Buffer.from(block).toString('latin1');
  return order.filter((trace) => xmpSigns[trace].test(text));
}

// IPTC-IIM 4.2, record 2, by data set number.
const iptcSets: Readonly<Record<Trace, readonly number[]>> = {
  place: [26, 27, 90, 92, 95, 100, 101],
  device: [65, 70],
  time: [55, 60, 62, 63],
  author: [80, 85, 110, 115, 116, 118, 120, 122],
};

function iptcTraces(block: Uint8Array): readonly Trace[] {
  const sets = new Set<number>();
  for (let at = block.indexOf(0x1c); at >= 0; at = block.indexOf(0x1c, at + 1)) {
    const set = block[at + 2];
    if (block[at + 1] === 2 && set !== undefined) sets.add(set);
  }
  return order.filter((trace) => iptcSets[trace].some((set) => sets.has(set)));
}

const keywordSigns: Readonly<Record<Trace, RegExp>> = {
  place: /gps|location/i,
  device: /software|source|device|make|model/i,
  time: /time|date/i,
  author: /author|artist|copyright|creator|comment|description|title|user/i,
};

function keywordTraces(keywords: readonly string[]): readonly Trace[] {
  return order.filter((trace) => keywords.some((word) => keywordSigns[trace].test(word)));
}
