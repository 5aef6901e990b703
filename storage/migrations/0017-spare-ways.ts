import type { Migration } from './migration.ts';

/**
 * Where a body asks for a passkey, whoever shows a code instead is let in for the emergency: the session knows it, and the
 * account knows since which day its passkey was not shown.
 */
export const spareWays: Migration = {
  number: 17,
  steps: [
    'alter table officers add column spare_since text',
    'alter table officer_sessions add column spare integer not null default 0 check (spare in (0, 1))',
  ],
};
