// What a PNG needs to show its pixels. Resolution, times and texts are not among it.
const needed: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);
const signature = 8;

/** The same picture with only the chunks that draw it: encoders carry the resolution over from the source. */
export function barePng(png: Uint8Array): Uint8Array {
  const parts = [png.subarray(0, signature)];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = signature; at + 12 <= png.length;) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (needed.has(type)) parts.push(png.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}
