import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { PaperData, PaperLanguage, PaperRow } from '../../knowledge/schema/paper.ts';
import { directions } from '../register/direction.ts';
import { gradeOf, grades, scoreOf } from '../register/matrix.ts';
import type { Risk } from '../register/risk.ts';
import type { PaperInput } from './input.ts';
import { inLanguage, type Sources } from './sources.ts';

/** Sections of the note: the risks of each direction with their recommendations, and what they come to. */
export function noteData(
  language: PaperLanguage,
  { risks, today }: PaperInput,
  sources: Sources,
): PaperData {
  const sections = directions.map((direction): [string, readonly PaperRow[]] => [
    `${direction}Risks`,
    bySeverity(risks.filter((risk) => risk.direction === direction)).map((risk) => ({
      risk: riskText(risk, language, sources),
      advice: inLanguage(risk.recommendation, language) || toFill(language),
    })),
  ]);
  const counted = (of: (risk: Risk) => boolean) => String(risks.filter(of).length);
  const conclusion =
    risks.length === 0
      ? {}
      : {
          conclusion: fill(terms.conclusion[language], {
            all: String(risks.length),
            ...Object.fromEntries(
              grades.map((grade) => [
                grade,
                counted(({ estimate }) => estimate !== null && gradeOf(estimate) === grade),
              ]),
            ),
            none: counted(({ estimate }) => estimate === null),
            accepted: counted(({ decision }) => decision === 'accepted'),
            ref: sources.register(today),
          }),
        };
  return { ...Object.fromEntries(sections), ...conclusion };
}

function weight({ estimate }: Risk): number {
  return estimate === null ? 0 : scoreOf(estimate);
}

/** What the risk is, where, why, how grave, and by which sources. */
export function riskText(risk: Risk, language: PaperLanguage, sources: Sources): string {
  const words = (text: Risk['risk']) => inLanguage(text, language);
  const lines = [
    words(risk.risk) || toFill(language),
    labelled('unit', words(risk.unit), language),
    labelled('process', words(risk.process), language),
    labelled('norm', words(risk.norm), language),
    labelled('cause', words(risk.cause), language),
  ];
  const grade =
    risk.estimate === null
      ? ''
      : `${terms.labels[language].level}: ${terms.grades[language][gradeOf(risk.estimate)]} (${risk.estimate.likelihood} × ${risk.estimate.consequence} = ${scoreOf(risk.estimate)})`;
  const named = risk.sources.map((source) => sources.of(source)).join(' ');
  return [...lines, grade, named].filter((text) => text !== '').join('\n');
}

/** The gravest first; those nobody has estimated at the end. */
export function bySeverity(risks: readonly Risk[]): readonly Risk[] {
  return risks.toSorted(
    (one, other) => weight(other) - weight(one) || (one.id < other.id ? -1 : 1),
  );
}

export function toFill(language: PaperLanguage): string {
  return terms.toFill[language].replace(': {what}', '');
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{([a-zA-Z]+)\}/gu, (_, name: string) => values[name] ?? '').trim();
}

function labelled(
  label: 'unit' | 'process' | 'norm' | 'cause',
  text: string,
  language: PaperLanguage,
): string {
  return text === '' ? '' : `${terms.labels[language][label]}: ${text}`;
}
