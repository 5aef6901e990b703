import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import { longDate } from '../../../../knowledge/dates.ts';
import { phrase } from '../../../../knowledge/phrases.ts';
import { languages } from '../../../../platform/language.ts';
import { webLink } from './address.ts';

/** A letter in three languages with the personal link: the officer sends it. */
export function reminderText(
  { unit, due, token, asks }: SentList,
  { site, title, body }: { readonly site: string; readonly title: string; readonly body: string },
): string {
  const key = asks.kind === 'plan' ? 'lists.reminder.plan' : 'lists.reminder.text';
  return languages
    .map((each) =>
      phrase(each, key, {
        title,
        unit,
        body,
        day: longDate(each, due),
        link: webLink(site, each, token) ?? '',
      }),
    )
    .join('\n\n');
}
