import { sealAnswer, type ListAnswer, type Said } from '../analysis/lists/answer.ts';
import { openRequest, type ReadRequest } from '../analysis/lists/request.ts';
import { listKeys, readListToken, type ListToken } from '../analysis/lists/token.ts';
import { keptFiles } from '../cases/report.ts';
import { membersOf, recipientsOf } from '../cases/roster.ts';
import type { SealedBytes } from '../cases/sealed.ts';
import type { DraftList } from '../dialogs/draft.ts';
import type { ListOffer, ListRefusal } from '../dialogs/list/list-offer.ts';
import { filesOfList } from '../dialogs/list/scene.ts';
import type { AgeEngine } from '../platform/crypto/age.ts';
import { fromHex, hex } from '../platform/crypto/bytes.ts';
import { hkdf } from '../platform/crypto/hash.ts';
import { SenimError } from '../platform/errors.ts';
import type { Language } from '../platform/language.ts';
import { codeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import type { BlobWriter } from '../storage/blobs.ts';
import type { ListStore, StoredList } from '../storage/lists.ts';
import { copiesOf } from './attach.ts';
import type { CurrentRoster, VerifiedRoster } from './roster-watch.ts';

/** What the holder of a personal link can do. */
export interface Lists {
  /** What the link asks, or why it takes nothing. */
  readonly find: (token: string) => Promise<ListOffer | ListRefusal>;
  /** Seals the answers to the working group and stores them, or changes nothing. Throws what the store throws. */
  readonly answer: (answer: ListAct) => Promise<'taken' | ListRefusal>;
}

export interface ListAct {
  readonly list: DraftList;
  readonly language: Language;
  /** Only the client can make it: a second try of the same act is known by it. */
  readonly once: Uint8Array;
}

export interface ListParts {
  readonly lists: Pick<ListStore, 'find' | 'answer'>;
  readonly blobs: Pick<BlobWriter, 'dropDraft'>;
  readonly roster: CurrentRoster;
  readonly age: AgeEngine;
  readonly clock: Clock;
  readonly log: Log;
}

interface Found {
  readonly token: ListToken;
  readonly stored: StoredList;
  readonly request: ReadRequest;
  readonly verified: VerifiedRoster;
}

/** Somebody else's answer may come first; more than this is a fault and said so. */
const mostTries = 8;

export function createLists(parts: ListParts): Lists {
  return {
    find: async (text) => {
      const found = await find(parts, text);
      return typeof found === 'string' ? found : offerOf(found);
    },
    answer: async (act) => {
      for (let tries = 1; tries <= mostTries; tries += 1) {
        const found = await find(parts, act.list.offer.token);
        if (typeof found === 'string') return found;
        const taken = await store(parts, found, act);
        // What ended meanwhile, or was answered by somebody else, is looked at anew.
        if (taken === 'taken' || taken === 'again') return 'taken';
      }
      throw new SenimError('store.busy', 'others answered at the same time');
    },
  };
}

async function find(
  { lists, roster, clock, log }: ListParts,
  text: string,
): Promise<Found | ListRefusal> {
  const token = readListToken(text);
  if (token === null) return 'unknown';
  const stored = await lists.find(listKeys(token).id);
  if (stored === null) return 'unknown';
  if (stored.state !== 'open') return stored.state;
  const verified = await roster();
  if (verified?.roster.groups.analysis === undefined) return 'no-readers';
  const members = membersOf(verified.roster, 'analysis');
  const signers = members.flatMap(({ ed25519 }) => (ed25519 === null ? [] : [fromHex(ed25519)]));
  try {
    const request = openRequest(stored.packet, token, signers);
    return clock.today() > request.due ? 'over' : { token, stored, request, verified };
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    // Signed by nobody of the group, or changed in the store: nothing is asked in its name.
    log('list.refused', { code: codeOf(error) });
    return 'unknown';
  }
}

function offerOf({ token, stored, request }: Found): ListOffer {
  const { body, title, unit, post, due, asks } = request;
  return {
    token,
    body,
    title,
    unit,
    post,
    due,
    asks: asks.kind,
    quarter: asks.kind === 'plan' ? asks.quarter : null,
    items:
      asks.kind === 'plan' ? asks.items : asks.items.map((id) => ({ id, text: null, term: null })),
    answered: stored.answered,
  };
}

async function store(
  { lists, blobs, age, clock }: ListParts,
  { token, stored, request, verified }: Found,
  { list, language, once }: ListAct,
): Promise<Awaited<ReturnType<ListStore['answer']>>> {
  const { id, proof } = listKeys(token);
  const seq = stored.answers + 1;
  const all = filesOfList(list);
  const kept = keptFiles(all);
  const answer: ListAnswer = {
    v: 1,
    type: 'list-answer',
    list: id,
    seq,
    request: request.hash,
    language,
    proof,
    files:
      list.caseKey === null || kept.length === 0
        ? null
        : { caseId: list.caseKey.caseId, identity: list.caseKey.identity },
    said: saidIn(list),
  };
  const bytes = await sealAnswer(age, recipientsOf(verified.roster, 'analysis'), answer);
  const taken = await lists.answer({
    list: id,
    seq,
    day: clock.today(),
    once: hex(hkdf(once, 'list/repeat', { context: fromHex(id) })),
    bytes: bytes as SealedBytes,
    files: kept.map(({ blob }) => blob),
  });
  if (taken === 'taken') {
    const ours = new Set<string>(kept.map(({ blob }) => blob.blobId));
    for (const copy of copiesOf(all)) if (!ours.has(copy)) await blobs.dropDraft(copy);
  }
  return taken;
}

/** In the order in which it was asked; what was not answered is absent. */
function saidIn({ offer, said }: DraftList): readonly Said[] {
  return offer.items.flatMap(({ id }) => {
    const given = said[id];
    if (given === undefined) return [];
    const { choice, note } = given;
    const files = keptFiles(given.files).map(({ file, blob }) => ({
      blobId: blob.blobId,
      sha256: blob.sha256,
      mime: file.mime,
      extension: file.extension,
      cleaned: file.cleaned,
    }));
    return [{ item: id, choice, note, files }];
  });
}
