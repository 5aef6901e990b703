import {
  type CrashStep,
  filingSteps,
  migrationSteps,
  surveySteps,
  wordSteps,
  wrapSteps,
} from '../../storage/filing-step.ts';

export type StrikeKind =
  'report' | 'large' | 'letter' | 'answer' | 'word' | 'wrap' | 'migrate' | 'crowd';

/** One kill: during which act, and where in it; `null` is whatever moment it happens to be. */
export interface Strike {
  readonly kind: StrikeKind;
  readonly step: CrashStep | null;
}

const aboutFiles: readonly CrashStep[] = ['blob-half', 'blob-synced', 'blob-renamed'];

/** Where each act is cut short. A large report passes the places of its file, a small one the others. */
const places: Readonly<Record<StrikeKind, readonly (CrashStep | null)[]>> = {
  report: filingSteps.filter((step) => !aboutFiles.includes(step)),
  large: aboutFiles,
  letter: ['committed', 'rows-written', 'transaction-open', 'received'],
  answer: surveySteps,
  word: wordSteps,
  wrap: wrapSteps,
  migrate: migrationSteps,
  crowd: [null],
};

const kinds = Object.keys(places) as readonly StrikeKind[];

/** So many kills: all kinds by turns, and in each kind all places by turns, the last first. */
export function strikes(count: number): readonly Strike[] {
  return Array.from({ length: count }, (_, at): Strike => {
    const kind = kinds[at % kinds.length] ?? 'crowd';
    const round = Math.floor(at / kinds.length);
    return { kind, step: places[kind].at(-1 - (round % places[kind].length)) ?? null };
  });
}
