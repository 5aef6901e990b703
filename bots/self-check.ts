import { parseReceipt } from '../cases/receipt.ts';
import type { Knowledge } from '../knowledge/load.ts';
import { startState } from '../dialogs/turn.ts';
import type { FinishedReport } from '../dialogs/outcome.ts';
import { base64url } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { codeOf, placeOf, type Log } from '../platform/log.ts';
import type { Clock } from '../platform/time.ts';
import type { SelfChecks } from '../storage/self-checks.ts';
import { receiptOf, type FileReport } from './filing.ts';
import type { Visits } from './visits.ts';

export interface SelfCheckParts {
  readonly file: FileReport;
  readonly visits: Pick<Visits, 'find'>;
  readonly selfChecks: SelfChecks;
  readonly knowledge: Pick<Knowledge, 'forms'>;
  readonly random: Random;
  readonly clock: Clock;
  readonly log: Log;
}

/** Milliseconds. */
const every = 60 * 60 * 1000;

/**
 * Once a day the house files a report itself, through everything that a report passes, and comes back with its receipt.
 * That it worked is kept as a day; the report goes with the next one. A failure is logged and shown in the console.
 */
export function selfChecking(parts: SelfCheckParts): Disposable {
  const timer = setInterval(() => void selfCheck(parts), every);
  timer.unref();
  void selfCheck(parts);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

/** `due`: whether there was one to make today. Never throws. */
export async function selfCheck(parts: SelfCheckParts): Promise<'passed' | 'not-due' | 'failed'> {
  const { selfChecks, clock, log } = parts;
  try {
    const today = clock.today();
    if ((await selfChecks.passed()) === today) return 'not-due';
    if (!(await fileAndReturn(parts))) return 'not-due';
    await selfChecks.pass(today);
    await selfChecks.dropBefore(today);
    return 'passed';
  } catch (error) {
    log('self-check.failed', { code: codeOf(error), place: placeOf(error) });
    return 'failed';
  }
}

/** `false`: intake is closed, which the console tells by itself. */
async function fileAndReturn({
  file,
  visits,
  knowledge,
  random,
}: SelfCheckParts): Promise<boolean> {
  const form = knowledge.forms.get('report');
  if (form === undefined) throw new TypeError('there is no form of a report');
  const report: FinishedReport = {
    formId: form.id,
    formVersion: form.version,
    answers: [{ question: 'recall', answer: { kind: 'text', text: 'Senim: self-check' } }],
    files: [],
    named: false,
  };
  const clientKey = random(32);
  const { session } = startState('kk', base64url(random(16)));
  const filed = await file({
    outcome: { kind: 'report', group: 'default', report },
    clientKey,
    session,
    caseKey: null,
    channel: 'web',
    update: null,
    selfCheck: true,
  });
  if (filed === 'closed') return false;
  const receipt = parseReceipt(receiptOf(clientKey, session));
  if (!receipt.ok) throw new TypeError('a receipt of our own must be readable');
  if ((await visits.find(receipt.symbols)) === null) {
    throw new SenimError('store.integrity', 'what was acknowledged is not there');
  }
  return true;
}
