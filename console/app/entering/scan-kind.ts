const kinds = [
  { start: [0xff, 0xd8, 0xff], mime: 'image/jpeg', extension: '.jpg' },
  { start: [0x89, 0x50, 0x4e, 0x47], mime: 'image/png', extension: '.png' },
  { start: [0x25, 0x50, 0x44, 0x46], mime: 'application/pdf', extension: '.pdf' },
] as const;

/** What a scanner makes, told by its first bytes and never by its name; anything else is plain bytes. */
export function kindOf(bytes: Uint8Array): { readonly mime: string; readonly extension: string } {
  const known = kinds.find(({ start }) => start.every((byte, at) => bytes[at] === byte));
  if (known === undefined) return { mime: 'application/octet-stream', extension: '.bin' };
  return { mime: known.mime, extension: known.extension };
}
