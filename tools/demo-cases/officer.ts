import { openGroupKeys } from '../../console/app/worker/rewrap.ts';
import * as api from '../../console/api.ts';
import { newestGroupKey, type SignedGroupKey } from '../../cases/group-key.ts';
import { type Roster, verifyRoster } from '../../cases/roster.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { type Desk, sitDown } from '../survey-client.ts';

export interface Access {
  readonly role: string;
  readonly officerId: string;
  readonly passphrase: string;
}

/** An officer at the console's interface, with the keys that the page would hold. */
export interface DemoOfficer {
  readonly id: string;
  readonly desk: Desk;
  readonly roster: Roster;
  readonly groupKey: SignedGroupKey;
}

/** Signs in as the page does. Throws `config` when the console refuses. */
export async function officerAt(url: string, access: Access): Promise<DemoOfficer> {
  const desk = await sitDown(url, access);
  const { officer: id, identity, pins } = desk.keys;
  const { roster: signed } = await desk.get('/api/roster', api.roster.answer);
  if (signed === null) throw new TypeError('a console without a list');
  const roster = verifyRoster({ ...signed, rootPublic: fromHex(pins.rootPublic), leastSeq: 1 });
  const { keys } = await desk.get('/api/group-key', api.groupKey.answer);
  if (keys === null) throw new TypeError('a group without a key');
  const { opened } = await openGroupKeys(keys, { identities: [identity], rosters: [roster] });
  const groupKey = newestGroupKey(opened);
  if (groupKey === null) throw new TypeError('a group without a key');
  return { id, desk, roster, groupKey };
}
