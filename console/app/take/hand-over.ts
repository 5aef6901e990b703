import { type PaperFile, writePaper } from '../../../analysis/papers/write.ts';
import { movesFor } from '../../../cases/case-kind.ts';
import paperOfHandOver from '../../../knowledge/papers/hand-over.json' with { type: 'json' };
import type { PaperLanguage } from '../../../knowledge/schema/paper.ts';
import { parsePaper } from '../../../knowledge/schema/paper-shape.ts';
import type { Language } from '../../../platform/language.ts';
import type { WorkProps } from '../case/use-work.ts';
import type { LoadedCase } from '../case-load.ts';
import type { Session } from '../session.ts';
import type { Words } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import { fileWords } from './case-sheet.ts';
import { allFiles, type Copy } from './copy.ts';
import { pack, type Redraw } from './pack.ts';
import { packageName } from './note-taken.ts';

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
  /** Throws when nobody waits for the package any more: then the case stays where it is. */
  readonly checkHere: () => void;
}

/**
 * Makes the package and its letter, and moves the case; what went where is to be written down next. Whoever is shown
 * nothing because the store refused has handed over nothing. Throws as `CaseDesk.act`.
 */
export async function handOver(
  seen: LoadedCase,
  { desk, session }: Pick<WorkProps, 'desk' | 'session'>,
  order: HandOverOrder,
  tools: Tools,
): Promise<HandedOver> {
  return await desk.act(seen, async (now) => {
    const { state: from } = now.view;
    if (!movesFor(now.view.kind, from).includes('handed-over')) throw new Trouble('changed');
    const made = await make(now, session, order, tools);
    tools.checkHere();
    await desk.add(now, { kind: 'status', from, to: 'handed-over', reason: order.reason });
    return made;
  });
}

async function make(
  now: LoadedCase,
  session: Session,
  { copy, body, key, letter: language }: HandOverOrder,
  { wordsIn, redraw }: Tools,
): Promise<HandedOver> {
  const words = await wordsIn(copy.language);
  const archive = await pack(now, copy, { session, words, redraw });
  const { bytes, sha256 } = await session.keys.sealPackage({ bytes: archive, key: key.key });
  archive.fill(0);
  const own = await session.keys.ownBody({});
  const letter = await writePaper(parsePaper(paperOfHandOver), language, {
    addressee: body,
    body: own.body,
    'case-number': now.row.caseId,
    'handed-on': now.today,
    contents: contentsOf(now, copy, await wordsIn(language)),
    fingerprint: key.numbers,
    sha256,
  });
  return { name: packageName(now), bytes, sha256, numbers: key.numbers, letter };
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
