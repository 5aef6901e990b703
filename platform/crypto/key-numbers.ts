/**
 * 30 digits of a SHA-256 that two people compare aloud, whichever languages they speak: six groups, each of five bytes. That is
 * 99 bits: whoever wants another key with the same digits does not find one. See decision 59.
 */
export function keyNumbers(digest: Uint8Array): readonly string[] {
  if (digest.length !== 32) throw new TypeError('needs 32 bytes');
  const view = new DataView(digest.buffer, digest.byteOffset, digest.byteLength);
  return Array.from({ length: groups }, (_, at) => {
    const value = view.getUint32(at * 5) * 256 + view.getUint8(at * 5 + 4);
    return String(value % 100_000).padStart(5, '0');
  });
}

const groups = 6;
