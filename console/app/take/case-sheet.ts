import { boxesOf, maskedText, spansAt } from '../../../cases/masks.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { Language } from '../../../platform/language.ts';
import type { DateIso } from '../../../platform/time.ts';
import { officerWords, workWords } from '../case/work-words.ts';
import type { Words } from '../speech.tsx';
import type { CaseView, ThreadEntry } from '../worker/case-views.ts';
import { allFiles, contactQuestion, type Copy, type NumberedFile } from './copy.ts';

/** A copy of a case to be read: on paper, on the screen, or in a file. */
export interface CaseSheet {
  readonly language: Language;
  readonly title: string;
  readonly about: readonly SheetRow[];
  readonly parts: readonly { readonly heading: string; readonly rows: readonly SheetRow[] }[];
  readonly foot: string;
}

export interface SheetRow {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** Of the text, where it is not the sheet's. */
  readonly language: Language | null;
}

export interface Copied {
  readonly caseId: CaseId;
  readonly day: DateIso;
  readonly today: DateIso;
  readonly view: CaseView;
}

/** The case as the copy may show it: everything that is hidden is gone from the sheet, not painted over. */
export function caseSheet(copied: Copied, copy: Copy, words: Words): CaseSheet {
  const { view, day, today, caseId } = copied;
  const { say } = words;
  const shown = textOf(view, copy);
  return {
    language: copy.language,
    title: say(view.kind === 'question' ? 'take.sheet.question' : 'take.sheet.report', {
      day: words.day(day),
    }),
    about: [
      row('id', say('take.sheet.number'), caseId),
      row('state', say('take.sheet.state'), say(`status.${view.state}`)),
      row('form', say('take.sheet.form'), say(`take.sheet.form.${copy.form}`)),
      row('made', say('take.sheet.made'), `${words.day(today)}, ${view.me}`),
    ],
    parts: [
      { heading: say('console.case.report'), rows: reportRows(view, copy, words, shown) },
      { heading: say('console.thread.heading'), rows: threadRows(view, words, shown) },
      ...(copy.notes
        ? [{ heading: say('take.sheet.work'), rows: workRows(view, words, shown) }]
        : []),
      { heading: say('console.files.heading'), rows: fileRows(view, copy, words) },
    ].filter(({ rows }) => rows.length > 0),
    foot: say('take.sheet.foot'),
  };
}

function row(key: string, label: string, text: string): SheetRow {
  return { key, label, text, language: null };
}

type Shown = (at: string, text: string) => string;

function textOf({ work }: CaseView, { form }: Copy): Shown {
  return (at, text) => (form === 'whole' ? text : maskedText(text, spansAt(work.masks, at)));
}

function reportRows(view: CaseView, copy: Copy, { say }: Words, shown: Shown): readonly SheetRow[] {
  return view.rows.map(({ id, label, answer }) => {
    const withheld = id === contactQuestion && answer.kind === 'said' && !copy.named;
    if (withheld || answer.kind !== 'said') {
      const text = say(
        withheld || answer.kind === 'said' ? 'take.sheet.withheld' : `console.case.${answer.kind}`,
      );
      return { key: id, label, text, language: null };
    }
    return { key: id, label, text: shown(id, answer.text), language: view.language };
  });
}

function threadRows(view: CaseView, words: Words, shown: Shown): readonly SheetRow[] {
  return view.thread.flatMap((entry): readonly SheetRow[] => {
    const { entryId: key } = entry;
    const said = saidIn(entry, words);
    if (said === null) return [];
    const { who, text } = said;
    const label = `${words.day(entry.day)} · ${who}`;
    return [{ key, label, text: shown(key, text), language: view.language }];
  });
}

/** What stands in the conversation; `null` for what officers say to each other. */
function saidIn(entry: ThreadEntry, { say }: Words): { who: string; text: string } | null {
  switch (entry.kind) {
    case 'message': {
      const who =
        entry.by === 'reporter' ? 'console.thread.reporter' : (`status.role.${entry.by}` as const);
      return { who: say(who), text: entry.text };
    }
    case 'status': {
      const moved = say('console.thread.moved', { status: say(`status.${entry.to}`) });
      return { who: `${say(`status.role.${entry.by}`)}, ${moved}`, text: entry.reason };
    }
    case 'tampered':
      return { who: say('tampered.letter'), text: say(`tampered.${entry.what}`) };
    case 'work':
      return null;
    default:
      return entry satisfies never;
  }
}

function workRows(view: CaseView, words: Words, shown: Shown): readonly SheetRow[] {
  return view.thread.flatMap((entry): readonly SheetRow[] => {
    if (entry.kind !== 'work') return [];
    const { word, entryId: key, officer } = entry;
    const label = `${words.day(entry.day)} · ${officerWords(words, officer, '')}`;
    const did = workWords(words, word, '');
    const text = 'reason' in word && word.reason !== '' ? `${did}. ${word.reason}` : did;
    return [
      { key, label, text: word.kind === 'note' ? shown(key, word.text) : text, language: null },
    ];
  });
}

function fileRows(view: CaseView, copy: Copy, words: Words): readonly SheetRow[] {
  return allFiles(view).map((file) => ({
    key: file.blobId,
    label: fileWords(file, words),
    text: words.say(fileState(file, view, copy)),
    language: null,
  }));
}

export function fileWords({ number, extension, cleaned }: NumberedFile, { say }: Words): string {
  const kind = say(cleaned ? 'console.files.cleaned' : 'console.files.original');
  return `${say('console.files.name', { number, extension })}, ${kind}`;
}

function fileState({ blobId }: NumberedFile, { work }: CaseView, { files, form }: Copy) {
  if (!files.has(blobId)) return 'take.sheet.file.out';
  const isMasked = form === 'redacted' && boxesOf(work.masks, blobId).length > 0;
  return isMasked ? 'take.sheet.file.masked' : 'take.sheet.file.in';
}
