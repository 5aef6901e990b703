import type { Context } from 'hono';

import { phrase } from '../../knowledge/phrases.ts';
import { base64url } from '../../platform/crypto/bytes.ts';
import type { Language } from '../../platform/language.ts';
import { readForm, type FormLimits, type FormRefusal } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import type { Converse, Conversed } from '../conversed.ts';
import { Crowded } from '../gate/gated.ts';
import { filesOf } from '../view.ts';
import { fileLimits } from './answer.ts';
import type { Answers } from './answers.ts';
import type { ErrorStatus } from './error-page.ts';
import { fileChoice } from './messages.ts';
import { type CameWith, takePost, type Posted } from './posted.ts';

/** The dialog counts ten files and says so; only a flood of them is stopped here. */
export const formLimits: FormLimits = {
  field: 1024 * 1024,
  fields: 16,
  files: fileLimits.megabytes * 1024 * 1024,
  fileCount: fileLimits.files * 4,
};

export interface PostDeps {
  readonly converse: Converse;
  readonly onFailure: (error: unknown) => void;
  readonly cameFrom: (context: Context) => CameWith;
}

/** Answers a posted form: 303 to the page, or the page itself where there is no cookie or something to say. */
export async function converseByPost(
  context: Context,
  language: Language,
  { converse, onFailure, cameFrom }: PostDeps,
  answers: Answers,
): Promise<Response> {
  const kept = answers.keptBy(context);
  const parts = readForm(formSource(context), formLimits);
  const cameWith = cameFrom(context);
  const posted = await takePost(parts, { kept, language, converse, cameWith });
  const session = kept === null ? sessionOf(posted) : null;
  const isCrowded = posted.failure?.error instanceof Crowded;
  if (posted.failure !== null && !isCrowded) onFailure(posted.failure.error);
  if (posted.refused !== null || posted.conversed === null) {
    const failed = isCrowded ? 503 : 500;
    const status = posted.refused === null ? failed : refusalStatuses[posted.refused];
    return answers.error(status, language, {}, session, posted.fields);
  }
  const file = await handedFile(posted.conversed, posted, answers);
  return (
    file ?? answered(posted.conversed, posted, session, new URL(context.req.url).origin, answers)
  );
}

/** The file that a button of the page asked for; `null` when none was. */
async function handedFile(
  { view }: Conversed,
  { fields }: Posted,
  answers: Answers,
): Promise<Response | null> {
  const { choice } = fields;
  if (choice?.startsWith(fileChoice) !== true) return null;
  const offered = filesOf(view)[Number(choice.slice(fileChoice.length)) - 1];
  return offered === undefined ? null : await answers.file(offered);
}

function answered(
  conversed: Conversed,
  posted: Posted,
  session: string | null,
  origin: string,
  answers: Answers,
): Response {
  const { view, outcome, clientKey } = conversed;
  if (outcome === 'erased') return answers.leave(view.language);
  if (outcome === 'receipt-file' && view.receipt !== null) {
    return session === null
      ? answers.seeOther(`/${view.language}/receipt.txt`, clientKey)
      : answers.receiptFile(view.language, view.receipt, origin);
  }
  const notice = noticeOf(conversed, posted);
  const sentence = carried(posted);
  const direct = session !== null || notice !== null || sentence !== null || posted.tooLarge;
  if (!direct && conversed.problem === null)
    return answers.seeOther(`/${view.language}/`, clientKey);
  const status = posted.tooLarge ? 413 : null;
  return answers.ownPage(conversed, status, {
    session,
    notice,
    unsaved: conversed.unsaved ?? sentence,
    echo: echoOf(conversed, posted),
  });
}

export const refusalStatuses = {
  type: 415,
  malformed: 400,
  'too-large': 413,
  'too-many': 413,
  'too-slow': 408,
} as const satisfies Record<FormRefusal, ErrorStatus>;

function sessionOf({ clientKey }: Posted): string | null {
  return clientKey === null ? null : base64url(clientKey);
}

/** What has to be said beside the view itself. */
function noticeOf({ view }: Conversed, { said, fields, files }: Posted): string | null {
  if (said.length > 0) return [...new Set(said)].join('\n\n');
  const { text, choice, language } = fields;
  const nothing = files === 0 && text === null && choice === null && language === null;
  return nothing && view.expects === 'file' ? phrase(view.language, 'web.no-file') : null;
}

/** Who changes the language in the middle of a sentence keeps the sentence. */
function carried({ fields }: Posted): string | null {
  return fields.language !== null && fields.text ? fields.text : null;
}

function echoOf({ view, unsaved }: Conversed, { fields }: Posted): string | null {
  const wrong = view.messages.some((said) => said.kind === 'say' && said.tone === 'problem');
  return wrong || unsaved !== null || fields.choice !== null || fields.language !== null
    ? null
    : fields.text;
}
