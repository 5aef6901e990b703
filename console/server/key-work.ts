import type { Context } from 'hono';

import type { SealedBytes } from '../../cases/sealed.ts';
import type { Clock } from '../../platform/time.ts';
import type { GroupKeys } from '../../storage/group-keys.ts';
import type { KeyWork } from '../../storage/key-work.ts';
import type { Rosters } from '../../storage/rosters.ts';
import * as api from '../api.ts';
import * as keysApi from '../keys-api.ts';
import type { Caller } from './access.ts';
import { answer, readBody } from './body.ts';
import { param } from './param.ts';
import { Refused } from './refuse.ts';

export interface KeyWorkDeps {
  readonly keyWork: KeyWork;
  readonly groupKeys: Pick<GroupKeys, 'rewrap'>;
  readonly rosters: Pick<Rosters, 'latest'>;
  readonly clock: Clock;
}

/** Cases handed out at a time: a console that is closed in between loses no more. */
const page = 10;

export async function keyState({ officer }: Caller, deps: KeyWorkDeps): Promise<Response> {
  const rosterSeq = await seqOf(deps);
  const behind = await deps.keyWork.stale(officer, rosterSeq);
  return answer(keysApi.keyState.answer, { rosterSeq, behind });
}

/** Key files that are sealed to an older list, for an officer's console to seal anew. */
export async function fetchKeyWork(
  context: Context,
  { officer }: Caller,
  deps: KeyWorkDeps,
): Promise<Response> {
  const { after } = await readBody(context, keysApi.keyWork.request);
  const today = deps.clock.today();
  const { group } = officer;
  if (group === null) throw new Refused('not-yours');
  const seq = await seqOf(deps);
  const cases = await deps.keyWork.cases(officer, { seq, after, most: page, today });
  return answer(keysApi.keyWork.answer, { today, group, cases: [...cases] });
}

export async function wrapCase(
  context: Context,
  { officer }: Caller,
  deps: KeyWorkDeps,
): Promise<Response> {
  const caseId = param(context, 'case', api.caseId);
  const { before, wrapped, keyFile, entry, card } = await readBody(
    context,
    keysApi.wrapCase.request,
  );
  if (wrapped !== (await seqOf(deps))) throw new Refused('changed');
  const put = await deps.keyWork.put(officer, {
    caseId: caseId,
    before,
    wrapped,
    keyFile,
    entry:
      entry === null
        ? null
        : { ...entry, bytes: entry.bytes as SealedBytes, from: 'officer', toReporter: true },
    card: card as SealedBytes | null,
    day: deps.clock.today(),
  });
  if (put === null) throw new Refused('not-found');
  // Another console was faster: nothing is lost, and nothing is left to do here.
  if (put === 'overtaken') throw new Refused('changed');
  return answer(keysApi.wrapCase.answer, {});
}

export async function wrapGroupKeys(
  context: Context,
  { officer }: Caller,
  deps: KeyWorkDeps,
): Promise<Response> {
  const { wrapped, keys, fresh } = await readBody(context, keysApi.wrapGroupKeys.request);
  if (wrapped !== (await seqOf(deps))) throw new Refused('changed');
  if (officer.group === null) throw new Refused('not-yours');
  const stored = ({ generation, sealed }: (typeof keys)[number]) => ({
    generation,
    sealed: sealed as SealedBytes,
    wrapped,
  });
  await deps.groupKeys.rewrap(
    officer.group,
    keys.map(stored),
    fresh === null ? null : stored(fresh),
  );
  return answer(keysApi.wrapGroupKeys.answer, {});
}

async function seqOf({ rosters }: KeyWorkDeps): Promise<number> {
  return (await rosters.latest())?.seq ?? 0;
}
