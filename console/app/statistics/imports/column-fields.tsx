import { columnRoles } from '../../../../cases/statistics/imports/columns.ts';
import type { TableFile } from '../../../../cases/statistics/imports/table-file.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { Choice } from '../../inbox/choice.tsx';
import { useWords } from '../../speech.tsx';
import type { TableUse } from './use-table.ts';

interface Props {
  readonly table: TableFile;
  readonly use: TableUse;
  readonly today: DateIso;
}

const noColumn = 'none';
/** Headings are others' words, and may be as long as they like. */
const longestHeading = 60;

/** Which column says what: guessed by its heading, and the officer's to change. */
export function ColumnFields({ table, use, today }: Props) {
  const { say } = useWords();
  const { mapping, year } = use.choices;
  const headings = table.header.map((name, at) => ({
    value: String(at),
    text: `${at + 1}. ${Array.from(name).slice(0, longestHeading).join('')}`,
  }));
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: 12 }, (_, at) => String(thisYear - at));
  return (
    <fieldset className="field">
      <legend>{say('imports.columns')}</legend>
      <p className="help">{say('imports.columns.help')}</p>
      <div className="choices-in-row">
        {columnRoles.map((role) => (
          <Choice
            key={role}
            label={say(`imports.column.${role}`)}
            value={mapping[role] === null ? noColumn : String(mapping[role])}
            options={[{ value: noColumn, text: say('imports.column.none') }, ...headings]}
            onChange={(to) =>
              use.change({ mapping: { ...mapping, [role]: to === noColumn ? null : Number(to) } })
            }
          />
        ))}
        {use.lines?.yearless === true && (
          <Choice
            label={say('imports.year')}
            value={year === null ? noColumn : String(year)}
            options={[
              { value: noColumn, text: '–' },
              ...years.map((each) => ({ value: each, text: each })),
            ]}
            onChange={(to) => use.change({ year: to === noColumn ? null : Number(to) })}
          />
        )}
      </div>
    </fieldset>
  );
}
