import type { z } from '../../platform/shape.ts';

import * as api from '../api.ts';
import * as numbersApi from '../numbers-api.ts';
import type { ListId } from '../../analysis/lists/token.ts';
import type { Act, ActRequestId } from '../../cases/four-eyes.ts';
import type { BlobId, CaseId } from '../../cases/sealed.ts';
import * as actApi from '../act-api.ts';
import type { DateIso } from '../../platform/time.ts';
import type { SurveyId } from '../../surveys/survey-id.ts';
import * as keepApi from '../keep-api.ts';
import * as factorsApi from '../factors-api.ts';
import * as keysApi from '../keys-api.ts';
import * as listApi from '../list-api.ts';
import * as surveyApi from '../survey-api.ts';
import * as peopleApi from '../people-api.ts';
import type { DocumentKind } from '../../analysis/document-kind.ts';
import type { DocumentId, ProjectId } from '../../analysis/ids.ts';
import * as analysisApi from '../analysis-api.ts';
import * as enteredApi from '../entered-api.ts';
import { StatisticsClient } from './statistics-client.ts';
import { Transport } from './transport.ts';

/** All that the page asks of its server. */
export class Client extends Transport {
  readonly statistics = new StatisticsClient(this);

  async hello() {
    return await this.get('/api/hello', api.hello.answer);
  }
  async signInStart(officerId: string) {
    return await this.post('/api/sign-in/start', api.signInStart, { officerId });
  }
  async signIn(officerId: string, auth: Uint8Array) {
    const answer = await this.post('/api/sign-in', api.signIn, { officerId, auth });
    if (answer.kind === 'in') this.token = answer.token;
    return answer;
  }
  async signInFactor(attempt: string, given: factorsApi.Given) {
    const request = { attempt, given };
    const answer = await this.post('/api/sign-in/factor', factorsApi.signInFactor, request);
    this.token = answer.token;
    return answer;
  }
  async signOut() {
    await this.post('/api/sign-out', api.signOut, {});
    this.token = api.noToken;
  }
  async rosters() {
    return await this.get('/api/roster', api.roster.answer);
  }
  async changeRoster(change: z.output<typeof keysApi.changeRoster.request>) {
    await this.post('/api/roster', keysApi.changeRoster, change);
  }
  async candidates() {
    return (await this.get('/api/candidates', keysApi.candidates.answer)).candidates;
  }
  async startRecovery() {
    return await this.post('/api/recovery/start', keysApi.recoveryStart, {});
  }
  async recover(change: z.output<typeof keysApi.recovery.request>) {
    await this.post('/api/recovery', keysApi.recovery, change);
  }
  async noteDrill() {
    await this.post('/api/recovery/drill', keysApi.drill, {});
  }
  async acts() {
    return await this.get('/api/acts', actApi.actList.answer);
  }
  async deciders(act: Act, subject: string) {
    const asked = new URLSearchParams({ act, subject });
    return await this.get(`/api/acts/deciders?${asked.toString()}`, actApi.deciders.answer);
  }
  async askAct(request: z.output<typeof actApi.askAct.request>) {
    await this.post('/api/acts', actApi.askAct, request);
  }
  async answerAct(id: ActRequestId, given: z.output<typeof actApi.answerAct.request>) {
    await this.post(`/api/acts/${id}/answer`, actApi.answerAct, given);
  }
  async withdrawAct(id: ActRequestId) {
    await this.post(`/api/acts/${id}/withdraw`, actApi.withdrawAct, {});
  }
  async spendConsent(id: ActRequestId, use: string) {
    await this.post(`/api/acts/${id}/use`, actApi.spendConsent, { use });
  }
  async retention() {
    return await this.get('/api/retention', keepApi.retention.answer);
  }
  async keeping(caseId: CaseId) {
    return await this.get(`/api/cases/${caseId}/keeping`, keepApi.keeping.answer);
  }
  async setHold(caseId: CaseId, hold: z.output<typeof keepApi.setHold.request>) {
    await this.post(`/api/cases/${caseId}/hold`, keepApi.setHold, hold);
  }
  async me() {
    return await this.get('/api/me', api.me.answer);
  }
  async changePassphrase(change: z.output<typeof keysApi.changePassphrase.request>) {
    await this.post('/api/me/passphrase', keysApi.changePassphrase, change);
  }
  /** The lines behind `seq`, a page of them. */
  async audit(seq: number) {
    return (await this.get(`/api/audit?after=${seq}`, keysApi.audit.answer)).lines;
  }
  async dayKeys(day: DateIso) {
    return (await this.get(`/api/audit/${day}/keys`, keysApi.dayKeys.answer)).keys;
  }
  async keyState() {
    return await this.get('/api/key-state', keysApi.keyState.answer);
  }
  async keyWork(after: CaseId | null) {
    return await this.post('/api/key-work', keysApi.keyWork, { after });
  }
  async wrapCase(caseId: CaseId, work: z.output<typeof keysApi.wrapCase.request>) {
    await this.post(`/api/key-work/cases/${caseId}`, keysApi.wrapCase, work);
  }
  async wrapGroupKeys(work: z.output<typeof keysApi.wrapGroupKeys.request>) {
    await this.post('/api/key-work/group-keys', keysApi.wrapGroupKeys, work);
  }
  async setBlob(blob: { readonly header: Uint8Array; readonly body: Uint8Array }) {
    await this.post('/api/me/blob', api.setBlob, blob);
  }
  async groupKeys() {
    return (await this.get('/api/group-key', api.groupKey.answer)).keys;
  }
  /** A part of the list: from its beginning, or behind `after`. */
  async cases(after: string | null) {
    const from = after === null ? '' : `?after=${after}`;
    return await this.get(`/api/cases${from}`, api.caseList.answer);
  }
  async openCase(caseId: CaseId) {
    return await this.post(`/api/cases/${caseId}/open`, api.openCase, {});
  }
  async blob(caseId: CaseId, blobId: BlobId): Promise<Uint8Array<ArrayBuffer>> {
    return await this.bytes(`/api/cases/${caseId}/blobs/${blobId}`);
  }
  async addEntry(caseId: CaseId, entry: z.output<typeof api.addEntry.request>) {
    await this.post(`/api/cases/${caseId}/entries`, api.addEntry, entry);
  }
  async setCard(caseId: CaseId, card: Uint8Array, expected: number) {
    return await this.post(`/api/cases/${caseId}/card`, api.setCard, { card, expected });
  }
  async putScan(blobId: BlobId, bytes: Uint8Array<ArrayBuffer>) {
    await this.#putBytes(`/api/entered/scans/${blobId}`, bytes);
  }
  async enterReport(report: z.output<typeof enteredApi.enterReport.request>) {
    return await this.post('/api/entered', enteredApi.enterReport, report);
  }
  async handOver(receiptId: string) {
    await this.post('/api/entered/handed-over', enteredApi.handedOver, { receiptId });
  }
  async digest() {
    return await this.get('/api/digest', api.digest.answer);
  }
  async questions() {
    return await this.get('/api/questions', numbersApi.questions.answer);
  }
  async surveys() {
    return await this.get('/api/surveys', surveyApi.surveyList.answer);
  }
  async openSurvey(survey: z.output<typeof surveyApi.openSurvey.request>) {
    await this.post('/api/surveys', surveyApi.openSurvey, survey);
  }
  async participation(survey: SurveyId) {
    return await this.get(`/api/surveys/${survey}/participation`, surveyApi.participation.answer);
  }
  async closeSurvey(survey: SurveyId, early: boolean) {
    await this.post(`/api/surveys/${survey}/close`, surveyApi.closeSurvey, { early });
  }
  async surveyAnswers(survey: SurveyId) {
    return await this.get(`/api/surveys/${survey}/answers`, surveyApi.surveyAnswers.answer);
  }
  async surveyWords(survey: SurveyId, after: string | null) {
    const from = after === null ? '' : `?after=${after}`;
    return await this.get(`/api/surveys/${survey}/words${from}`, surveyApi.surveyWords.answer);
  }
  async publishSurvey(survey: SurveyId, signed: z.output<typeof surveyApi.publishSurvey.request>) {
    await this.post(`/api/surveys/${survey}/publish`, surveyApi.publishSurvey, signed);
  }
  async adoptSurvey(survey: SurveyId, signed: z.output<typeof surveyApi.adoptSurvey.request>) {
    await this.post(`/api/surveys/${survey}/adopt`, surveyApi.adoptSurvey, signed);
  }
  async surveyDrafts() {
    return (await this.get('/api/survey-drafts', surveyApi.surveyDrafts.answer)).drafts;
  }
  async saveDraft(draft: string, bytes: Uint8Array, expected: number) {
    const request = { bytes, expected };
    await this.post(`/api/survey-drafts/${draft}`, surveyApi.saveDraft, request);
  }
  async dropDraft(draft: string) {
    await this.post(`/api/survey-drafts/${draft}/drop`, surveyApi.dropDraft, {});
  }

