import { SenimError } from '../../platform/errors.ts';
import type { Silence } from '../../platform/log.ts';

/** What a model's server may send back at most, in bytes: many times what can be shown. */
const mostBytes = 256 * 1024;

/** Why a model's server gave nothing; no word of what was sent or received. */
export class ModelError extends SenimError {
  readonly because: Silence;
  constructor(because: Silence) {
    super('model', because);
    this.name = 'ModelError';
    this.because = because;
  }
}

/**
 * The only way in which a library reaches a model: to the one address that was set, with no header but what the body is,
 * without following anywhere, until `signal` fires and no more than `mostBytes` came. A library that gets an answer it
 * cannot read prints it; so it gets none that is not JSON throughout.
 */
export function ownFetch(baseUrl: string, signal: AbortSignal): typeof fetch {
  return async (input, init) => {
    const address = typeof input === 'string' || input instanceof URL ? String(input) : input.url;
    if (!address.startsWith(`${baseUrl}/`) || init?.method !== 'POST') {
      throw new ModelError('refused');
    }
    const answer = await fetch(address, {
      method: 'POST',
      body: init.body ?? null,
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      redirect: 'error',
      signal,
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      throw new ModelError('refused');
    }
    const text = await wholeText(answer);
    return new Response(text, { headers: { 'content-type': 'application/json' } });
  };
}

async function wholeText({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.byteLength;
    if (size > mostBytes) throw new ModelError('unreadable');
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  if (!isJson(text) && !text.split('\n').every((line) => line.trim() === '' || isJson(line))) {
    throw new ModelError('unreadable');
  }
  return text;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
