import type { Attachment } from '@microsoft/agents-activity';
import { z } from 'zod';

/** A file that somebody sent, before any of it was fetched. */
export interface SentFile {
  /** Where it is said to lie: an address that nobody has looked at yet. */
  readonly address: string;
  /** Only for types that their content does not tell. */
  readonly name: string;
}

const download = 'application/vnd.microsoft.teams.file.download.info';
const content = z.object({ downloadUrl: z.string().min(1), fileType: z.string().optional() });

/** The file of an attachment; `null` for cards and the like. */
export function fileOf({
  contentType,
  contentUrl,
  content: inside,
  name,
}: Attachment): SentFile | null {
  if (contentType === download) {
    const read = content.safeParse(inside);
    if (!read.success) return null;
    const { downloadUrl, fileType } = read.data;
    return {
      address: downloadUrl,
      name: name ?? (fileType === undefined ? '' : `file.${fileType}`),
    };
  }
  if (contentUrl === undefined || contentType.startsWith('application/vnd.microsoft.')) return null;
  return { address: contentUrl, name: name ?? '' };
}
