import { openGroupKeys } from '../../console/app/worker/rewrap.ts';
import * as api from '../../console/api.ts';
import { newestGroupKey, type SignedGroupKey } from '../../cases/group-key.ts';
import { type Roster, verifyRoster } from '../../cases/roster.ts';
import type { Argon2id } from '../../platform/crypto/argon2id.ts';
import { fromHex } from '../../platform/crypto/bytes.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { nativeArgon2id } from '../../platform/crypto/native.ts';
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
  const desk = await sitDown(url, access, onceArgon2id);
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

const known = new Map<string, Promise<Uint8Array>>();

/** Slow on purpose, and the same at every sign-in of one run. */
const onceArgon2id: Argon2id = async (input) => {
  const name = `${hex(input.passphrase)}/${hex(input.salt)}/${input.length}`;
  const made = known.get(name) ?? nativeArgon2id(input);
  known.set(name, made);
  return new Uint8Array(await made); // the caller wipes what it gets
};
