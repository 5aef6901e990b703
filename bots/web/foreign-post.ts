import type { Context } from 'hono';

import type { Language } from '../../platform/language.ts';
import { discard } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { isForeign } from '../../web/origin.ts';
import { provenanceOf } from '../../web/provenance.ts';
import type { Answers } from './answers.ts';

/** The answer to a form that another site may have sent, its body read to the end and forgotten; `null` = one of ours. */
export async function refuseForeign(
  context: Context,
  language: Language,
  { answers, publicUrl }: { readonly answers: Answers; readonly publicUrl: string | null },
): Promise<Response | null> {
  if (!isForeign(provenanceOf(context, publicUrl))) return null;
  await discard(formSource(context));
  return answers.error(403, language);
}
