import type { Migration } from './migration.ts';

/** Ciphertext cannot be packed any tighter: a server need not try at each filing. What stands already stays as it is. */
export const ciphertext: Migration = {
  number: 23,
  steps: [
    external('cases', 'manifest'),
    external('cases', 'key_file'),
    external('blobs', 'bytes'),
    external('reporters', 'packet'),
    external('entries', 'bytes'),
    external('sessions', 'blob'),
  ],
};

function external(table: string, column: string): Migration['steps'][number] {
  return {
    sqlite: null,
    postgres: `alter table ${table} alter column ${column} set storage external`,
  };
}
