import { z } from '../../platform/shape.ts';

/** The last file of an archive: what it holds, by which a restore is judged. */
export const contentsShape = z.strictObject({
  v: z.literal(1),
  type: z.enum(['senim-backup', 'senim-keys']),
  day: z.string(),
  cases: z.int().min(0),
  rosterSeq: z.int().min(0),
  auditSeq: z.int().min(0),
  files: z.array(z.strictObject({ name: z.string(), size: z.int(), sha256: z.string() })),
});

export type Contents = z.infer<typeof contentsShape>;

export const contentsName = 'contents.json';

/** What may come out of an archive: nothing that could lead elsewhere on the disk. */
export const knownName =
  /^(?:senim\.db|surveys\.db|shred\.db|root\.json|secrets\.json|directory\.json|blobs\/[0-9a-f]{2}\/[0-9a-f]{32})$/;
