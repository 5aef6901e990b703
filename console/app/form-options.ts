import report from '../../knowledge/forms/report.json' with { type: 'json' };
import type { Localized } from '../../platform/language.ts';

interface Option {
  readonly id: string;
  readonly label: Localized;
}

/** What can be chosen at a question of the report's form. */
export function optionsOf(id: string): readonly Option[] {
  const question = report.questions.find((each) => each.id === id);
  return question !== undefined && 'options' in question ? (question.options ?? []) : [];
}

/** What options are called, by their ids. */
export function named(options: readonly Option[]): Readonly<Record<string, Localized>> {
  return Object.fromEntries(options.map(({ id, label }) => [id, label]));
}

/** What somebody may say that a report is about. */
export const categoryNames: Readonly<Record<string, Localized>> = named(optionsOf('what'));
