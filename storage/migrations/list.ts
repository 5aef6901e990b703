import { first } from './0001-first.ts';
import { unconfirmed } from './0002-unconfirmed.ts';
import { analysis } from './0003-analysis.ts';
import { lists } from './0004-lists.ts';
import { keys } from './0006-keys.ts';
import { people } from './0007-people.ts';
import { caseWork } from './0008-case-work.ts';
import { checkIns } from './0009-check-ins.ts';
import { factors } from './0010-factors.ts';
import { fourEyes } from './0011-four-eyes.ts';
import { statistics } from './0012-statistics.ts';
import { blobParts } from './0015-blob-parts.ts';
import { selfChecks } from './0016-self-checks.ts';
import { spareWays } from './0017-spare-ways.ts';
import { ciphertext } from './0023-ciphertext.ts';
import { drawnPlaces } from './0024-drawn-places.ts';
import { listedInOrder } from './0025-listed-in-order.ts';
import type { Migration } from './migration.ts';
import { shredFirst } from './shred-0001-first.ts';
import { shredDays } from './shred-0002-days.ts';
import { surveyFirst } from './survey-0001-first.ts';

/** Listed by hand, in order: a file that is not named here does not run. */
export const migrations: readonly Migration[] = [
  first,
  unconfirmed,
  analysis,
  lists,
  keys,
  people,
  caseWork,
  checkIns,
  factors,
  fourEyes,
  statistics,
  blobParts,
  selfChecks,
  spareWays,
  ciphertext,
  drawnPlaces,
  listedInOrder,
];

/** The same for the store of shred keys. */
export const shredMigrations: readonly Migration[] = [shredFirst, shredDays];

/** The same for the store of surveys. */
export const surveyMigrations: readonly Migration[] = [surveyFirst];
