import type { Knowledge } from '../../knowledge/load.ts';
import type { Message, Option, Text } from '../message.ts';
import { say, words, written } from '../say.ts';
import type { ListChoice, ListItem, ListOffer } from './list-offer.ts';

type Known = Pick<Knowledge, 'indicators'>;

/** Who asks, for what, who reads the answers, until when: before the first question. */
export function introduction(offer: ListOffer): readonly Message[] {
  const { body, title, unit, post, due, items, answered } = offer;
  const params = {
    body: written(body),
    title: written(title),
    unit: written(unit),
    post: written(post),
    day: { kind: 'day', day: due },
    count: items.length,
  } as const;
  return [
    say(offer.asks === 'plan' ? 'list.who-asks-plan' : 'list.who-asks', 'plain', {
      ...params,
      quarter: offer.quarter === null ? '' : quarterText(offer.quarter),
    }),
    say('list.readers', 'notice'),
    say('list.kept', 'notice'),
    say('list.secrets', 'warning'),
    ...(answered === null
      ? []
      : [say('list.answered-before', 'notice', { day: { kind: 'day', day: answered } })]),
  ];
}

export function quarterText(quarter: string): Text {
  const [year = '', number = ''] = quarter.split('-Q');
  return words('list.quarter', { year: written(year), number: written(number) });
}

/** The question itself; `null` for a sign that the knowledge does not have any more. */
export function itemText({ id, text }: ListItem, { indicators }: Known): Text | null {
  if (text !== null) return written(text);
  const indicator = indicators.byId.get(id);
  return indicator === undefined ? null : { kind: 'localized', text: indicator.question };
}

/** The question with what helps to answer it. */
export function itemMessages(item: ListItem, { indicators }: Known): readonly Message[] {
  if (item.text !== null) {
    const { text, term } = item;
    const by = term === null ? words('list.no-term') : ({ kind: 'day', day: term } as const);
    return [say('list.plan-item', 'plain', { text: written(text), term: by })];
  }
  const indicator = indicators.byId.get(item.id);
  if (indicator === undefined) return [say('common.form-gone', 'notice')];
  const { question, why, where, caution } = indicator;
  const localized = (text: typeof why): Text => ({ kind: 'localized', text });
  return [
    { kind: 'say', text: localized(question), tone: 'plain' },
    say('list.why', 'plain', { why: localized(why), where: localized(where) }),
    ...(caution === undefined
      ? []
      : [{ kind: 'say', text: localized(caution), tone: 'notice' } as const]),
  ];
}

export function choiceText(choice: ListChoice): Text {
  return words(`list.choice.${choice}`);
}

export function choiceOption(choice: ListChoice): Option {
  return { id: choice, label: choiceText(choice), weight: 'plain' };
}

/** Where a word or a paper more helps those who read: all but a plain “not here”. */
export function wantsMore(item: ListItem, choice: ListChoice, { indicators }: Known): boolean {
  if (item.text !== null) return choice !== 'not-needed';
  return choice === 'partly' || choice === indicators.byId.get(item.id)?.risk;
}
