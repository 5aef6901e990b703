import { join } from 'node:path';

import { systemRandom } from '../platform/crypto/random.ts';
import type { DateIso } from '../platform/time.ts';
import { type ActRequests, actRequestStore } from './act-requests.ts';
import { type AnalysisDocuments, analysisDocuments } from './analysis-documents.ts';
import { type AnalysisKeys, analysisKeyStore } from './analysis-keys.ts';
import { type AskedCounts, askedCounts } from './asked-counts.ts';
import { type AuditReader, type AuditWriter, auditStore } from './audit.ts';
import { type AuditDetails, auditDetails } from './audit-details.ts';
import { rosterReaders } from './day-key-readers.ts';
import { type BlobReader, type BlobWriter, blobStore } from './blobs.ts';
import { type CaseReader, caseReader } from './case-reader.ts';
import { type CaseWriter, caseWriter } from './case-writer.ts';
import { type CheckInStore, checkInStore } from './check-ins.ts';
import { openDatabase } from './database.ts';
import { type Engine, type EngineOptions, openEngine } from './engine.ts';
import { type Erasing, erasing } from './erasing.ts';
import { type Holds, holdStore } from './holds.ts';
import { type Intake, intake } from './filing.ts';
import { type Enrolments, enrolmentStore } from './enrolments.ts';
import { type Factors, factorStore } from './factors.ts';
import { type GroupDocuments, groupDocumentStore } from './group-documents.ts';
import { type GroupKeys, groupKeyStore } from './group-keys.ts';
import { type Invitations, invitationStore } from './invitations.ts';
import { type KeyWork, keyWork } from './key-work.ts';
import { type Leases, leaseStore } from './leases.ts';
import { type ListStore, listStore } from './lists.ts';
import { surveyMigrations } from './migrations/list.ts';
import { type OfficerReader, type OfficerWriter, officerStore } from './officers.ts';
import { type OfficerSessions, officerSessionStore } from './officer-sessions.ts';
import { orphanStore } from './orphans.ts';
import type { Copies } from './postgres/copies.ts';
import { checkNothingMissing } from './missing.ts';
import { makePrivateFolder, syncFolder } from './private-file.ts';
import { type ReporterReader, type ReporterWriter, reporterStore } from './reporters.ts';
import { type Rosters, rosterStore } from './rosters.ts';
import { type Scrubbed, scrubber } from './scrub.ts';
import { type SelfChecks, selfCheckStore } from './self-checks.ts';
import { type Snapshots, snapshotStore } from './snapshots.ts';
import { type SurveyDrafts, surveyDrafts } from './survey-drafts.ts';
import { type SurveyKeys, surveyKeyFiles } from './survey-keys.ts';
import { type SurveyReader, surveyReader } from './survey-reader.ts';
import { isSurveyHome, noSurveys } from './survey-home.ts';
import type { SurveyTables } from './survey-tables.ts';
import { type SurveyWriter, surveyWriter } from './survey-writer.ts';
import { type SessionReader, type SessionWriter, sessionStore } from './sessions.ts';
import { type Settings, settingStore } from './settings.ts';
import { type SharedSecrets, sharedSecrets } from './shared-secrets.ts';
import { shredKeyStore } from './shred-keys.ts';
import { type Swept, sweeper } from './sweep.ts';

/**
 * Everything that Senim keeps. It takes sealed things only; what a writer returns is on the disk.
 * Any method may throw `store.full`, `store.busy`, `store.away` or `store.integrity`.
 */
export interface Store extends AsyncDisposable {
  readonly sessions: SessionReader & SessionWriter;
  readonly blobs: BlobReader & BlobWriter;
  readonly intake: Intake;
  readonly reporters: ReporterReader & ReporterWriter;
  readonly checkIns: CheckInStore;
  readonly officers: OfficerReader & OfficerWriter;
  readonly officerSessions: OfficerSessions;
  readonly factors: Factors;
  readonly invitations: Invitations;
  readonly cases: CaseReader & CaseWriter;
  readonly selfChecks: SelfChecks;
  readonly acts: ActRequests;
  readonly keeping: Omit<Erasing, 'sweep'> & Holds;
  readonly snapshots: Snapshots;
  readonly groupDocuments: GroupDocuments;
  readonly asked: AskedCounts;
  readonly rosters: Rosters;
  readonly groupKeys: GroupKeys;
  readonly keyWork: KeyWork;
  readonly enrolments: Enrolments;
  readonly analysis: AnalysisDocuments;
  readonly analysisKeys: AnalysisKeys;
  readonly audit: AuditReader & AuditWriter & { readonly dayKeys: AuditDetails['keys'] };
  readonly lists: ListStore;
  readonly settings: Settings;
  readonly leases: Leases;
  readonly secrets: SharedSecrets;
  readonly surveys: SurveyReader & SurveyWriter & SurveyKeys & SurveyDrafts;
  /** Names the cases in which something rotted. */
  readonly scrub: () => Promise<Scrubbed>;
  /** To be called soon after the start (a crash leaves things behind) and once a day at least. */
  readonly sweep: (today: DateIso) => Promise<Swept>;
  readonly engine: Engine;
  readonly copies: () => Promise<Copies>;
  /** `false` where another folder keeps the surveys of this store: see `survey-home.ts`. */
  readonly hasSurveys: boolean;
  /** Steps of the schema taken at this start. */
  readonly migrated: number;
  /** Waits for the writers in line. A second call does nothing. */
  readonly close: () => Promise<void>;
}

