import {
  type ActRequestId,
  requestDays,
  requestHash,
  signAnswer,
  signRequest,
} from '../../cases/four-eyes.ts';
import type { OfficerWord } from '../../cases/entry-payload.ts';
import { membersOf } from '../../cases/roster.ts';
import { sealReason } from '../../cases/sealed-reason.ts';
import * as api from '../../console/act-api.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { sha256Hex } from '../../platform/crypto/native-sha256.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { type LiveCase, wordIn } from './live-case.ts';
import type { DemoOfficer } from './officer.ts';

/**
 * Closes a case as nobody may alone: one officer asks with the sealed word, another agrees, and the server writes it, byte
 * for byte.
 */
export async function closeByTwo(
  live: LiveCase,
  word: OfficerWord,
  day: DateIso,
  { asks, agrees }: { readonly asks: DemoOfficer; readonly agrees: DemoOfficer },
): Promise<void> {
  const { caseId, planned, entries, byTwo } = live;
  const { group } = planned;
  const { entry, opened } = await wordIn(live, word, day, asks);
  const id = hex(systemRandom(16)) as ActRequestId;
  const readers = membersOf(asks.roster, group).filter(({ kind }) => kind === 'officer');
  const text = word.kind === 'status' ? word.reason : '';
  const reason = await sealReason(
    { about: id, text },
    readers.map(({ age }) => age),
    nativeAge,
  );
  const request = signRequest(
    {
      v: 1,
      type: 'four-eyes',
      id,
      act: 'close-not-confirmed',
      subject: caseId,
      group,
      officer: asks.id,
      day,
      until: addDays(day, requestDays),
      reason: sha256Hex(reason),
      payload: sha256Hex(entry.bytes),
      entry: { id: entry.entryId, after: entries.length },
    },
    asks.desk.seed,
  );
  await asks.desk.post('/api/acts', api.askAct, { ...request, reason, payload: entry.bytes });
  const answer = signAnswer(
    {
      v: 1,
      type: 'four-eyes-answer',
      request: requestHash(request.bytes),
      officer: agrees.id,
      day,
      says: 'consent',
      reason: null,
    },
    agrees.desk.seed,
  );
  await agrees.desk.post(`/api/acts/${id}/answer`, api.answerAct, { ...answer, reason: null });
  entries.push(opened);
  byTwo.add(opened.entryId);
}
