import { xchacha } from '../../platform/crypto/aead.ts';
import { base64url, concat, hex, utf8 } from '../../platform/crypto/bytes.ts';
import { hash, hkdf } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';
import type { Clock } from '../../platform/time.ts';
import { readClientKey } from '../client-key.ts';
import type { MadeFile, MakeFile, OfferedFile } from '../made-file.ts';

/** Addresses that hand a file over once. */
export interface OneTimeFiles {
  /** The end of an address that works once and not for long. */
  readonly hold: (offered: OfferedFile) => string;
  /** Makes the file; `null` when the address was used, is too old or never was one. */
  readonly take: (token: string) => Promise<MadeFile | null>;
}

interface Held {
  readonly sealed: Uint8Array;
  readonly until: number;
}

const lifetime = 10 * 60_000;
const mostHeld = 1000;

/**
 * What is held is no file but what it takes to make one, in memory, for ten minutes at most, and sealed under the address
 * itself: the process cannot read what nobody has come for.
 */
export function oneTimeFiles(make: MakeFile, random: Random, clock: Clock): OneTimeFiles {
  const held = new Map<string, Held>();
  const sweep = () => {
    for (const [name, { until }] of held) {
      if (until > clock.now() && held.size < mostHeld) break;
      held.delete(name);
    }
  };
  return {
    hold: (offered) => {
      sweep();
      const secret = random(32);
      const { name, key } = keysOf(secret);
      const nonce = random(xchacha.nonceLength);
      const bytes = utf8(JSON.stringify(offered));
      const box = xchacha.seal({ key, nonce, context: utf8(name), bytes });
      held.set(name, { sealed: concat(nonce, box), until: clock.now() + lifetime });
      return base64url(secret);
    },
    take: async (token) => {
      const secret = readClientKey(token);
      if (secret === null) return null;
      const { name, key } = keysOf(secret);
      const found = held.get(name);
      held.delete(name);
      if (found === undefined || found.until <= clock.now()) return null;
      const bytes = xchacha.open({
        key,
        nonce: found.sealed.subarray(0, xchacha.nonceLength),
        context: utf8(name),
        bytes: found.sealed.subarray(xchacha.nonceLength),
      });
      return await make(JSON.parse(new TextDecoder().decode(bytes)) as OfferedFile);
    },
  };
}

function keysOf(secret: Uint8Array) {
  return { name: hex(hash('file/row', hkdf(secret, 'file/id'))), key: hkdf(secret, 'file/box') };
}
