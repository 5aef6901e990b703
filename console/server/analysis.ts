import type { Context } from 'hono';

import type { SealedBytes } from '../../cases/sealed.ts';
import type { z } from '../../platform/shape.ts';
import type { Store } from '../../storage/store.ts';
import * as api from '../analysis-api.ts';
import type { Caller } from './access.ts';
import { by, type MemberDeps, projectFor, refuseStranger } from './analysis-member.ts';
import { answer, readBody, readBytes } from './body.ts';
import { headersOf } from './headers.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface AnalysisDeps extends MemberDeps {
  readonly analysis: Store['analysis'];
  readonly analysisKeys: Store['analysisKeys'];
}

export async function readKeys(caller: Caller, deps: AnalysisDeps): Promise<Response> {
  const { seq } = await refuseStranger(caller, deps);
  const { rosterSeq, keys } = await deps.analysisKeys.all();
  return answer(api.analysisKeys.answer, { rosterSeq: seq, sealedFor: rosterSeq, keys: [...keys] });
}

export async function replaceKeys(
  context: Context,
  caller: Caller,
  deps: AnalysisDeps,
): Promise<Response> {
  const { seq } = await refuseStranger(caller, deps);
  const { rosterSeq, keys } = await readBody(context, api.sealAnalysisKeys.request);
  const renewed = keys.map(({ generation, sealed }) => ({
    generation,
    sealed: sealed as SealedBytes,
  }));
  const isKept =
    seq === rosterSeq && (await deps.analysisKeys.replace(seq, renewed, by(caller, deps)));
  if (!isKept) throw new Refused('changed');
  return answer(api.sealAnalysisKeys.answer, {});
}

export async function listProjects(caller: Caller, deps: AnalysisDeps): Promise<Response> {
  await refuseStranger(caller, deps);
  const documents = [...(await deps.analysis.projects())];
  return answer(api.projectList.answer, { today: deps.clock.today(), documents });
}

export async function listDocuments(
  context: Context,
  caller: Caller,
  deps: AnalysisDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const kind = asked(context, 'kind', api.documentKind);
  const after = asked(context, 'after', api.documentId);
  const most = api.documentPage;
  const documents = [...(await deps.analysis.list(project, { kind, after, most }))];
  const next = documents.length < most ? null : (documents.at(-1)?.id ?? null);
  return answer(api.documentList.answer, { today: deps.clock.today(), documents, next });
}

export async function saveDocuments(
  context: Context,
  caller: Caller,
  deps: AnalysisDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const { changes } = await readBody(context, api.saveDocuments.request);
  const sealed = changes.map(({ id, kind, expected, bytes }) => ({
    id,
    kind,
    expected,
    bytes: bytes as SealedBytes,
  }));
  if (sealed.some(({ id, kind }) => (kind === 'project') !== ((id as string) === project))) {
    throw new Refused('malformed');
  }
  if (!(await deps.analysis.save(project, sealed, by(caller, deps)))) throw new Refused('changed');
  return answer(api.saveDocuments.answer, {});
}

export async function readFile(
  context: Context,
  caller: Caller,
  deps: AnalysisDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const bytes = await deps.analysis.file(project, param(context, 'file', api.documentId));
  if (bytes === null) throw new Refused('not-found');
  return new Response(new Uint8Array(bytes), {
    headers: { ...headersOf('data'), 'content-type': 'application/octet-stream' },
  });
}

export async function putFile(
  context: Context,
  caller: Caller,
  deps: AnalysisDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const id = param(context, 'file', api.documentId);
  const bytes = (await readBytes(context.req.raw, api.longestFile)) as SealedBytes;
  if (!(await deps.analysis.putFile(project, id, bytes, by(caller, deps)))) {
    throw new Refused('changed');
  }
  return answer(api.putFile.answer, {});
}

function asked<S extends z.ZodType>(context: Context, name: string, schema: S): z.output<S> | null {
  const given = context.req.query(name);
  if (given === undefined) return null;
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new Refused('malformed');
  return parsed.data;
}
