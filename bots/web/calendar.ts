import { monthNames } from '../../knowledge/months.ts';
import { phrase } from '../../knowledge/phrases.ts';
import type { Language } from '../../platform/language.ts';
import { addDays, type DateIso } from '../../platform/time.ts';
import { html, type Html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';

/** The harmless page after everything was erased: a month, and no word of what stood here before. */
export function calendarPage(language: Language, today: DateIso): string {
  const month = monthNames[language][Number(today.slice(5, 7)) - 1] ?? '';
  const caption = phrase(language, 'web.calendar-month', { year: today.slice(0, 4), month });
  const title = phrase(language, 'web.calendar');
  return layout({
    language,
    title,
    body: html`<main class="calendar">
      <h1>${title}</h1>
      <table>
        <caption>
          ${caption.charAt(0).toUpperCase() + caption.slice(1)}
        </caption>
        <thead>
          <tr>
            ${phrase(language, 'web.calendar-week')
              .split(' ')
              .map((day) => html`<th scope="col">${day}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${weeks(today).map(
            (week) =>
              html`<tr>
                ${week.map((day) => cell(day, today))}
              </tr>`,
          )}
        </tbody>
      </table>
    </main>`,
  });
}

/** The weeks of the month of `today`, Monday first; `null` stands for days of other months. */
export function weeks(today: DateIso): (DateIso | null)[][] {
  const first = `${today.slice(0, 8)}01` as DateIso;
  const lead = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const days: (DateIso | null)[] = Array.from({ length: lead }, () => null);
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1))
    days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, at) => days.slice(at * 7, at * 7 + 7));
}

function cell(day: DateIso | null, today: DateIso): Html {
  if (day === null) return html`<td></td>`;
  const date = Number(day.slice(8));
  return day === today ? html`<td aria-current="date"><b>${date}</b></td>` : html`<td>${date}</td>`;
}
