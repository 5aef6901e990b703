import { refusal } from '../refusals.ts';
import { Trouble } from './trouble.ts';

/** Throws `Trouble` for whatever is not an answer: the network’s silence, or the server’s refusal by name. */
export async function send(
  fetching: typeof fetch,
  path: string,
  init: RequestInit,
): Promise<Response> {
  const response = await fetching(path, { ...init, redirect: 'error' }).catch(() => {
    throw new Trouble('network');
  });
  if (response.ok) return response;
  const said = refusal.safeParse(await json(response));
  throw new Trouble(said.success ? said.data.refusal : 'unknown');
}

export async function json(response: Response): Promise<unknown> {
  return (await response.json().catch(() => null)) as unknown;
}
