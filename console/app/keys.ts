import { keyWorkerUrl } from './key-worker-address.ts';
import type { Keys, Reply } from './worker/contract.ts';
import { Trouble } from './trouble.ts';

/** The key worker and the way to end it: with it go all keys that it held. */
export interface KeyWorker {
  readonly keys: Keys;
  readonly end: () => void;
}

// The page's policy allows Trusted Types of this one name, and this one address.
const policy = window.trustedTypes?.createPolicy('senim-worker', {
  createScriptURL(url) {
    if (url !== keyWorkerUrl) throw new TypeError('only the key worker may be started');
    return url;
  },
});

/** Starts a worker without keys. */
export function startKeyWorker(): KeyWorker {
  const address = policy?.createScriptURL(keyWorkerUrl) ?? keyWorkerUrl;
  const worker = new Worker(address as string, { type: 'module', name: 'keys' });
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
  // One that did not come, or was ended, answers nobody, also not who asks later.
  let isThere = true;
  worker.addEventListener('error', (event) => {
    isThere &&= event instanceof ErrorEvent;
    failAll();
  });

  function call<M extends keyof Keys>(method: M): Keys[M] {
    const ask = async (input: unknown) => {
      if (!isThere) throw new Trouble('unknown');
      const id = ++last;
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        worker.postMessage({ id, method, input }, []);
      });
      if (!reply.ok) throw new Trouble(reply.code);
      return reply.value;
    };
    // The worker is our own code, built from the same contract.
    return ask as Keys[M];
  }

  return {
    keys: new Proxy({} as Keys, { get: (_, method: keyof Keys) => call(method) }),
    end() {
      isThere = false;
      worker.terminate();
      failAll();
    },
  };
}
