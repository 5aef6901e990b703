import { canonical } from '../platform/canonical.ts';
import { aesGcm } from '../platform/crypto/aead.ts';
import { concat, fromHex, u32, utf8, wipe } from '../platform/crypto/bytes.ts';
import { label } from '../platform/crypto/hash.ts';
import type { Random } from '../platform/crypto/random.ts';
import { gcmOpener } from '../platform/crypto/subtle.ts';
import { SenimError } from '../platform/errors.ts';
import { readShape, z } from '../platform/shape.ts';
import { type Channel, channels } from './manifest.ts';
import { statuses } from './status.ts';
import type { Status } from './status.ts';
import type { GroupKey } from './group-key.ts';
import type { CaseId, SealedBytes } from './sealed.ts';
import type { DateIso } from '../platform/time.ts';
import { day } from './frame-header.ts';

/** What the list of cases shows and searches. */
export interface Card {
  readonly title: string;
  readonly category: string;
  readonly unit: string;
  readonly state: Status;
  /** Id in the roster. */
  readonly assignee: string | null;
  /** The weightiest first: what does not fit is left out from the end. */
  readonly terms: readonly string[];
  /** Absent on the cards of earlier versions, and so is what follows. */
  readonly work?: CardWork;
  readonly facts?: CardFacts;
}

/** What statistics count a case by: choices of the report and days, never words. */
export interface CardFacts {
  /** Option ids of the form; `null` where nothing was chosen. */
  readonly category: string | null;
  readonly region: string | null;
  readonly channel: Channel;
  /** When an officer first answered. */
  readonly answered: DateIso | null;
  /** When what the law waits for came: an ending, or the way to another body. Absent on the cards of earlier versions. */
  readonly ended?: DateIso | null;
  /** The term of the law was extended when it was over. Absent as the one before, and where it was not. */
  readonly late?: true;
}

/** How the work on the case stands, for the list alone; the case itself says it with signatures. */
export interface CardWork {
  /** The place of the last entry that the card knows. */
  readonly at: number;
  /** The legal basis. */
  readonly term: string | null;
  readonly openTasks: number;
  readonly nextTask: DateIso | null;
  /** By id in the roster: the place of the reporter's last letter that this officer has seen. */
  readonly seen: Readonly<Record<string, number>>;
}

/** Every card has this many bytes, so that its size says nothing. */
export const cardLength = 2048;

/** Long titles and units are cut, and terms that do not fit are left out. */
export function sealCard(card: Card, caseId: CaseId, { key, gen }: GroupKey, random: Random) {
  const nonce = random(aesGcm.nonceLength);
  const plain = new Uint8Array(cardLength - headLength - aesGcm.nonceLength - tagLength);
  const json = fit(card, plain.length - lengthLength);
  plain.set(u32(json.length));
  plain.set(json, lengthLength);
  const head = concat(magic, u32(gen));
  const context = contextOf(head, caseId);
  const sealed = aesGcm.seal({ key: key.bytes(), nonce, context, bytes: plain });
  wipe(plain, json);
  return concat(head, nonce, sealed) as SealedBytes;
}

/** The generation of the group key under which a card stands. Throws `crypto.format`. */
export function cardGen(bytes: Uint8Array): number {
  if (bytes.length !== cardLength || magic.some((byte, at) => byte !== bytes[at])) {
    throw new SenimError('crypto.format', 'not a card');
  }
  return viewOf(bytes).getUint32(magic.length);
}

/** Throws `crypto.auth` when the card was changed or stands at another case, `crypto.format` when it is none. */
export function openCard(bytes: Uint8Array, caseId: CaseId, { key, gen }: GroupKey): Card {
  return cardIn(aesGcm.open({ key: key.bytes(), ...sealedIn(bytes, caseId, gen) }));
}

/** `openCard` for the many of a list; it holds a copy of the key, so it is not kept. */
export type CardOpener = (bytes: Uint8Array, caseId: CaseId) => Promise<Card>;

export async function cardOpener({ key, gen }: GroupKey): Promise<CardOpener> {
  const open = await gcmOpener(key.bytes());
  return async (bytes, caseId) => cardIn(await open(sealedIn(bytes, caseId, gen)));
}

function sealedIn(bytes: Uint8Array, caseId: CaseId, gen: number) {
  if (cardGen(bytes) !== gen) throw new SenimError('crypto.auth', 'a card under another key');
  const sealedAt = headLength + aesGcm.nonceLength;
  return {
    nonce: bytes.subarray(headLength, sealedAt),
    context: contextOf(bytes.subarray(0, headLength), caseId),
    bytes: bytes.subarray(sealedAt),
  };
}

function cardIn(plain: Uint8Array): Card {
  const length = viewOf(plain).getUint32(0);
  if (length > plain.length - lengthLength) throw new SenimError('crypto.format', 'not a card');
  const { v: _, ...card } = readShape(
    shape,
    plain.subarray(lengthLength, lengthLength + length),
    'card',
  );
  wipe(plain);
  return card;
}

const magic = concat(utf8('SNCD'), Uint8Array.of(1));
const headLength = magic.length + 4;
const lengthLength = 4;
const tagLength = 16;
/** Four bytes a character at most: the three fields and the frame always fit. */
const longest = 120;

const shape = z.strictObject({
  v: z.literal(1),
  title: z.string(),
  category: z.string(),
  unit: z.string(),
  state: z.enum(statuses),
  assignee: z.string().nullable(),
  terms: z.array(z.string()),
  work: z
    .strictObject({
      at: z.int().min(0),
      term: z.string().nullable(),
      openTasks: z.int().min(0),
      nextTask: day.nullable(),
      seen: z.record(z.string(), z.int().min(0)),
    })
    .exactOptional(),
  facts: z
    .strictObject({
      category: z.string().max(60).nullable(),
      region: z.string().max(60).nullable(),
      channel: z.enum(channels),
      answered: day.nullable(),
      ended: day.nullable().exactOptional(),
      late: z.literal(true).exactOptional(),
    })
    .exactOptional(),
});

function fit(card: Card, room: number): Uint8Array {
  const fixed = {
    v: 1,
    state: card.state,
    assignee: card.assignee,
    ...(card.work === undefined ? {} : { work: card.work }),
    ...(card.facts === undefined ? {} : { facts: card.facts }),
    title: cut(card.title),
    category: cut(card.category),
    unit: cut(card.unit),
  };
  const terms = [...card.terms];
  for (;;) {
    const json = canonical({ ...fixed, terms });
    if (json.length <= room) return json;
    if (terms.pop() === undefined) throw new TypeError('an id or category is far too long');
  }
}

// Control characters would take six bytes each in JSON and say nothing in a list.
function cut(text: string): string {
  return Array.from(text.replace(/\p{Cc}+/gu, ' '))
    .slice(0, longest)
    .join('');
}

function contextOf(head: Uint8Array, caseId: CaseId): Uint8Array {
  return concat(label('card'), head, fromHex(caseId));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
