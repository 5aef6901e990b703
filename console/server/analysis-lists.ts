import type { Context } from 'hono';

import type { z } from '../../platform/shape.ts';
import type { Store } from '../../storage/store.ts';
import { projectId } from '../analysis-api.ts';
import * as api from '../list-api.ts';
import type { Caller } from './access.ts';
import { type AnalysisDeps, refuseStranger } from './analysis.ts';
import { answer, readBody } from './body.ts';
import { headersOf } from './headers.ts';
import { Refused } from './refuse.ts';

export type ListDeps = Pick<AnalysisDeps, 'roster' | 'clock'> & {
  readonly lists: Store['lists'];
};

export async function listLists(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  await refuseStranger(caller, deps);
  const lists = [...(await deps.lists.ofProject(param(context, 'project', projectId)))];
  return answer(api.lists.answer, { today: deps.clock.today(), lists });
}

/** Takes requests that a member has signed. What stands in them the server cannot see. */
export async function sendLists(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  await refuseStranger(caller, deps);
  const project = param(context, 'project', projectId);
  const { lists } = await readBody(context, api.sendLists.request);
  if (!(await deps.lists.put(project, lists, by(caller, deps)))) throw new Refused('changed');
  return answer(api.sendLists.answer, {});
}

export async function listAnswers(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  await refuseStranger(caller, deps);
  const project = param(context, 'project', projectId);
  const found = await deps.lists.answers(project, param(context, 'list', api.listId));
  return answer(api.listAnswers.answer, { answers: [...found] });
}

export async function endList(context: Context, caller: Caller, deps: ListDeps): Promise<Response> {
  await refuseStranger(caller, deps);
  const { state } = await readBody(context, api.endList.request);
  const project = param(context, 'project', projectId);
  await deps.lists.end(project, param(context, 'list', api.listId), state, by(caller, deps));
  return answer(api.endList.answer, {});
}

/** When an analysis ends, its links end with it. */
export async function endLists(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  await refuseStranger(caller, deps);
  await readBody(context, api.endLists.request);
  const project = param(context, 'project', projectId);
  await deps.lists.end(project, null, 'closed', by(caller, deps));
  return answer(api.endLists.answer, {});
}

export async function readListFile(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  await refuseStranger(caller, deps);
  const project = param(context, 'project', projectId);
  const blob = await deps.lists.file(project, param(context, 'blob', api.blobId));
  if (blob === null) throw new Refused('not-found');
  return new Response(blob.stream(), {
    headers: {
      ...headersOf('data'),
      'content-type': 'application/octet-stream',
      'content-length': String(blob.size),
    },
  });
}

function by({ officer }: Caller, { clock }: ListDeps) {
  return { officerId: officer.id, day: clock.today() };
}

function param<S extends z.ZodType>(context: Context, name: string, schema: S): z.output<S> {
  const parsed = schema.safeParse(context.req.param(name));
  if (!parsed.success) throw new Refused('not-found');
  return parsed.data;
}
