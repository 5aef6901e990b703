import { xchacha } from '../../platform/crypto/aead.ts';
import { base64url, concat, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hash, hkdf } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Clock } from '../../platform/time.ts';
import type { SessionReader, SessionWriter } from '../../storage/sessions.ts';
import { readClientKey } from '../client-key.ts';
import type { MadeFile, MakeFile, OfferedFile } from '../made-file.ts';

/** Addresses that hand a file over once. */
export interface OneTimeFiles {
  /** The end of an address that works once and not for long. */
  readonly hold: (offered: OfferedFile) => Promise<string>;
  /** Makes the file; `null` when the address was used, is too old or never was one. */
  readonly take: (token: string) => Promise<MadeFile | null>;
}

const lifetime = 10 * 60_000;

/**
 * What is held is no file but what it takes to make one, for ten minutes at most, and sealed under the address itself:
 * whoever holds the store cannot read it. It stands beside the sessions, so that any process may be asked for it.
 */
export function oneTimeFiles(
  make: MakeFile,
  sessions: Pick<SessionReader & SessionWriter, 'load' | 'save' | 'drop'>,
  random: Random,
  clock: Clock,
): OneTimeFiles {
  return {
    hold: async (offered) => {
      const secret = random(32);
      const { name, key } = keysOf(secret);
      const nonce = random(xchacha.nonceLength);
      const bytes = utf8(JSON.stringify({ until: clock.now() + lifetime, offered }));
      const box = xchacha.seal({ key, nonce, context: utf8(name), bytes });
      await sessions.save(name, concat(nonce, box), clock.today(), null);
      return base64url(secret);
    },
    take: async (token) => {
      const secret = readClientKey(token);
      if (secret === null) return null;
      const { name, key } = keysOf(secret);
      const held = await sessions.load(name);
      // Of two who come at once, one takes it.
      if (held === null || held.blob.length === 0) return null;
      if (!(await sessions.save(name, empty, clock.today(), held.version))) return null;
      await sessions.drop(name);
      const bytes = xchacha.open({
        key,
        nonce: held.blob.subarray(0, xchacha.nonceLength),
        context: utf8(name),
        bytes: held.blob.subarray(xchacha.nonceLength),
      });
      const { until, offered } = JSON.parse(new TextDecoder().decode(bytes)) as Held;
      return until < clock.now() ? null : await make(offered);
    },
  };
}

interface Held {
  readonly until: number;
  readonly offered: OfferedFile;
}

const empty = new Uint8Array();

function keysOf(secret: Uint8Array) {
  return { name: hex(hash('file/row', hkdf(secret, 'file/id'))), key: hkdf(secret, 'file/box') };
}
