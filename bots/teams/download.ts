import type { OurToken } from './connector.ts';
import type { Hosts } from './hosts.ts';
import { TeamsError, troubleOf } from './trouble.ts';

/** Opens a file that somebody sent. Throws `TeamsError`; `refused` for an address that we do not call. */
export type Download = (address: string) => Promise<ReadableStream<Uint8Array>>;

/** As much as in Telegram: what a messenger is good for. */
export const mostFileBytes = 20 * 2 ** 20;

const wholeFile = 5 * 60_000;

export function downloader({
  hosts,
  token,
  stop,
}: {
  readonly hosts: Hosts;
  readonly token: OurToken;
  readonly stop: AbortSignal;
}): Download {
  return async (address) => {
    const isService = hosts.isService(address);
    if (!isService && !hosts.isContent(address)) throw new TeamsError('refused');
    // Pictures lie at the service itself, behind our token; other files bring their own key in the address.
    const ours = isService ? await token() : null;
    const answer = await fetch(address, {
      redirect: 'error',
      headers: ours === null ? {} : { authorization: `Bearer ${ours}` },
      signal: AbortSignal.any([stop, AbortSignal.timeout(wholeFile)]),
    }).catch(() => null);
    if (answer === null) throw new TeamsError('network');
    if (!answer.ok || answer.body === null) {
      await answer.body?.cancel();
      throw new TeamsError(troubleOf(answer.status));
    }
    if (Number(answer.headers.get('content-length') ?? 0) > mostFileBytes) {
      await answer.body.cancel();
      throw new TeamsError('too-big');
    }
    return limited(answer.body);
  };
}

/** Not every server says beforehand how much there is. */
function limited(bytes: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let passed = 0;
  return bytes.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        passed += chunk.length;
        if (passed > mostFileBytes) controller.error(new TeamsError('too-big'));
        else controller.enqueue(chunk);
      },
    }),
  );
}
