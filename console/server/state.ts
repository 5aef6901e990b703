import type { Roster } from '../../cases/roster.ts';
import { codeOf } from '../../platform/log.ts';
import { daysBetween, type Clock } from '../../platform/time.ts';
import { lastBackup } from '../../storage/backup-day.ts';
import { seeDay } from '../../storage/clock-day.ts';
import type { Store } from '../../storage/store.ts';
import { readKept, standingOf } from '../digest/standing.ts';
import { duties } from '../duties.ts';
import type { FactorRule } from '../factors-api.ts';
import { houseState, type HouseState, type StateNotice } from '../state-api.ts';
import { answer } from './body.ts';
import type { Route } from './route.ts';

export interface StateDeps {
  readonly store: Pick<
    Store,
    'settings' | 'blobs' | 'selfChecks' | 'engine' | 'copies' | 'officers'
  >;
  readonly clock: Clock;
  /** Throws `roster.*` for a list that does not hold. */
  readonly roster: () => Promise<Roster | null>;
  readonly factorRule: () => Promise<FactorRule>;
}

/** How the house stands, for officers and administrators. */
export function stateRoutes(deps: StateDeps): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/api/settings/state',
      who: duties['change-settings'],
      handle: async (_, { officer }) => {
        const spare = (await spareNow(deps)).filter(({ officerId }) => officerId !== officer.id);
        return answer(houseState.answer, { ...(await stateOf(deps)), spare });
      },
    },
  ];
}

/** Below this share of the disk somebody has to make room; below the second files are refused. */
const lowPercent = 15;
const outPercent = 5;
/** Days without a backup before it is said. */
const staleDays = 2;

export async function stateOf(
  deps: Omit<StateDeps, 'factorRule'>,
): Promise<Omit<HouseState, 'spare'>> {
  const { store, clock } = deps;
  const today = clock.today();
  const [backup, selfCheck] = [await lastBackup(store.settings), await store.selfChecks.passed()];
  const isFile = store.engine === 'sqlite';
  const diskFree = isFile ? Math.floor((await store.blobs.freeShare()) * 100) : null;
  const notices: StateNotice[] = [];
  const say = (notice: StateNotice, isSo: boolean): void => {
    if (isSo) notices.push(notice);
  };
  say('not-writable', !(await isWritable(deps)));
  const list = await listOf(deps);
  say('list-older', list === 'older');
  say('list-missing', list === 'missing');
  say('disk-out', diskFree !== null && diskFree < outPercent);
  say('check-late', selfCheck !== null && daysBetween(selfCheck, today) > 1);
  const standing = await seeDay(store.settings, today);
  say('clock-jumped', standing === 'jumped');
  say('clock-back', standing === 'back');
  say('backup-never', isFile && backup === null);
  say('backup-old', backup !== null && daysBetween(backup.day, today) > staleDays);
  say('keys-not-copied', backup !== null && !backup.keys);
  say('disk-low', diskFree !== null && diskFree >= outPercent && diskFree < lowPercent);
  return {
    notices,
    engine: store.engine,
    copies: await store.copies(),
    diskFree,
    today,
    backup: backup?.day ?? null,
    selfCheck,
    digest: standingOf(await readKept(store.settings), today),
  };
}

/** For whom codes stand in for a passkey: who loses a key, or has it taken, is asked in person by somebody who knows him. */
async function spareNow({ store, factorRule }: StateDeps): Promise<HouseState['spare']> {
  if ((await factorRule()) !== 'passkey') return [];
  return (await store.officers.list()).flatMap(({ id, disabled, spareSince }) =>
    disabled || spareSince === null ? [] : [{ officerId: id, since: spareSince }],
  );
}

async function isWritable({ store, clock }: Pick<StateDeps, 'store' | 'clock'>): Promise<boolean> {
  return store.settings.set('alive', clock.today()).then(
    () => true,
    () => false,
  );
}

/** `older`: a backup was restored that does not know the newest list. */
async function listOf({
  roster,
}: Pick<StateDeps, 'roster'>): Promise<'well' | 'older' | 'missing'> {
  try {
    return (await roster()) === null ? 'missing' : 'well';
  } catch (error) {
    return codeOf(error) === 'roster.sequence' ? 'older' : 'missing';
  }
}
