import type { Knowledge } from '../knowledge/load.ts';
import type { Questionnaire } from '../knowledge/schema/questionnaire.ts';

const versions = new WeakMap<Knowledge, string>();

/** One name for all forms that share a draft, as they are now: a question may be asked beside a half-written report. */
export function formsVersion(knowledge: Knowledge): string {
  const known = versions.get(knowledge);
  if (known !== undefined) return known;
  const forms = reportForms(knowledge).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const version = forms.map((form) => form.version.slice(0, longestVersion)).join('-');
  versions.set(knowledge, version);
  return version;
}

/** Enough to notice a change; it stands in every half-finished draft. */
const longestVersion = 16;

/** The forms whose answers are sealed as a case. */
export function reportForms(knowledge: Knowledge): readonly Questionnaire[] {
  return [...knowledge.forms.values()].filter(({ kind }) => kind === 'report');
}