  async people() {
    return await this.get('/api/people', peopleApi.people.answer);
  }
  async closeAccount(officerId: string) {
    await this.post(`/api/people/${officerId}/close`, peopleApi.closeAccount, {});
  }
  async invite(invitation: z.output<typeof peopleApi.invite.request>) {
    return await this.post('/api/invitations', peopleApi.invite, invitation);
  }
  async withdraw(invitation: string) {
    await this.post(`/api/invitations/${invitation}/withdraw`, peopleApi.withdraw, {});
  }
  async lookAtInvitation(token: string) {
    return await this.post('/api/join/look', peopleApi.lookAtInvitation, { token });
  }
  async join(request: z.output<typeof peopleApi.join.request>) {
    await this.post('/api/join', peopleApi.join, request);
  }
  async lists(project: ProjectId) {
    return await this.get(`/api/analysis/projects/${project}/lists`, listApi.lists.answer);
  }
  async sendLists(project: ProjectId, lists: z.output<typeof listApi.sendLists.request>['lists']) {
    const path = `/api/analysis/projects/${project}/lists`;
    await this.post(path, listApi.sendLists, { lists });
  }
  async listAnswers(project: ProjectId, list: ListId) {
    const path = `/api/analysis/projects/${project}/lists/${list}/answers`;
    return await this.get(path, listApi.listAnswers.answer);
  }
  async endList(project: ProjectId, list: ListId, state: 'withdrawn' | 'closed') {
    const path = `/api/analysis/projects/${project}/lists/${list}/end`;
    await this.post(path, listApi.endList, { state });
  }
  async endLists(project: ProjectId) {
    await this.post(`/api/analysis/projects/${project}/lists-end`, listApi.endLists, {});
  }
  async listFile(project: ProjectId, blobId: BlobId): Promise<Uint8Array<ArrayBuffer>> {
    return await this.bytes(`/api/analysis/projects/${project}/list-files/${blobId}`);
  }
  async analysisKeys() {
    return await this.get('/api/analysis/keys', analysisApi.analysisKeys.answer);
  }
  async sealAnalysisKeys(keys: z.output<typeof analysisApi.sealAnalysisKeys.request>) {
    await this.post('/api/analysis/keys', analysisApi.sealAnalysisKeys, keys);
  }
  async analysisProjects() {
    return await this.get('/api/analysis/projects', analysisApi.projectList.answer);
  }
  async analysisDocuments(project: ProjectId, kind: DocumentKind | null, after: string | null) {
    const asked = new URLSearchParams({
      ...(kind === null ? {} : { kind }),
      ...(after === null ? {} : { after }),
    });
    const path = `/api/analysis/projects/${project}/documents?${asked.toString()}`;
    return await this.get(path, analysisApi.documentList.answer);
  }
  async saveAnalysisDocuments(
    project: ProjectId,
    changes: z.output<typeof analysisApi.saveDocuments.request>['changes'],
  ) {
    const path = `/api/analysis/projects/${project}/documents`;
    await this.post(path, analysisApi.saveDocuments, { changes });
  }
  async analysisFile(project: ProjectId, file: DocumentId): Promise<Uint8Array<ArrayBuffer>> {
    return await this.bytes(`/api/analysis/projects/${project}/files/${file}`);
  }
  async putAnalysisFile(project: ProjectId, file: DocumentId, bytes: Uint8Array<ArrayBuffer>) {
    await this.#putBytes(`/api/analysis/projects/${project}/files/${file}`, bytes);
  }

  async #putBytes(path: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    const headers = { 'content-type': 'application/octet-stream' };
    await this.fetch(path, { method: 'POST', headers, body });
  }
}
