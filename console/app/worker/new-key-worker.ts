import { systemRandom } from '../../../platform/crypto/random.ts';
import { newKeyDesk } from './new-key-desk.ts';
import type { NewKeys } from './new-key-contract.ts';
import { answerWith, argon2id } from './worker-answers.ts';

/** Makes keys for somebody who has none, and forgets them with the page. */
const desk: NewKeys = newKeyDesk({ random: systemRandom, argon2id });
answerWith(desk);
