import { type ListAnswer, openAnswer } from '../../../analysis/lists/answer.ts';
import { sealRequest, writeRequest } from '../../../analysis/lists/request.ts';
import { listKeys, newListToken } from '../../../analysis/lists/token.ts';
import { blobId, caseId } from '../../../cases/ids.ts';
import type { OfficerKeys } from '../../../cases/officer-blob.ts';
import { openLetterFile } from '../../../cases/open.ts';
import { identitySeed, portableAge } from '../../../platform/crypto/age.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { FileView, Keys, ListAnswerView, OpenedAnswer } from './contract.ts';

/** What the key worker does for check-lists, with the officer's keys. */

/** A link for each request, signed. Throws `content` for one that could not be answered. */
export function makeLinks(
  { signSeed }: OfficerKeys,
  { requests }: Parameters<Keys['makeListLinks']>[0],
  random: Random,
): Awaited<ReturnType<Keys['makeListLinks']>> {
  return requests.map((request) => {
    const token = newListToken(random);
    const packet = sealRequest(writeRequest(request), signSeed, token, random);
    return { token, id: listKeys(token).id, packet };
  });
}

/** What does not open, or did not come through the link, is told as such; the others are still read. */
export async function openAnswers(
  keys: OfficerKeys,
  { token, answers }: Parameters<Keys['openListAnswers']>[0],
): Promise<readonly OpenedAnswer[]> {
  const opened: OpenedAnswer[] = [];
  for (const { seq, day, bytes } of answers) {
    try {
      const answer = await openOne(keys, { token, seq, bytes });
      opened.push({ kind: 'read', seq, day, answer: viewOf(answer) });
    } catch (error) {
      if (!(error instanceof SenimError)) throw error;
      opened.push({ kind: 'broken', seq, day });
    }
  }
  return opened;
}

/** A file of an answer. Throws `case.context` for one that the answer does not name. */
export async function openListFile(
  keys: OfficerKeys,
  { token, answer: sealed, blobId: wanted, bytes }: Parameters<Keys['openListFile']>[0],
): Promise<FileView> {
  const { said, files } = await openOne(keys, { token, ...sealed });
  const named = said.flatMap((one) => one.files).find((file) => file.blobId === wanted);
  if (named === undefined || files === null) {
    throw new SenimError('case.context', 'a file that this answer does not name');
  }
  const identity = identitySeed(files.identity);
  try {
    const file = await openLetterFile({
      caseIdentity: identity,
      caseId: caseId(files.caseId),
      blobId: blobId(wanted),
      sha256: named.sha256,
      bytes,
    });
    return { bytes: new Uint8Array(file.bytes), mime: file.mime, cleaned: file.cleaned };
  } finally {
    identity.wipe();
  }
}

async function openOne(
  { identity }: OfficerKeys,
  {
    token,
    seq,
    bytes,
  }: Pick<Parameters<Keys['openListAnswers']>[0], 'token'> & {
    readonly seq: number;
    readonly bytes: Uint8Array;
  },
): Promise<ListAnswer> {
  const { id, proof } = listKeys(token);
  return await openAnswer(portableAge.identity(identity), bytes, { list: id, seq, proof });
}

/** Without what opens the files: that stays in the worker. */
function viewOf({ language, request, said }: ListAnswer): ListAnswerView {
  return {
    language,
    request,
    said: said.map(({ item, choice, note, files }) => ({
      item,
      choice,
      note,
      files: files.map(({ blobId: id, mime, extension, cleaned }) => ({
        blobId: blobId(id),
        mime,
        extension,
        cleaned,
        size: null,
      })),
    })),
  };
}
