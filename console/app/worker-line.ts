import { keyWorkerUrl, newKeyWorkerUrl } from './key-worker-address.ts';
import { Trouble } from './trouble.ts';
import type { Reply } from './worker/contract.ts';

/** What a worker can be asked: each question has one answer. */
type Contract<K> = { readonly [M in keyof K]: (input: never) => Promise<unknown> };

export interface Line<K> {
  readonly call: <M extends keyof K>(method: M) => K[M];
  /** With the worker goes everything that it held. */
  readonly end: () => void;
}

// The page's policy allows Trusted Types of this one name, and these addresses.
const policy = window.trustedTypes?.createPolicy('senim-worker', {
  createScriptURL(url) {
    if (url !== keyWorkerUrl && url !== newKeyWorkerUrl) {
      throw new TypeError('only the key workers may be started');
    }
    return url;
  },
});

/** Starts a worker and speaks with it. */
export function openLine<K extends Contract<K>>(url: string, name: string): Line<K> {
  const address = policy?.createScriptURL(url) ?? url;
  const worker = new Worker(address as string, { type: 'module', name });
  const waiting = new Map<number, (reply: Reply) => void>();
  let last = 0;

  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    waiting.get(data.id)?.(data);
    waiting.delete(data.id);
  });
  const failAll = () => {
    for (const [id, answer] of waiting) answer({ id, ok: false, code: 'unknown' });
    waiting.clear();
  };
  worker.addEventListener('error', failAll);

  return {
    call<M extends keyof K>(method: M): K[M] {
      const ask = async (input: unknown) => {
        const id = ++last;
        const reply = await new Promise<Reply>((resolve) => {
          waiting.set(id, resolve);
          worker.postMessage({ id, method, input }, []);
        });
        if (!reply.ok) throw new Trouble(reply.code);
        return reply.value;
      };
      // The worker is our own code, built from the same contract.
      return ask as unknown as K[M];
    },
    end() {
      worker.terminate();
      failAll();
    },
  };
}
