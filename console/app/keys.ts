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
  // One that did not come answers nobody, also not who asks later.
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
    keys: {
      derive: call('derive'),
      verifySnapshots: call('verifySnapshots'),
      signSnapshot: call('signSnapshot'),
      sealGroupDocument: call('sealGroupDocument'),
      openGroupDocuments: call('openGroupDocuments'),
      unlock: call('unlock'),
      trust: call('trust'),
      learnGroupKeys: call('learnGroupKeys'),
      readCards: call('readCards'),
      openKey: call('openKey'),
      openCase: call('openCase'),
      makeCard: call('makeCard'),
      openFile: call('openFile'),
      sealMessage: call('sealMessage'),
      sealStatus: call('sealStatus'),
      sealWork: call('sealWork'),
      sealPackage: call('sealPackage'),
      outsideNumbers: call('outsideNumbers'),
      closeCase: call('closeCase'),
      sealReason: call('sealReason'),
      openReason: call('openReason'),
      signAct: call('signAct'),
      readActs: call('readActs'),
      signAnswer: call('signAnswer'),
      signRootAnswer: call('signRootAnswer'),
      readProposal: call('readProposal'),
      sealEntered: call('sealEntered'),
      enlist: call('enlist'),
      hold: call('hold'),
      members: call('members'),
      numbersToCompare: call('numbersToCompare'),
      auditPlace: call('auditPlace'),
      followAudit: call('followAudit'),
      openDetails: call('openDetails'),
      rememberAudit: call('rememberAudit'),
      drawPassphrase: call('drawPassphrase'),
      changePassphrase: call('changePassphrase'),
      settlePassphrase: call('settlePassphrase'),
      signRoster: call('signRoster'),
      recover: call('recover'),
      learnSheets: call('learnSheets'),
      drill: call('drill'),
      rewrapCase: call('rewrapCase'),
      rewrapGroupKeys: call('rewrapGroupKeys'),
      ownBody: call('ownBody'),
      readSurvey: call('readSurvey'),
      readLeftSurvey: call('readLeftSurvey'),
      adoptSurvey: call('adoptSurvey'),
      signSurvey: call('signSurvey'),
      signResults: call('signResults'),
      openWords: call('openWords'),
      makeListLinks: call('makeListLinks'),
      openListAnswers: call('openListAnswers'),
      openListFile: call('openListFile'),
      learnAnalysisKeys: call('learnAnalysisKeys'),
      sealAnalysisKeys: call('sealAnalysisKeys'),
      sealDocument: call('sealDocument'),
      openDocuments: call('openDocuments'),
      sealEvidence: call('sealEvidence'),
      openEvidence: call('openEvidence'),
    },
    end() {
      worker.terminate();
      failAll();
    },
  };
}
