import { crc32, deflateSync } from 'node:zlib';

import sharp, { type Sharp } from 'sharp';

/** Strings that a camera, an editor or a person leaves in an image; none may survive cleaning. */
export const planted = {
  maker: 'PlantedMaker',
  model: 'PlantedModel-X1',
  serial: 'PLANTEDSERIAL77',
  artist: 'Planted Artist',
  owner: 'Planted Owner',
  taken: '2026:11:20 14:05:33',
  gpsDay: '2026:11:20',
  xmpCreator: 'planted.creator',
  xmpTool: 'PlantedEditor 9',
  description: 'planted description',
} as const;

const exif = {
  IFD0: {
    Make: planted.maker,
    Model: planted.model,
    Artist: planted.artist,
    DateTime: planted.taken,
    ImageDescription: planted.description,
  },
  IFD2: {
    DateTimeOriginal: planted.taken,
    BodySerialNumber: planted.serial,
    CameraOwnerName: planted.owner,
  },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 7/1 4123/100',
    GPSLongitudeRef: 'E',
    GPSLongitude: '71/1 25/1 5500/100',
    GPSDateStamp: planted.gpsDay,
  },
};

const xmp = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmp:CreatorTool="${planted.xmpTool}"><dc:creator><rdf:Seq><rdf:li>${planted.xmpCreator}</rdf:li></rdf:Seq>
</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

export type Format = 'jpeg' | 'png' | 'webp';

/** A picture with an upper half and a lower half of different colours. */
export function picture(width = 96, height = 64, channels: 3 | 4 = 3): Sharp {
  const pixels = Buffer.alloc(width * height * channels, 200);
  pixels.fill(30, 0, pixels.length / 2);
  return sharp(pixels, { raw: { width, height, channels } });
}

export async function plain(format: Format): Promise<Uint8Array> {
  return await picture().toFormat(format).toBuffer();
}

/** The picture with everything of `planted` in its metadata. */
export async function telling(format: Format): Promise<Uint8Array> {
  return await picture()
    .withDensity(317)
    .withExif(exif)
    .withXmp(xmp)
    .withIccProfile('p3')
    .toFormat(format)
    .toBuffer();
}

/** Whether any planted string stands in the bytes, in one byte or two bytes a letter. */
export function leaks(bytes: Uint8Array): readonly string[] {
  const haystack = Buffer.from(bytes);
  return Object.values(planted).filter(
    (word) => haystack.includes(word) || haystack.includes(Buffer.from(word, 'utf16le')),
  );
}

/** `bytes` as a network delivers them: in pieces of `piece` bytes. */
export function arriving(bytes: Uint8Array, piece = 16_384): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + piece));
      at += piece;
    },
  });
}

/** A PNG of one colour that holds `side` × `side` pixels in a few kilobytes. */
export function bomb(side: number): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header[8] = 1; // one bit a pixel, shades of grey
  const rows = deflateSync(new Uint8Array(side * (1 + Math.ceil(side / 8))));
  const parts = [chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
