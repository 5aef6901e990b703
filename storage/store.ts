import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { SealedBytes } from '../cases/sealed.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import { type AnalysisDocuments, analysisDocuments } from './analysis-documents.ts';
import { type AnalysisKeys, analysisKeyStore } from './analysis-keys.ts';
import { type AskedCounts, askedCounts } from './asked-counts.ts';
import { type AuditReader, type AuditWriter, type SealDetail, auditStore } from './audit.ts';
import { blobFiles } from './blob-files.ts';
import { type BlobReader, type BlobWriter, blobStore } from './blobs.ts';
import { type CaseReader, caseReader } from './case-reader.ts';
import { type CaseWriter, caseWriter } from './case-writer.ts';
import { type CheckInStore, checkInStore } from './check-ins.ts';
import { openDatabase } from './database.ts';
import type { OnStep } from './filing-step.ts';
import { type Intake, intake } from './filing.ts';
import { type Enrolments, enrolmentStore } from './enrolments.ts';
import { type GroupDocuments, groupDocumentStore } from './group-documents.ts';
import { type GroupKeys, groupKeyStore } from './group-keys.ts';
import { type Invitations, invitationStore } from './invitations.ts';
import { type KeyWork, keyWork } from './key-work.ts';
import { type Leases, leaseStore } from './leases.ts';
import { type ListStore, listStore } from './lists.ts';
import { migrations, shredMigrations, surveyMigrations } from './migrations/list.ts';
import { type OfficerReader, type OfficerWriter, officerStore } from './officers.ts';
import { orphanStore } from './orphans.ts';
import { makePrivateFolder, syncFolder } from './private-file.ts';
import { type ReporterReader, type ReporterWriter, reporterStore } from './reporters.ts';
import { type Rosters, rosterStore } from './rosters.ts';
import { type Scrubbed, scrubber } from './scrub.ts';
import { type Snapshots, snapshotStore } from './snapshots.ts';
import { type SurveyDrafts, surveyDrafts } from './survey-drafts.ts';
import { type SurveyKeys, surveyKeyFiles } from './survey-keys.ts';
import { type SurveyReader, surveyReader } from './survey-reader.ts';
import type { SurveyTables } from './survey-tables.ts';
import { type SurveyWriter, surveyWriter } from './survey-writer.ts';
import { type SessionReader, type SessionWriter, sessionStore } from './sessions.ts';
import { type Settings, settingStore } from './settings.ts';
import { shredKeyStore } from './shred-keys.ts';
import { type Swept, sweeper } from './sweep.ts';
import type { ShredTables, Tables } from './tables.ts';

/**
 * Everything that Senim keeps. It takes sealed things only; what a writer returns is on the disk.
 * Any method may throw `store.full`, `store.busy` or `store.integrity`.
 */
export interface Store extends AsyncDisposable {
  readonly sessions: SessionReader & SessionWriter;
  readonly blobs: BlobReader & BlobWriter;
  readonly intake: Intake;
  readonly reporters: ReporterReader & ReporterWriter;
  readonly checkIns: CheckInStore;
  readonly officers: OfficerReader & OfficerWriter;
  readonly invitations: Invitations;
  readonly cases: CaseReader & CaseWriter;
  readonly snapshots: Snapshots;
  readonly groupDocuments: GroupDocuments;
  readonly asked: AskedCounts;
  readonly rosters: Rosters;
  readonly groupKeys: GroupKeys;
  readonly keyWork: KeyWork;
  readonly enrolments: Enrolments;
  readonly analysis: AnalysisDocuments;
  readonly analysisKeys: AnalysisKeys;
  readonly audit: AuditReader & AuditWriter;
  readonly lists: ListStore;
  readonly settings: Settings;
  readonly leases: Leases;
  readonly surveys: SurveyReader & SurveyWriter & SurveyKeys & SurveyDrafts;
  /** Names the cases in which something rotted. */
  readonly scrub: () => Promise<Scrubbed>;
  /** To be called soon after the start (a crash leaves things behind) and once a day at least. */
  readonly sweep: (today: DateIso) => Promise<Swept>;
  /** Steps of the schema taken at this start. */
  readonly migrated: number;
  /** Waits for the writers in line. A second call does nothing. */
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  /** Made when it is not there; must not be open to others. */
  readonly dataDir: string;
  readonly databaseUrl?: string;
  /** For crash tests: the product passes nothing. */
  readonly onStep?: OnStep;
  /** Seals the details of what the store records in the audit chain by itself; without it they are empty. */
  readonly sealDetail?: SealDetail;
}

