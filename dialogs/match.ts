import type { Knowledge } from '../knowledge/load.ts';
import { languages } from '../platform/language.ts';
import type { Option } from './message.ts';
import { renderText } from './render.ts';
import type { Input, Scene } from './step.ts';

/** Longer than any label: what is longer was not meant as a choice. */
const longestLabel = 120;
const shortestBeginning = 3;

/** The id of the option that was pressed, or meant by what was typed: see `matchOption`. A pressed one may be an old one. */
export function chosen(
  { world }: Scene,
  input: Extract<Input, { kind: 'choice' | 'text' }>,
  options: readonly Option[],
  exact: boolean,
): string | null {
  return input.kind === 'choice'
    ? input.id
    : matchOption(options, input.text, world.knowledge, exact);
}

/**
 * The option that was meant by typed text: its number, its id or its label in any of the three languages;
 * with `exact` false also the beginning of one label only. `null` when none or more than one fits.
 */
export function matchOption(
  options: readonly Option[],
  text: string,
  knowledge: Pick<Knowledge, 'forms'>,
  exact: boolean,
): string | null {
  if (text.length > longestLabel) return null;
  const typed = fold(text);
  if (typed === '') return null;
  if (/^\d{1,2}$/u.test(typed)) return options[Number(typed) - 1]?.id ?? null;
  const labels = options.map((option) => ({
    id: option.id,
    labels: languages.map((language) => fold(renderText(option.label, language, knowledge))),
  }));
  const whole = labels.find((option) => option.labels.includes(typed) || option.id === typed);
  if (whole !== undefined) return whole.id;
  if (exact || typed.length < shortestBeginning) return null;
  const begun = labels.filter((option) => option.labels.some((label) => label.startsWith(typed)));
  return begun.length === 1 ? (begun[0]?.id ?? null) : null;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{N}\s-]+/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
