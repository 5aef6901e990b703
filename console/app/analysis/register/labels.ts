import type { Direction } from '../../../../analysis/register/direction.ts';
import type { Lack } from '../../../../analysis/register/list.ts';
import { gradeName, gradeOf, scoreOf } from '../../../../analysis/register/matrix.ts';
import { type Risk, type Status, wordsIn } from '../../../../analysis/register/risk.ts';
import type { Words } from '../../speech.tsx';
import type { Line } from '../conflict.tsx';

export function directionName({ say }: Pick<Words, 'say'>, direction: Direction): string {
  return say(`register.direction.${direction}`);
}

export function statusName({ say }: Pick<Words, 'say'>, status: Status): string {
  return say(`register.status.${status}`);
}

export function lackName({ say }: Pick<Words, 'say'>, lack: Lack): string {
  return say(`register.lack.${lack}`);
}

/** Grade and score, or that nobody has estimated it. */
export function gradeText({ say, language }: Words, { estimate }: Pick<Risk, 'estimate'>): string {
  if (estimate === null) return say('register.estimate.none');
  return `${gradeName(gradeOf(estimate))[language]} (${scoreOf(estimate)})`;
}

/** A row in words, to be held against a colleague's. */
export function linesOf(words: Words, risk: Risk): readonly Line[] {
  const { say, day, language } = words;
  return [
    { label: say('register.risk'), text: text(risk.risk) },
    { label: say('register.direction'), text: directionName(words, risk.direction) },
    { label: say('register.unit'), text: text(risk.unit) },
    { label: say('register.process'), text: text(risk.process) },
    { label: say('register.norm'), text: text(risk.norm) },
    { label: say('register.cause'), text: text(risk.cause) },
    { label: say('register.positions'), text: risk.positions.map(text).join('\n') },
    { label: say('register.estimate'), text: gradeText(words, risk) },
    {
      label: say('register.sources'),
      text: risk.sources
        .map(({ reference, says }) => `${reference}: ${wordsIn(says, language)}`)
        .join('\n'),
    },
    { label: say('register.recommendation'), text: text(risk.recommendation) },
    { label: say('register.owner'), text: text(risk.owner) },
    { label: say('register.term'), text: risk.term === null ? '' : day(risk.term) },
    { label: say('register.completion'), text: text(risk.completion) },
    { label: say('register.decision'), text: say(`register.decision.${risk.decision}`) },
    { label: say('register.reason'), text: text(risk.reason) },
    { label: say('register.status'), text: statusName(words, risk.status) },
    { label: say('register.evidence'), text: risk.evidence },
  ];
}

function text(of: Risk['risk']): string {
  return [of.kk, of.ru].filter((part) => part !== '').join('\n');
}
