import type { ProjectId } from '../../../../analysis/ids.ts';
import { detailKey, type Details, wordsAt } from '../../../../analysis/project-papers/details.ts';
import {
  type PaperDocument,
  paperDocumentShape,
} from '../../../../analysis/project-papers/paper-document.ts';
import { isSnapshot } from '../../../../analysis/project-papers/paper-document.ts';
import { noWords } from '../../../../analysis/register/risk.ts';
import type { Paper, PaperField } from '../../../../knowledge/schema/paper.ts';
import { dateIso } from '../../../../platform/time.ts';
import { useWords, type Words } from '../../speech.tsx';
import { Conflict, type Line } from '../conflict.tsx';
import { DayField } from '../fields.tsx';
import { PairField } from '../register/pair-field.tsx';
import { SaveLine } from '../save-line.tsx';
import { useRow } from '../use-row.ts';
import type { PaperProps } from './paper-props.ts';

interface Props extends PaperProps {
  readonly paper: Paper;
  /** What the project does not know by itself. */
  readonly fields: readonly PaperField[];
}

/** What papers need and only officers can say; the same words serve every paper that asks for them. */
export function DetailsForm(props: Props) {
  const { session, project, today, work, reload, onExpired, paper, fields } = props;
  const words = useWords();
  const { say, day, language } = words;
  const own = project.id as string as ProjectId;
  const options = {
    session,
    project: own,
    kind: 'paper',
    shape: paperDocumentShape,
    today,
  } as const;
  const editing = useRow<PaperDocument>({
    ...options,
    row: work.details,
    onSaved: reload,
    onExpired,
  });
  const { draft, state, theirs, edit } = editing;
  if (isSnapshot(draft)) return null;
  const details: Details = draft;
  const what = work.details.version === 0 ? 'made' : 'changed';
  const put = (key: string, value: Details['words'][string]) =>
    edit({ ...details, words: { ...details.words, [key]: value } });
  return (
    <details>
      <summary>{say('papers.details', { count: fields.length })}</summary>
      <p className="help">{say('papers.details.help')}</p>
      {theirs !== null && (
        <Conflict
          mine={linesOf(words, props, details)}
          theirs={linesOf(words, props, theirs.document.body)}
          by={theirs.document.history.at(-1)?.officer ?? ''}
          on={day(theirs.document.history.at(-1)?.day ?? today)}
          onMine={() => void editing.keepMine(what)}
          onTheirs={editing.takeTheirs}
        />
      )}
      {fields.map((field) => {
        const key = detailKey(paper, field);
        const label = field.label[language];
        switch (field.type) {
          case 'date':
            return (
              <DayField
                key={key}
                label={label}
                value={dateIso(wordsAt(details, key).kk)}
                onChange={(on) => put(key, { kk: on ?? '', ru: on ?? '' })}
              />
            );
          case 'rows':
            return (
              <RowsField
                key={key}
                label={label}
                field={field}
                of={key}
                details={details}
                onChange={edit}
              />
            );
          case 'line':
          case 'text':
          case 'list':
            return (
              <PairField
                key={key}
                label={label}
                value={wordsAt(details, key)}
                rows={field.type === 'line' ? 1 : 3}
                warnsOfNames
                {...(field.type === 'list' ? { help: say('papers.list') } : {})}
                onChange={(value) => put(key, value)}
              />
            );
          default:
            return field.type satisfies never;
        }
      })}
      <SaveLine state={state} onSave={() => void editing.save(what)} onDiscard={editing.discard} />
    </details>
  );
}

interface RowsProps {
  readonly label: string;
  readonly field: PaperField;
  readonly of: string;
  readonly details: Details;
  readonly onChange: (details: Details) => void;
}

/** Rows of a table that only officers know, such as the proposals of a discussion. */
function RowsField({ label, field, of, details, onChange }: RowsProps) {
  const { say } = useWords();
  const rows = details.rows[of] ?? [];
  const put = (next: Details['rows'][string]) =>
    onChange({ ...details, rows: { ...details.rows, [of]: next } });
  return (
    <fieldset className="plain">
      <legend>{label}</legend>
      {rows.map((row, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- a row has no id of its own
        <div key={at} className="block">
          {(field.columns ?? []).map((column) => (
            <PairField
              key={column}
              label={say('papers.column', { label, column, number: at + 1 })}
              value={row[column] ?? noWords}
              rows={1}
              warnsOfNames
              onChange={(value) =>
                put(
                  rows.map((each, on) =>
                    on === at ? Object.assign({}, each, { [column]: value }) : each,
                  ),
                )
              }
            />
          ))}
          <button type="button" onClick={() => put(rows.filter((_, on) => on !== at))}>
            {say('papers.row.remove', { number: at + 1 })}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => put([...rows, {}])}>
        {say('papers.row.add')}
      </button>
    </fieldset>
  );
}

function linesOf(
  { language }: Words,
  { paper, fields }: Pick<Props, 'paper' | 'fields'>,
  body: PaperDocument,
): readonly Line[] {
  if (isSnapshot(body)) return [];
  return fields.map((field) => {
    const key = detailKey(paper, field);
    const { kk, ru } = wordsAt(body, key);
    const rows = (body.rows[key] ?? []).map((row) =>
      Object.values(row)
        .map((cell) => `${cell.kk} ${cell.ru}`)
        .join('; '),
    );
    return { label: field.label[language], text: [kk, ru, ...rows].filter(Boolean).join('\n') };
  });
}
