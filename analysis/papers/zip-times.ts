// Signatures and places of the ZIP format (APPNOTE 6.3, 4.3.7, 4.3.12, 4.3.16).
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const leastEnd = 22;
/** Midnight of 1 January 1980, the first that the format knows. */
const firstDay = (1 << 5) | 1;

/**
 * Sets the time of every file in a ZIP archive to the same fixed one, in place: an archive then neither tells when it was
 * made nor differs from another of the same content. Throws `TypeError` for bytes that are no such archive.
 */
export function withoutTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.byteLength - leastEnd;
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new TypeError('no archive');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== directoryEntry) throw new TypeError('no archive');
    forget(view, at + 12);
    forget(view, view.getUint32(at + 42, true) + 10);
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return zip;
}

function forget(view: DataView, at: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, firstDay, true);
}
