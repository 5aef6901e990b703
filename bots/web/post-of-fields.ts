import type { Context } from 'hono';

import type { Language } from '../../platform/language.ts';
import { discard, readForm, type FormLimits } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import { isForeign } from '../../web/origin.ts';
import { provenanceOf } from '../../web/provenance.ts';
import type { Answers } from './answers.ts';
import { readFilled, type Filled } from './survey/fields.ts';

/**
 * What a page of ours was posted with, or the answer to what is none of ours: another site's form, a body of
 * another type, too much of it.
 */
export async function postedTo(
  context: Context,
  language: Language,
  how: {
    readonly answers: Answers;
    readonly limits: FormLimits;
    readonly publicUrl: string | null;
  },
): Promise<Filled | Response> {
  const { answers, limits, publicUrl } = how;
  const source = formSource(context);
  if (isForeign(provenanceOf(context, publicUrl))) {
    await discard(source);
    return answers.error(403, language);
  }
  const filled = await readFilled(readForm(source, limits));
  if (!('refused' in filled)) return filled;
  return answers.error(filled.refused === 'type' ? 415 : 400, language);
}
