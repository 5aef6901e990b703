import { writeCalendar, type DatedEvents } from '../analysis/calendar-file.ts';
import { docxType, paperFileName, writePaper } from '../analysis/papers/write.ts';
import { renderText } from '../dialogs/render.ts';
import type { Wanted } from '../dialogs/message.ts';
import { proofFile } from './proof-file.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { PaperData, PaperId, PaperLanguage } from '../knowledge/schema/paper.ts';
import type { Language } from '../platform/language.ts';

/** A file that a view offers: what it is called, and all that is needed to make it. */
export interface OfferedFile {
  readonly name: string;
  readonly mime: string;
  readonly made: Recipe;
}

export type Recipe =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'calendar'; readonly events: DatedEvents }
  | {
      readonly kind: 'paper';
      readonly paper: PaperId;
      readonly language: PaperLanguage;
      readonly data: PaperData;
    };

/** A file in the hand of the one who asked for it. It is kept nowhere. */
export interface MadeFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** Makes a file anew each time it is asked for. */
export type MakeFile = (offered: OfferedFile) => Promise<MadeFile>;

export function fileMaker(knowledge: Knowledge): MakeFile {
  return async ({ name, mime, made }) => ({ name, mime, bytes: await bytesOf(made, knowledge) });
}

async function bytesOf(made: Recipe, knowledge: Knowledge): Promise<Uint8Array> {
  switch (made.kind) {
    case 'text':
      return new TextEncoder().encode(made.text);
    case 'calendar':
      return new TextEncoder().encode(await writeCalendar(made.events));
    case 'paper':
      return (await writePaper(paperOf(made.paper, knowledge), made.language, made.data)).bytes;
    default:
      return made satisfies never;
  }
}

/** What a dialog wants to hand over, as a view offers it in one language. */
export function offeredFile(wanted: Wanted, language: Language, knowledge: Knowledge): OfferedFile {
  switch (wanted.kind) {
    case 'paper': {
      const name = paperFileName(paperOf(wanted.paper, knowledge), wanted.language);
      return { name, mime: docxType, made: wanted };
    }
    case 'proof':
      return {
        name: 'proof.txt',
        mime: 'text/plain; charset=utf-8',
        made: { kind: 'text', text: proofFile(wanted.proof, language) },
      };
    case 'calendar': {
      const events = wanted.events.map(({ id, day, title, notes }) => ({
        id,
        day,
        title: renderText(title, language, knowledge),
        notes: renderText(notes, language, knowledge),
      }));
      const title = renderText(wanted.title, language, knowledge);
      return {
        name: 'calendar.ics',
        mime: 'text/calendar; charset=utf-8',
        made: { kind: 'calendar', events: { title, events } },
      };
    }
    default:
      return wanted satisfies never;
  }
}

function paperOf(id: PaperId, { papers }: Knowledge) {
  const paper = papers.get(id);
  if (paper === undefined) throw new TypeError('no such paper');
  return paper;
}
