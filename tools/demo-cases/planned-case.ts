import type { Card } from '../../cases/card.ts';
import { newCaseKey } from '../../cases/case-key.ts';
import type { OpenedEntry } from '../../cases/entry.ts';
import { newCaseId } from '../../cases/ids.ts';
import type { Channel } from '../../cases/manifest.ts';
import { makeReceipt, parseReceipt, type ReporterKeys, reporterKeys } from '../../cases/receipt.ts';
import { type ReportBody, reportBody } from '../../cases/report.ts';
import { rootFingerprint } from '../../cases/root.ts';
import { sealCase } from '../../cases/seal.ts';
import type { SealedCase } from '../../cases/sealed.ts';
import type { Status } from '../../cases/status.ts';
import { nextCard } from '../../console/app/worker/card-view.ts';
import type { Knowledge } from '../../knowledge/load.ts';
import { base64url, fromHex } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import type { DateIso } from '../../platform/time.ts';
import type { DemoOfficer } from './officer.ts';
import type { Planned } from './plan.ts';

/** A case that was sealed here, with what its reporter would hold. */
export interface PlannedCase {
  readonly sealed: SealedCase;
  /** What was sealed. */
  readonly report: ReportBody;
  readonly receipt: string;
  readonly reporter: ReporterKeys;
  readonly caseRecipient: string;
}

/** Seals a case as the console does for whoever called. Throws `TypeError` where the body has no such form. */
export async function sealPlanned(
  { desk, roster, id }: Pick<DemoOfficer, 'desk' | 'roster' | 'id'>,
  planned: Planned,
  { day, dueDay }: { readonly day: DateIso; readonly dueDay: DateIso },
  { forms }: Pick<Knowledge, 'forms'>,
): Promise<PlannedCase> {
  const { random, age } = { random: systemRandom, age: nativeAge };
  const form = forms.get(planned.kind);
  if (form === undefined) throw new TypeError('no such form');
  const key = await newCaseKey({ random, age });
  const made = { draftKey: new Secret(random(32)), token: base64url(random(16)), counter: 0 };
  const receipt = makeReceipt(made);
  const parsed = parseReceipt(receipt);
  if (!parsed.ok) throw new TypeError('a receipt of our own must be readable');
  const reporter = reporterKeys(parsed.symbols);
  const entered =
    planned.channel === 'office' ? ({ by: id, how: 'phone', received: day } as const) : null;
  const finished = {
    formId: form.id,
    formVersion: form.version,
    answers: answersOf(planned),
    files: [],
    named: false,
  };
  const report = reportBody(finished, form, planned.language, entered);
  const sealed = await sealCase({
    random,
    age,
    roster,
    rootFingerprint: rootFingerprint(fromHex(desk.keys.pins.rootPublic)),
    group: planned.group,
    caseId: newCaseId(random),
    caseIdentity: key.identity,
    reporter,
    report,
    files: [],
    channel: planned.channel,
    day,
    dueDay,
  });
  return { sealed, report, receipt, reporter, caseRecipient: key.recipient };
}

/** The card that a console makes of such a case once it has opened it. */
export function plannedCard(
  { report, channel }: { readonly report: ReportBody; readonly channel: Channel },
  read: {
    readonly state: Status;
    readonly entries: readonly OpenedEntry[];
    /** Those that one signed where two must. */
    readonly alone: ReadonlySet<string>;
  },
  officer: string,
): Card {
  const thread = { ...read, thread: [], last: 0, faults: [] };
  return nextCard(null, { report, channel }, thread, { officer, seen: null });
}

function answersOf({ kind, recall, what, region, unit, group }: Planned) {
  const about = group === 'oversight' ? 'yes' : 'no';
  if (kind === 'question') return [choice('question-unit', about), text('question', recall)];
  return [
    choice('about-unit', about),
    text('recall', recall),
    choice('what', what),
    choice('region', region),
    text('unit', unit),
    choice('continues', 'yes'),
  ];
}

function text(question: string, said: string) {
  return { question, answer: { kind: 'text', text: said } as const };
}

function choice(question: string, option: string) {
  return { question, answer: { kind: 'choice', option } as const };
}
