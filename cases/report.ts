import type { DraftBlob, DraftFile } from '../dialogs/draft.ts';
import type { FinishedReport } from '../dialogs/outcome.ts';
import type { Answer, Question, Questionnaire } from '../knowledge/schema/questionnaire.ts';
import { languages } from '../platform/language.ts';
import type { Language, Localized } from '../platform/language.ts';
import { z } from '../platform/shape.ts';
import type { DateIso } from '../platform/time.ts';
import { day } from './frame-header.ts';
import { blobId, idPattern } from './ids.ts';
import type { BlobId, StoredBlob } from './sealed.ts';

/** A report with the labels of its own questions: it can be read when the form has long changed. */
export interface ReportBody {
  readonly v: 1;
  readonly form: { readonly id: string; readonly version: string; readonly title: Localized };
  /** The language in which the person wrote. */
  readonly language: Language;
  readonly named: boolean;
  /** In the order asked. */
  readonly answers: readonly {
    readonly question: string;
    readonly label: Localized;
    readonly answer: Answer;
    /** The labels of the options that were chosen, by id. */
    readonly options: Readonly<Record<string, Localized>>;
  }[];
  readonly files: readonly ReportFile[];
  /** Present where an officer wrote it down for somebody else. */
  readonly entered?: Entered;
}

/** How a report came that an officer entered: all that tells it from one that a person sent. */
export interface Entered {
  /** The officer's id in the roster. */
  readonly by: string;
  readonly how: (typeof waysIn)[number];
  /** The day of the call, the letter or the visit. */
  readonly received: DateIso;
}

export const waysIn = ['phone', 'letter', 'in-person'] as const;

export interface ReportFile {
  readonly blobId: BlobId;
  readonly mime: string;
  readonly extension: string;
  /** Whether this is the copy without metadata. */
  readonly cleaned: boolean;
}

/** Throws `TypeError` when an answer belongs to no question of `form`. */
export function reportBody(
  report: FinishedReport,
  form: Questionnaire,
  language: Language,
  entered: Entered | null = null,
): ReportBody {
  return {
    v: 1,
    form: { id: form.id, version: report.formVersion, title: form.title },
    language,
    named: report.named,
    answers: report.answers.map(({ question: id, answer }) => {
      const question = form.questions.find((candidate) => candidate.id === id);
      if (question === undefined) throw new TypeError('an answer to no question of the form');
      return { question: id, label: question.label, answer, options: chosen(question, answer) };
    }),
    files: keptFiles(report.files).map(({ file }) => file),
    ...(entered === null ? {} : { entered }),
  };
}

/** The stored blobs that go with a report or a letter, in order; the other copies are dropped by the store. */
export function keptFiles(
  files: readonly DraftFile[],
): readonly { readonly file: ReportFile; readonly blob: StoredBlob }[] {
  return files.flatMap((file) => {
    const { cleaned, original, keep } = file;
    const clean = cleaned !== null && keep !== 'original' ? [kept(file, cleaned, true)] : [];
    const raw = cleaned === null || keep !== 'cleaned' ? [kept(file, original, false)] : [];
    return [...clean, ...raw];
  });
}

export const reportFileShape = z.strictObject({
  blobId: z.string().regex(idPattern).transform(blobId),
  mime: z.string(),
  extension: z.string(),
  cleaned: z.boolean(),
});

const localized = z.strictObject({ kk: z.string(), ru: z.string(), en: z.string() });

const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({
    kind: z.literal('choice'),
    option: z.string(),
    other: z.string().exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    options: z.array(z.string()),
    other: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('number'), value: z.number() }),
  z.strictObject({ kind: z.literal('date'), value: z.string() }),
  z.strictObject({ kind: z.literal('skipped') }),
  z.strictObject({ kind: z.literal('declined') }),
]);

export const reportShape: z.ZodType<ReportBody> = z.strictObject({
  v: z.literal(1),
  form: z.strictObject({ id: z.string(), version: z.string(), title: localized }),
  language: z.enum(languages),
  named: z.boolean(),
  answers: z.array(
    z.strictObject({
      question: z.string(),
      label: localized,
      answer,
      options: z.record(z.string(), localized),
    }),
  ),
  files: z.array(reportFileShape),
  entered: z.strictObject({ by: z.string(), how: z.enum(waysIn), received: day }).exactOptional(),
});

function chosen(question: Question, answer: Answer): Record<string, Localized> {
  if (question.type !== 'single' && question.type !== 'multiple') return {};
  const picked =
    answer.kind === 'choice' ? [answer.option] : answer.kind === 'choices' ? answer.options : [];
  return Object.fromEntries(
    question.options
      .filter((option) => picked.includes(option.id))
      .map((option) => [option.id, option.label]),
  );
}

function kept(file: DraftFile, blob: DraftBlob, cleaned: boolean) {
  const id = blobId(blob.blobId);
  return {
    file: { blobId: id, mime: file.mime, extension: file.extension, cleaned },
    blob: { blobId: id, sha256: blob.sha256, size: blob.size },
  };
}
