/** What a column of somebody else's table may tell us. Everything else in it is not read. */
export const columnRoles = ['period', 'year', 'category', 'unit', 'channel', 'count'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** The number of the column, from 0; `null` where the table has none of it. */
export type Mapping = Readonly<Record<ColumnRole, number | null>>;

/** Parts of words by which a column is known, the surest first. */
const words: Readonly<Record<ColumnRole, readonly string[]>> = {
  period: [
    'период',
    'месяц',
    'кезең',
    'мерзім',
    'month',
    'period',
    'дата',
    'күні',
    'date',
    'ай',
    'айы',
  ],
  year: ['год', 'жыл', 'жылы', 'year'],
  count: ['колич', 'кол-во', 'саны', 'count', 'number', 'число', 'всего', 'барлығы', 'total'],
  category: [
    'категор',
    'санат',
    'categor',
    'вид',
    'түрі',
    'kind',
    'тип',
    'type',
    'тема',
    'тақырып',
  ],
  unit: ['подраздел', 'бөлімше', 'бөлім', 'unit', 'филиал', 'branch', 'регион', 'өңір', 'region'],
  channel: ['канал', 'арна', 'channel', 'способ', 'тәсіл', 'источник', 'дереккөз', 'source'],
};

/** What stands in a heading of a year that is no year of appeals. */
const ofPersons = /рожд|туған|birth/u;

/** Which column is which, by its heading; a guess that the officer sees and changes. Each column is taken once. */
export function guessColumns(header: readonly string[]): Mapping {
  const names = header.map((name) => name.normalize('NFC').toLowerCase().trim());
  const taken = new Set<number>();
  const find = (role: ColumnRole): number | null => {
    for (const isOne of [isAlone, isNamed]) {
      for (const word of words[role]) {
        const at = names.findIndex((name, each) => !taken.has(each) && isOne(name, word));
        if (at < 0 || (role === 'year' && ofPersons.test(names[at] ?? ''))) continue;
        taken.add(at);
        return at;
      }
    }
    return null;
  };
  const [count, period, year, category] = [
    find('count'),
    find('period'),
    find('year'),
    find('category'),
  ];
  return { period, year, category, unit: find('unit'), channel: find('channel'), count };
}

/** «Месяц» is a month sooner than «Количество за месяц». */
function isAlone(name: string, word: string): boolean {
  return name === word;
}

/** Short words stand alone: «ай» is a month, and a part of many words. */
function isNamed(name: string, word: string): boolean {
  return word.length > 3 ? name.includes(word) : name.split(/[^\p{L}-]+/u).includes(word);
}
