import type { OfficerKeys } from '../../../cases/officer-blob.ts';
import { everySigner, type Roster, signersIn } from '../../../cases/roster.ts';
import { identityText } from '../../../platform/crypto/age.ts';
import { SenimError } from '../../../platform/errors.ts';
import { openWords } from '../../../surveys/sealed-words.ts';
import {
  resultsBytes,
  resultsHash,
  signerOf,
  signResults,
} from '../../../surveys/signed-results.ts';
import { readDescriptor, signDescriptor, writeDescriptor } from '../../../surveys/signed-survey.ts';
import type { Keys, OpenedWords } from './contract.ts';

/** What the key worker does for surveys, with the officer's keys and the trusted roster. */

export function readSurvey(
  [roster]: readonly [Roster, ...Roster[]],
  input: Parameters<Keys['readSurvey']>[0],
): Awaited<ReturnType<Keys['readSurvey']>> {
  return readUnder(signersIn(roster), input);
}

/** What was signed by somebody who left, to be looked at: nobody of today stands for it. */
export function readLeftSurvey(
  rosters: readonly [Roster, ...Roster[]],
  input: Parameters<Keys['readSurvey']>[0],
): Awaited<ReturnType<Keys['readSurvey']>> {
  return readUnder(everySigner(rosters), input);
}

/** Signs the very bytes that somebody of an earlier roster signed, and nothing else. */
export function adoptSurvey(
  rosters: readonly [Roster, ...Roster[]],
  { signSeed }: OfficerKeys,
  { descriptor, signature, results }: Parameters<Keys['adoptSurvey']>[0],
): Awaited<ReturnType<Keys['adoptSurvey']>> {
  readDescriptor(descriptor, signature, everySigner(rosters));
  const bytes = results === null ? null : resultsBytes(results);
  return {
    signature: signDescriptor(descriptor, signSeed),
    results: bytes === null ? null : { results: bytes, signature: signResults(bytes, signSeed) },
  };
}

function readUnder(
  signers: readonly Uint8Array[],
  { descriptor, signature, results }: Parameters<Keys['readSurvey']>[0],
): Awaited<ReturnType<Keys['readSurvey']>> {
  const survey = readDescriptor(descriptor, signature, signers);
  if (results !== null && signerOf(results.bytes, results.signature, signers) === null) {
    throw new SenimError('crypto.auth', 'no officer of the roster signed these results');
  }
  return { survey, published: results === null ? null : resultsHash(results.bytes) };
}

/** Signs nothing that could not be opened. */
export function signSurvey(
  { signSeed }: OfficerKeys,
  { descriptor }: Parameters<Keys['signSurvey']>[0],
): Awaited<ReturnType<Keys['signSurvey']>> {
  const bytes = writeDescriptor(descriptor);
  return { descriptor: bytes, signature: signDescriptor(bytes, signSeed) };
}

export function signTables(
  { signSeed }: OfficerKeys,
  { results }: Parameters<Keys['signResults']>[0],
): Awaited<ReturnType<Keys['signResults']>> {
  const bytes = resultsBytes(results);
  return { results: bytes, signature: signResults(bytes, signSeed), hash: resultsHash(bytes) };
}

/** A text that does not open is told as one that did not; the others are still read. */
export async function openTexts(
  { identity }: OfficerKeys,
  { survey, words }: Parameters<Keys['openWords']>[0],
): Promise<readonly OpenedWords[]> {
  const own = identityText(identity);
  const opened: OpenedWords[] = [];
  for (const each of words) {
    const { question } = each;
    try {
      const { text } = await openWords(own, survey, each);
      opened.push({ kind: 'text', question, text });
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
      opened.push({ kind: 'broken', question });
    }
  }
  return opened;
}
