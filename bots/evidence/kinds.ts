/** What a type is called in a case, and the extension that replaces the file's name. */
export interface FileKind {
  readonly mime: string;
  readonly extension: string;
}

/** Kept, told to be uncleaned, and opened by nobody by accident. */
export const unknownKind: FileKind = { mime: 'application/octet-stream', extension: '.bin' };

export const textKind: FileKind = { mime: 'text/plain', extension: '.txt' };

/** Types that are re-encoded; the rest goes on as it came. */
export const cleanable = ['image/jpeg', 'image/png', 'image/webp'] as const;

export type Cleanable = (typeof cleanable)[number];

export function isCleanable(mime: string): mime is Cleanable {
  return cleanable.some((known) => known === mime);
}

/**
 * The kinds that keep a name of their own; programs, web pages and everything rare become `unknownKind`,
 * so that nothing an officer saves can start by a double click.
 */
export const kinds: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['image/apng', '.png'],
  ['image/heic', '.heic'],
  ['image/heif', '.heif'],
  ['image/avif', '.avif'],
  ['image/tiff', '.tif'],
  ['image/bmp', '.bmp'],
  ['application/pdf', '.pdf'],
  ['application/rtf', '.rtf'],
  ['application/zip', '.zip'],
  ['application/x-7z-compressed', '.7z'],
  ['application/x-rar-compressed', '.rar'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', '.xlsx'],
  ['application/vnd.openxmlformats-officedocument.presentationml.presentation', '.pptx'],
  ['application/vnd.oasis.opendocument.text', '.odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', '.ods'],
  ['application/vnd.oasis.opendocument.presentation', '.odp'],
  ['audio/mpeg', '.mp3'],
  ['audio/mp4', '.m4a'],
  ['audio/x-m4a', '.m4a'],
  ['audio/aac', '.aac'],
  ['audio/amr', '.amr'],
  ['audio/flac', '.flac'],
  ['audio/ogg', '.ogg'],
  ['audio/ogg; codecs=opus', '.ogg'],
  ['audio/wav', '.wav'],
  ['video/mp4', '.mp4'],
  ['video/x-m4v', '.m4v'],
  ['video/quicktime', '.mov'],
  ['video/3gpp', '.3gp'],
  ['video/webm', '.webm'],
  ['video/matroska', '.mkv'],
  ['video/vnd.avi', '.avi'],
]);

/** Where content alone cannot tell, an extension of this list is believed. */
export const named: ReadonlyMap<string, readonly FileKind[]> = new Map([
  [
    'application/x-cfb',
    [
      { mime: 'application/msword', extension: '.doc' },
      { mime: 'application/vnd.ms-excel', extension: '.xls' },
      { mime: 'application/vnd.ms-powerpoint', extension: '.ppt' },
      { mime: 'application/vnd.ms-outlook', extension: '.msg' },
    ],
  ],
  [
    'text/plain',
    [
      { mime: 'text/csv', extension: '.csv' },
      { mime: 'message/rfc822', extension: '.eml' },
    ],
  ],
]);
