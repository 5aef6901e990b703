import { systemRandom } from '../../../platform/crypto/random.ts';
import type { Keys } from './contract.ts';
import { KeyRing } from './key-ring.ts';
import { answerWith, argon2id } from './worker-answers.ts';

/** The only place where an officer's private keys exist in the clear. It ends with the page, the lock or signing out. */
const ring: Keys = new KeyRing(argon2id, systemRandom);
answerWith(ring);
