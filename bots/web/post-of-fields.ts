import type { Context } from 'hono';

import type { Language } from '../../platform/language.ts';
import { readForm, type FormLimits } from '../../web/form.ts';
import { formSource } from '../../web/form-source.ts';
import type { Answers } from './answers.ts';
import { refuseForeign } from './foreign-post.ts';
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
  const { answers, limits } = how;
  const refused = await refuseForeign(context, language, how);
  if (refused !== null) return refused;
  const filled = await readFilled(readForm(formSource(context), limits));
  if (!('refused' in filled)) return filled;
  return answers.error(filled.refused === 'type' ? 415 : 400, language);
}
