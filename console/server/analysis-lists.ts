import type { Context } from 'hono';

import type { Store } from '../../storage/store.ts';
import { projectId } from '../analysis-api.ts';
import * as api from '../list-api.ts';
import type { Caller } from './access.ts';
import { by, type MemberDeps, projectFor, refuseStranger } from './analysis-member.ts';
import { answer, answerBlob, readBody } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface ListDeps extends MemberDeps {
  readonly lists: Store['lists'];
}

export async function listLists(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const lists = [...(await deps.lists.ofProject(project))];
  return answer(api.lists.answer, { today: deps.clock.today(), lists });
}

/** Takes requests that a member has signed. What stands in them the server cannot see. */
export async function sendLists(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
  const { lists } = await readBody(context, api.sendLists.request);
  if (!(await deps.lists.put(project, lists, by(caller, deps)))) throw new Refused('changed');
  return answer(api.sendLists.answer, {});
}

export async function listAnswers(
  context: Context,
  caller: Caller,
  deps: ListDeps,
): Promise<Response> {
  const project = await projectFor(context, caller, deps);
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
  const project = await projectFor(context, caller, deps);
  const blob = await deps.lists.file(project, param(context, 'blob', api.blobId));
  if (blob === null) throw new Refused('not-found');
  return answerBlob(blob);
}
