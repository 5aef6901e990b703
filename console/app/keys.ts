import { keyWorkerUrl } from './key-worker-address.ts';
import { openLine } from './worker-line.ts';
import type { Keys } from './worker/contract.ts';

/** The key worker and the way to end it: with it go all keys that it held. */
export interface KeyWorker {
  readonly keys: Keys;
  readonly end: () => void;
}

/** Starts a worker without keys. */
export function startKeyWorker(): KeyWorker {
  const { call, end } = openLine<Keys>(keyWorkerUrl, 'keys');
  return {
    keys: {
      derive: call('derive'),
      unlock: call('unlock'),
      trust: call('trust'),
      learnGroupKeys: call('learnGroupKeys'),
      readCard: call('readCard'),
      openKey: call('openKey'),
      openCase: call('openCase'),
      makeCard: call('makeCard'),
      openFile: call('openFile'),
      sealMessage: call('sealMessage'),
      sealStatus: call('sealStatus'),
      closeCase: call('closeCase'),
      members: call('members'),
      signRoster: call('signRoster'),
      recover: call('recover'),
      learnSheets: call('learnSheets'),
      drill: call('drill'),
      rewrapCase: call('rewrapCase'),
      rewrapGroupKeys: call('rewrapGroupKeys'),
      ownBody: call('ownBody'),
      readSurvey: call('readSurvey'),
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
    end,
  };
}