export type StoreOptions = EngineOptions;

/** Throws `store.settings` when the folder, the address or the schema's version is not one we can use. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { dataDir, onStep = () => {} } = options;
  await makePrivateFolder(dataDir);
  if ((options.address ?? null) === null) await checkNothingMissing(dataDir);
  await using opened = new AsyncDisposableStack();
  const { engine, database, shred, files, freeShare, diskBytes, copies } = await openEngine({
    ...options,
    onStep,
  });
  opened.defer(database.close);
  opened.defer(shred.close);
  // Not in the main database: its log would lie about for a while in the order of writing, a spent code beside its answer.
  const surveys = await openDatabase<SurveyTables>(join(dataDir, 'surveys.db'), surveyMigrations, {
    journal: 'rollback',
  });
  opened.defer(surveys.close);
  await syncFolder(dataDir);

  const shredKeys = shredKeyStore(shred, engine);
  const orphans = orphanStore(database, shredKeys, files);
  const sessions = sessionStore(database);
  const settings = settingStore(database);
  const surveyKeys = surveyKeyFiles(join(dataDir, 'survey-keys'), systemRandom);
  const rosters = rosterStore(database);
  const sealDayKey = rosterReaders(rosters, dataDir);
  const details = auditDetails(database, shred, { random: systemRandom, sealDayKey });
  const { sealDetail, sealDetails } = details;
  const parts = { database, shredKeys, files, orphans, onStep, sealDetail, sealDetails };

  const erase = erasing(parts);
  const hasSurveys = engine === 'sqlite' || (await isSurveyHome(database, surveys, systemRandom));
  const surveyStore = {
    ...surveyReader(surveys),
    ...surveyWriter(surveys, surveyKeys, systemRandom, onStep),
    ...surveyKeys,
    ...surveyDrafts(surveys),
    ...(hasSurveys ? {} : noSurveys),
  };
  await surveyStore.forget();

  const resources = opened.move();
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= resources.disposeAsync());
  return {
    sessions,
    blobs: blobStore(database, files, { freeShare, diskBytes }),
    intake: intake(parts),
    reporters: reporterStore(parts),
    checkIns: checkInStore(database),
    officers: officerStore(database),
    officerSessions: officerSessionStore(database),
    factors: factorStore(database),
    invitations: invitationStore(database),
    cases: {
      ...caseReader(database, files),
      ...caseWriter(database, shredKeys, sealDetail, onStep),
    },
    selfChecks: selfCheckStore(database, shredKeys, settings),
    acts: actRequestStore(database, sealDetail),
    keeping: { terms: erase.terms, due: erase.due, ...holdStore(database, sealDetail) },
    snapshots: snapshotStore(database),
    groupDocuments: groupDocumentStore(database),
    asked: askedCounts(database),
    rosters,
    groupKeys: groupKeyStore(database),
    keyWork: keyWork(database, shredKeys, systemRandom, sealDetail, onStep),
    enrolments: enrolmentStore(database),
    analysis: analysisDocuments(database),
    analysisKeys: analysisKeyStore(database),
    audit: { ...auditStore(database), dayKeys: details.keys },
    lists: listStore(database, files),
    settings,
    leases: leaseStore(database),
    secrets: sharedSecrets(database),
    surveys: surveyStore,
    scrub: scrubber(database, shredKeys, files),
    sweep: sweeper(database, shred, { sessions, files, orphans, erasing: erase, details }),
    engine,
    copies,
    hasSurveys,
    migrated: database.migrated + shred.migrated + surveys.migrated,
    close,
    [Symbol.asyncDispose]: close,
  };
}
