import { hex, utf8 } from '../platform/crypto/bytes.ts';
import { hash } from '../platform/crypto/hash.ts';
import { z } from '../platform/shape.ts';
import type { Knowledge } from './load.ts';
import type { Choice, Question, Questionnaire } from './schema/questionnaire.ts';

/** What a body adds to the form of a report: its units, its kinds of violations, and words of its own to its pledge. */

/** Where it stands among the settings. */
export const ownFormName = 'own-form';

const words = (longest: number) =>
  z.strictObject({
    kk: z.string().trim().min(1).max(longest),
    ru: z.string().trim().min(1).max(longest),
    en: z.string().trim().min(1).max(longest),
  });

/** `retired`: not offered any more; reports that named it carry its name themselves. */
const ownChoice = z.strictObject({
  id: z.string().regex(/^own-[0-9a-f]{16}$/),
  label: words(80),
  retired: z.boolean(),
});
export type OwnChoice = z.output<typeof ownChoice>;

const distinct = (choices: readonly OwnChoice[]) =>
  new Set(choices.map(({ id }) => id)).size === choices.length;

export const ownUnits = z.array(ownChoice).max(60).refine(distinct);
export const ownCategories = z.array(ownChoice).max(20).refine(distinct);
/** Kinds that the product knows and this body does not offer; “other” always stays. */
export const hiddenCategories = z
  .array(z.string().regex(/^[a-z-]{1,40}$/))
  .max(40)
  .refine((ids) => !ids.includes('other'));
export const pledgeWords = words(400).nullable();

export const ownForm = z.strictObject({
  units: ownUnits,
  categories: ownCategories,
  hidden: hiddenCategories,
  pledge: pledgeWords,
});
export type OwnForm = z.output<typeof ownForm>;

export const noOwnForm: OwnForm = { units: [], categories: [], hidden: [], pledge: null };

/** The settings as they are stored; `null` where nothing was set. Throws where they are not ours. */
export function readOwnForm(stored: string | null): OwnForm {
  return stored === null ? noOwnForm : ownForm.parse(JSON.parse(stored));
}

/**
 * The knowledge as this body asks by it. `offered`: what is asked now; `named`: with everything that an answer of a
 * moment ago may still name.
 */
export function withOwnForm(
  knowledge: Knowledge,
  own: OwnForm,
  which: 'offered' | 'named' = 'offered',
): Knowledge {
  const form = knowledge.forms.get('report');
  if (form === undefined) return knowledge;
  const changed = formWith(form, own, which);
  const forms = new Map(knowledge.forms).set(form.id, changed);
  return { ...knowledge, forms, ...(own.pledge === null ? {} : { pledgeWords: own.pledge }) };
}

function formWith(form: Questionnaire, own: OwnForm, which: 'offered' | 'named'): Questionnaire {
  const wanted = (each: OwnChoice) => which === 'named' || !each.retired;
  const units = own.units.filter(wanted).map(choiceOf);
  const categories = own.categories.filter(wanted).map(choiceOf);
  const hidden = which === 'named' ? [] : own.hidden;
  if (units.length + categories.length + hidden.length === 0) return form;
  const other = form.questions.flatMap((question) =>
    question.id === 'what' && question.type === 'single'
      ? question.options.filter(({ id }) => id === 'other')
      : [],
  );
  const questions = form.questions.map((question) => {
    if (question.id === 'unit') return unitQuestion(question, units, other);
    if (question.id === 'what') return categoryQuestion(question, categories, hidden);
    return question;
  });
  const said = utf8(JSON.stringify([form.version, units, categories, hidden]));
  return { ...form, questions, version: hex(hash('questionnaire/own', said)) };
}

function choiceOf({ id, label }: OwnChoice): Choice {
  return { id, label };
}

/** A list to choose from, and still any words: nobody has to find the right name. */
function unitQuestion(
  question: Question,
  units: readonly Choice[],
  other: readonly Choice[],
): Question {
  if (units.length === 0) return question;
  const { id, label, help, when, declinable, skippable, toldBy } = question;
  return {
    id,
    label,
    declinable,
    skippable,
    ...(help === undefined ? {} : { help }),
    ...(when === undefined ? {} : { when }),
    ...(toldBy === undefined ? {} : { toldBy }),
    type: 'single',
    options: [...units, ...other],
    other: true,
  };
}

/** The body's own kinds stand before “other”. */
function categoryQuestion(
  question: Question,
  own: readonly Choice[],
  hidden: readonly string[],
): Question {
  if (question.type !== 'single') return question;
  const shown = question.options.filter(({ id }) => !hidden.includes(id));
  const at = shown.findIndex(({ id }) => id === 'other');
  const last = at < 0 ? shown.length : at;
  return { ...question, options: [...shown.slice(0, last), ...own, ...shown.slice(last)] };
}
