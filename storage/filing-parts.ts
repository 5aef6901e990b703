import type { SealDetail } from './audit.ts';
import type { SealDetails } from './audit-details.ts';
import type { BlobFiles } from './blob-files.ts';
import type { Database } from './database.ts';
import type { OnStep } from './filing-step.ts';
import type { Orphans } from './orphans.ts';
import type { ShredKeys } from './shred-keys.ts';
import type { Tables } from './tables.ts';

/** What a filing and a follow-up work with. */
export interface FilingParts {
  readonly database: Database<Tables>;
  readonly shredKeys: ShredKeys;
  readonly files: BlobFiles;
  readonly orphans: Orphans;
  readonly onStep: OnStep;
  readonly sealDetail: SealDetail;
  readonly sealDetails: SealDetails;
}
