import { type PaperFile, writePaper } from '../../../analysis/papers/write.ts';
import paperOfHandOver from '../../../knowledge/papers/hand-over.json' with { type: 'json' };
import type { PaperLanguage } from '../../../knowledge/schema/paper.ts';
import { parsePaper } from '../../../knowledge/schema/paper-shape.ts';
import type { Language } from '../../../platform/language.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import type { Words } from '../speech.tsx';
import { fileWords } from './case-sheet.ts';
import { allFiles, type Copy } from './copy.ts';
import { pack, type Redraw } from './pack.ts';
import { noteTaken, packageName } from './note-taken.ts';

export interface HandOverOrder {
  readonly copy: Copy;
  readonly body: string;
  readonly key: { readonly key: string; readonly numbers: string };
  /** The reporter reads it. */
  readonly reason: string;
  readonly letter: PaperLanguage;
}

export interface HandedOver {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly numbers: string;
  readonly letter: PaperFile;
}

/** What a browser brings; tests bring their own. */
export interface Tools {
  readonly wordsIn: (language: Language) => Promise<Words>;
  readonly redraw: Redraw;
}

/**
 * Makes the package and its letter, moves the case, and writes down what went where. Whoever is shown nothing because
 * the store refused has handed over nothing.
 */
export async function handOver(
  loaded: LoadedCase,
  session: Session,
  { copy, body, key, reason, letter: language }: HandOverOrder,
  { wordsIn, redraw }: Tools,
): Promise<HandedOver> {
  const { row, handle, today: day, view } = loaded;
  const words = await wordsIn(copy.language);
  const archive = await pack(loaded, copy, { session, words, redraw });
  const { bytes, sha256 } = await session.keys.sealPackage({ bytes: archive, key: key.key });
  archive.fill(0);
  const own = await session.keys.ownBody({});
  const letter = await writePaper(parsePaper(paperOfHandOver), language, {
    addressee: body,
    body: own.body,
    'case-number': row.caseId,
    'handed-on': day,
    contents: contentsOf(loaded, copy, await wordsIn(language)),
    fingerprint: key.numbers,
    sha256,
  });

  const move = { from: view.state, to: 'handed-over', reason, day } as const;
  const status = await session.keys.sealStatus({ handle, ...move });
  await session.client.addEntry(row.caseId, {
    ...status,
    toReporter: true,
    closes: 'leaves',
    after: row.lastFromOfficer,
  });
  const to = { body, key: key.numbers };
  await noteTaken({ session, loaded }, copy, { how: 'hand-over', sha256, to });
  return { name: packageName(loaded), bytes, sha256, numbers: key.numbers, letter };
}

/** What lies in the package, for the letter. */
function contentsOf({ view }: LoadedCase, copy: Copy, words: Words): readonly string[] {
  const files = allFiles(view).filter(({ blobId }) => copy.files.has(blobId));
  return [
    words.say(`take.sheet.form.${copy.form}`),
    ...(copy.notes ? [words.say('take.sheet.work')] : []),
    ...files.map((file) => fileWords(file, words)),
  ];
}
