import { canonical } from '../../platform/canonical.ts';
import { xchacha } from '../../platform/crypto/aead.ts';
import { concat, hex, u32, utf8, wipe } from '../../platform/crypto/bytes.ts';
import { sign, verify } from '../../platform/crypto/ed25519.ts';
import { hash } from '../../platform/crypto/hash.ts';
import type { Random } from '../../platform/crypto/random.ts';
import { SenimError } from '../../platform/errors.ts';
import { padme } from '../../platform/padme.ts';
import type { Secret } from '../../platform/secret.ts';
import { readShape, z } from '../../platform/shape.ts';
import { dateIso, type DateIso } from '../../platform/time.ts';
import { listKeys, type ListToken } from './token.ts';

/** What somebody is asked by a personal link. Signed, so that whoever holds the database cannot ask something else. */
export interface ListRequest {
  readonly v: 1;
  readonly type: 'list-request';
  /** The document in which the officers keep this request, and its project. 32 hex digits each. */
  readonly project: string;
  readonly request: string;
  /** Who asks. */
  readonly body: string;
  /** Which analysis it is for. */
  readonly title: string;
  readonly unit: string;
  /** Who is asked to answer: a post, never a name. */
  readonly post: string;
  readonly day: DateIso;
  /** The last day on which an answer is taken. */
  readonly due: DateIso;
  readonly asks: ListAsks;
}

export type ListAsks =
  /** `version`: the wording that the officer saw. */
  | { readonly kind: 'indicators'; readonly version: string; readonly items: readonly string[] }
  | {
      readonly kind: 'plan';
      /** `2026-Q2` */
      readonly quarter: string;
      readonly items: readonly PlanItem[];
    };

/** A recommendation of the plan that the unit owns, in the words of the plan. */
export interface PlanItem {
  readonly id: string;
  readonly text: string;
  readonly term: DateIso | null;
}

/** All signs of all directions; nobody is asked for more. */
export const mostListItems = 91;

/** Throws `content` that lists every reason why the request cannot be sent. */
export function writeRequest(request: ListRequest): Uint8Array {
  const problems = requestProblems(request);
  if (problems.length > 0) {
    throw new SenimError('content', `The request is wrong:\n${problems.join('\n')}`);
  }
  return canonical(request);
}

function requestProblems({ asks, day, due, ...words }: ListRequest): string[] {
  const ids = asks.kind === 'plan' ? asks.items.map(({ id }) => id) : asks.items;
  return [
    ...(['body', 'title', 'unit', 'post'] as const)
      .filter((name) => words[name].trim() === '' || words[name].length > longestLine)
      .map((name) => `${name}: 1 to ${String(longestLine)} characters`),
    ...(ids.length >= 1 && ids.length <= mostListItems
      ? []
      : [`items: 1 to ${String(mostListItems)}`]),
    ...(new Set(ids).size === ids.length ? [] : ['an item stands twice']),
    ...(day <= due ? [] : ['it ends before it begins']),
  ];
}

const longestLine = 300;
const longestText = 4000;

/** A request that was checked, with what answers call it by. */
export interface ReadRequest extends ListRequest {
  /** Of the signed bytes, hex. */
  readonly hash: string;
}

/** What the store keeps: the request and its signature, under a key that only the link gives. */
export function sealRequest(
  bytes: Uint8Array,
  seed: Secret,
  token: ListToken,
  random: Random,
): Uint8Array {
  const { id, packet } = listKeys(token);
  const written = concat(u32(bytes.length), sign(seed, signLabel, utf8(id), bytes), bytes);
  const plain = new Uint8Array(padme(Math.max(leastPacket, written.length)));
  plain.set(written);
  const nonce = random(xchacha.nonceLength);
  const sealed = xchacha.seal({ key: packet, nonce, context: utf8(id), bytes: plain });
  wipe(plain, packet);
  return concat(nonce, sealed);
}

/**
 * Opens what `sealRequest` made, if one of `signers` (Ed25519 public keys of the working group) signed it for this link.
 * Throws `crypto.auth` for another link, changed bytes or a foreign signature, `crypto.format` and `content` otherwise.
 */
export function openRequest(
  sealed: Uint8Array,
  token: ListToken,
  signers: readonly Uint8Array[],
): ReadRequest {
  const { id, packet } = listKeys(token);
  const plain = xchacha.open({
    key: packet,
    nonce: sealed.subarray(0, xchacha.nonceLength),
    context: utf8(id),
    bytes: sealed.subarray(xchacha.nonceLength),
  });
  wipe(packet);
  const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
  if (headLength + length > plain.length) throw new SenimError('crypto.format', 'not a request');
  const signature = plain.slice(4, headLength);
  const bytes = plain.slice(headLength, headLength + length);
  if (!signers.some((key) => verify(key, signature, signLabel, utf8(id), bytes))) {
    throw new SenimError('crypto.auth', 'nobody of the working group signed this request');
  }
  const request = readShape(shape, bytes, 'list request');
  writeRequest(request);
  return { ...request, hash: hex(hash('list/hash', bytes)) };
}

const signLabel = 'list/request';
const headLength = 4 + 64;
/** So that a short and a long list are of one length. */
const leastPacket = 4096;

const day = z.string().transform((text, context): DateIso => {
  const read = dateIso(text);
  if (read !== null) return read;
  context.addIssue('is no calendar day');
  return z.NEVER;
});
const id = z.string().regex(/^[0-9a-f]{32}$/u);
const line = z.string().min(1).max(longestLine);

const shape = z.strictObject({
  v: z.literal(1),
  type: z.literal('list-request'),
  project: id,
  request: id,
  body: line,
  title: line,
  unit: line,
  post: line,
  day,
  due: day,
  asks: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('indicators'),
      version: z.string().regex(/^[0-9a-f]{64}$/u),
      items: z.array(z.string().regex(/^[a-z]+-\d{1,2}$/u)),
    }),
    z.strictObject({
      kind: z.literal('plan'),
      quarter: z.string().regex(/^\d{4}-Q[1-4]$/u),
      items: z.array(
        z.strictObject({
          id: z.string().regex(/^[a-z0-9-]{1,32}$/u),
          text: z.string().min(1).max(longestText),
          term: day.nullable(),
        }),
      ),
    }),
  ]),
});