/** Throws `store.settings` when the folder, the address or the schema's version is not one we can use. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, databaseUrl = '', onStep = () => {}, sealDetail = noDetail } = options;
  checkAddress(databaseUrl);
  const blobRoot = join(dataDir, 'blobs');
  await makePrivateFolder(dataDir);
  await mkdir(blobRoot, { recursive: true, mode: 0o700 });
  await using opened = new AsyncDisposableStack();
  const database = await openDatabase<Tables>(join(dataDir, 'senim.db'), migrations);
  opened.defer(database.close);
  const shred = await openDatabase<ShredTables>(join(dataDir, 'shred.db'), shredMigrations);
  opened.defer(shred.close);
  // Not in the main database: its log would lie about for a while in the order of writing, a spent code beside its answer.
  const surveys = await openDatabase<SurveyTables>(
    join(dataDir, 'surveys.db'),
    surveyMigrations,
    'rollback',
  );
  opened.defer(surveys.close);
  await syncFolder(dataDir);

  const shredKeys = shredKeyStore(shred);
  const files = blobFiles(blobRoot);
  const orphans = orphanStore(database, shredKeys, files);
  const sessions = sessionStore(database);
  const surveyKeys = surveyKeyFiles(join(dataDir, 'survey-keys'), systemRandom);
  const parts = { database, shredKeys, files, orphans, onStep, sealDetail };

  const surveyStore = {
    ...surveyReader(surveys),
    ...surveyWriter(surveys, surveyKeys, systemRandom, onStep),
    ...surveyKeys,
    ...surveyDrafts(surveys),
  };
  await surveyStore.forget();

  const resources = opened.move();
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= resources.disposeAsync());
  return {
    sessions,
    blobs: blobStore(database, files, blobRoot),
    intake: intake(parts),
    reporters: reporterStore(parts),
    checkIns: checkInStore(database),
    officers: officerStore(database),
    invitations: invitationStore(database),
    cases: { ...caseReader(database, files), ...caseWriter(database, shredKeys, sealDetail) },
    snapshots: snapshotStore(database),
    groupDocuments: groupDocumentStore(database),
    asked: askedCounts(database),
    rosters: rosterStore(database),
    groupKeys: groupKeyStore(database),
    keyWork: keyWork(database, shredKeys, systemRandom, sealDetail),
    enrolments: enrolmentStore(database),
    analysis: analysisDocuments(database),
    analysisKeys: analysisKeyStore(database),
    audit: auditStore(database),
    lists: listStore(database, files),
    settings: settingStore(database),
    leases: leaseStore(database),
    surveys: surveyStore,
    scrub: scrubber(database, shredKeys, files),
    sweep: sweeper(database, shred, { sessions, files, orphans }),
    migrated: database.migrated + shred.migrated + surveys.migrated,
    close,
    [Symbol.asyncDispose]: close,
  };
}

// The address may hold a password: it is never repeated in an error.
function checkAddress(databaseUrl: string): void {
  if (databaseUrl === '') return;
  if (/^postgres(?:ql)?:\/\//.test(databaseUrl)) {
    throw new SenimError(
      'store.settings',
      'DATABASE_URL names PostgreSQL, which is not built yet: leave it empty to use DATA_DIR',
    );
  }
  throw new SenimError('store.settings', 'DATABASE_URL names no database that Senim knows');
}

function noDetail(): SealedBytes {
  return new Uint8Array() as SealedBytes;
}
