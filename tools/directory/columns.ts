/** The columns of a body's table, in the order of the example. */
export const columns = [
  'id',
  'kind',
  'region',
  'name_kk',
  'name_ru',
  'name_en',
  'purpose_kk',
  'purpose_ru',
  'purpose_en',
  'address_kk',
  'address_ru',
  'address_en',
  'phones',
  'site',
  'hours_kk',
  'hours_ru',
  'hours_en',
  'latitude',
  'longitude',
  'source',
  'source_date',
  'checked_on',
  'shown',
] as const;

export type Column = (typeof columns)[number];

/** Without them there is no entry; the others may be left out as whole columns. */
export const requiredColumns = [
  'id',
  'kind',
  'region',
  'name_kk',
  'name_ru',
  'name_en',
  'source',
] as const satisfies readonly Column[];

/** What is wrong with the first line of a table. A name that is not known is not repeated: it may be no name of a column at all. */
export function headerProblems(header: readonly string[]): string[] {
  const known: readonly string[] = columns;
  const twice = header.filter((name, at) => header.indexOf(name) !== at);
  return [
    ...requiredColumns
      .filter((name) => !header.includes(name))
      .map((name) => `line 1: the column "${name}" is missing`),
    ...header.flatMap((name, at) =>
      known.includes(name) ? [] : [`line 1: column ${at + 1} has a name that is not known`],
    ),
    ...[...new Set(twice)]
      .filter((name) => known.includes(name))
      .map((name) => `line 1: the column "${name}" stands twice`),
  ];
}
