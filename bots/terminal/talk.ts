import { basename } from 'node:path';

import type { Act, Converse } from '../conversed.ts';
import type { MakeFile, OfferedFile } from '../made-file.ts';
import { chatBody } from '../json/answer.ts';
import { chatAnswer, errorAnswer, type ChatAnswer } from '../json/shapes.ts';
import { ownFile } from './own-file.ts';
import { Refused } from './refused.ts';

/** What somebody at a terminal does. */
export type Deed =
  | { readonly kind: 'look' }
  | { readonly kind: 'choice'; readonly id: string; readonly at: string }
  | { readonly kind: 'text'; readonly text: string; readonly at: string }
  | { readonly kind: 'file'; readonly path: string };

/**
 * One conversation; it keeps its own key. Rejects with `Refused` when a deed
 * was not taken, with anything else when the assistant cannot be reached.
 */
export type Talk = (deed: Deed) => Promise<ChatAnswer>;

/** Talks to an assistant that runs elsewhere, over its JSON channel. */
export function distantTalk(url: string): Talk {
  let session: string | null = null;
  return async (deed) => {
    const answer = await fetch(`${url}/api/chat`, {
      method: 'POST',
      redirect: 'error',
      ...(deed.kind === 'file' ? await form(deed.path, session) : json(deed, session)),
    });
    // A turn that could not be finished still says where the dialog stands.
    const body: unknown = await answer.json();
    const taken = chatAnswer.safeParse(body);
    if (!taken.success) throw new Refused(errorAnswer.parse(body).error.code);
    ({ session } = taken.data);
    const messages = taken.data.messages.map((message) => reachable(message, url));
    return { ...taken.data, messages };
  };
}

/** The files of a message at the address that we talk to, whatever the assistant is called outside. */
function reachable(message: ChatAnswer['messages'][number], url: string) {
  if (message.files === undefined) return message;
  const files = message.files.map((file) => ({
    ...file,
    url: file.url.startsWith('data:')
      ? file.url
      : new URL(new URL(file.url, url).pathname, url).href,
  }));
  return { ...message, files };
}

function json(deed: Exclude<Deed, { kind: 'file' }>, session: string | null) {
  const known = session === null ? {} : { session };
  const body =
    deed.kind === 'look'
      ? known
      : { ...known, at: deed.at, [deed.kind]: deed.kind === 'choice' ? deed.id : deed.text };
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function form(path: string, session: string | null) {
  const body = new FormData();
  body.append('session', session ?? '');
  body.append('file', await ownFile(path), basename(path));
  return { body };
}

/** The assistant in this very process. */
export interface Near {
  readonly converse: Converse;
  readonly make: MakeFile;
}

/** Talks to the assistant in this very process. */
export function nearTalk({ converse, make }: Near, address: string): Talk {
  let clientKey: Uint8Array | null = null;
  return async (deed) => {
    const act = await actOf(deed);
    const conversed = await converse({ clientKey, language: null, act, channel: 'terminal' });
    ({ clientKey } = conversed);
    return await chatBody(conversed, { address, hold: (offered) => inside(offered, make) });
  };
}

/** In one process a file needs no address: it stands in it. */
async function inside(offered: OfferedFile, make: MakeFile): Promise<string> {
  const { mime, bytes } = await make(offered);
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

async function actOf(deed: Deed): Promise<Act> {
  if (deed.kind !== 'file') return deed;
  const file = await ownFile(deed.path);
  return { kind: 'file', bytes: file.stream(), name: basename(deed.path) };
}

/** Whether an assistant answers at the address, and can keep what it is told. */
export async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
