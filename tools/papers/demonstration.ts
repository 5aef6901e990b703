import type { Paper, PaperData, PaperLanguage, PaperValue } from '../../knowledge/schema/paper.ts';
import invented from './demonstration.json' with { type: 'json' };

type Entries = Readonly<Record<string, Readonly<Record<PaperLanguage, PaperValue>>>>;

/** Every field of a paper filled with an invented body and invented people. */
export function demonstrationData(paper: Paper, language: PaperLanguage): PaperData {
  const all = invented.fields as unknown as Entries;
  const own = (invented.papers as unknown as Readonly<Record<string, Entries>>)[paper.id] ?? {};
  return Object.fromEntries(
    paper.fields.flatMap(({ id }) => {
      const entry = own[id] ?? all[id];
      return entry === undefined ? [] : [[id, entry[language]]];
    }),
  );
}
