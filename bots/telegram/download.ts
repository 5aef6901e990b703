import type { Api } from 'grammy';

import type { Secret } from '../../platform/secret.ts';
import { TelegramError } from './trouble.ts';

/** Opens a file that somebody sent. Throws `TelegramError`; `too-big` past what a bot may fetch. */
export type Download = (fileId: string) => Promise<ReadableStream<Uint8Array>>;

/** More than this the Bot API does not hand out. */
export const mostFileBytes = 20 * 2 ** 20;

export interface DownloadParts {
  readonly api: Api;
  readonly token: Secret;
  readonly apiRoot: string;
  readonly stop: AbortSignal;
}

const tries = 3;
const wholeFile = 5 * 60_000;

export function downloader({ api, token, apiRoot, stop }: DownloadParts): Download {
  return async (fileId) => {
    const { file_path: path } = await api.getFile(fileId);
    if (path === undefined || !/^[\w./-]+$/.test(path) || path.includes('..')) {
      throw new TelegramError('refused');
    }
    const address = `${apiRoot}/file/bot${new TextDecoder().decode(token.bytes())}/${path}`;
    for (let round = 1; ; round += 1) {
      const answer = await asked(address, stop);
      if (answer?.ok === true && answer.body !== null) return answer.body;
      await answer?.body?.cancel();
      if (round === tries || stop.aborted) throw new TelegramError('network');
    }
  };
}

/** `null` when there was no answer; the error itself would name the address, and with it the token. */
async function asked(address: string, stop: AbortSignal): Promise<Response | null> {
  const signal = AbortSignal.any([stop, AbortSignal.timeout(wholeFile)]);
  return await fetch(address, { signal, redirect: 'error' }).catch(() => null);
}
