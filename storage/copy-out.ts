/** Copies of the two databases as files of SQLite in a folder, each of one moment; large blobs where they are not in a folder. */
export interface CopyOut {
  readonly main: (folder: string) => Promise<void>;
  readonly shredKeys: (folder: string) => Promise<void>;
}
