import type { Language, Localized } from '../../../../platform/language.ts';

type Line = readonly [
  period: string,
  kind: string,
  unit: string,
  channel: string,
  count: number | string,
];

const templates: Localized<readonly Line[]> = {
  kk: [
    ['Кезең', 'Түрі', 'Бөлімше', 'Арна', 'Саны'],
    ['2026-01', 'Өтініш', 'Астана филиалы', 'Портал', 120],
    ['2026-01', 'Шағым', 'Астана филиалы', 'Портал', 14],
    ['2026 жылғы ақпан', 'Өтініш', 'Астана филиалы', 'Портал', 131],
  ],
  ru: [
    ['Период', 'Вид', 'Подразделение', 'Канал', 'Количество'],
    ['2026-01', 'Заявление', 'Филиал по Астане', 'Портал', 120],
    ['2026-01', 'Жалоба', 'Филиал по Астане', 'Портал', 14],
    ['февраль 2026', 'Заявление', 'Филиал по Астане', 'Портал', 131],
  ],
  en: [
    ['Period', 'Kind', 'Unit', 'Channel', 'Count'],
    ['2026-01', 'Application', 'Astana branch', 'Portal', 120],
    ['2026-01', 'Complaint', 'Astana branch', 'Portal', 14],
    ['February 2026', 'Application', 'Astana branch', 'Portal', 131],
  ],
};

/** An example with invented numbers, as spreadsheets here open it: a mark of UTF-8, semicolons, both ends of lines. */
export function importTemplate(language: Language): string {
  return `\uFEFF${templates[language].map((line) => `${line.join(';')}\r\n`).join('')}`;
}
