import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { noMasks, type Masks } from '../../cases/masks.ts';
import { handOver } from '../../console/app/take/hand-over.ts';
import { noteTaken } from '../../console/app/take/note-taken.ts';
import { carefulCopy, type Copy, usualFiles } from '../../console/app/take/copy.ts';
import { pack, type Redraw } from '../../console/app/take/pack.ts';
import { CaseDesk } from '../../console/app/case-desk.ts';
import { type LoadedCase, loadCase } from '../../console/app/case-load.ts';
import { bech32 } from '../../platform/crypto/bech32.ts';
import { hex, utf8 } from '../../platform/crypto/bytes.ts';
import { sha256 } from '../../platform/crypto/hash.ts';
import type { Language } from '../../platform/language.ts';
import { hasAge, openWithAge, outsideKey } from '../fixtures/stock-age.ts';
import { unzipped } from '../fixtures/unzipped.ts';
import { type Clerk, clerk } from './clerk.ts';
import { wordsIn } from './copy-words.ts';
import { today } from './house.ts';
import {
  answer,
  type Filed,
  file,
  followUp,
  type Office,
  office,
  quickArgon2id,
  staff,
} from './office.ts';
import { payloads } from './payloads.ts';

const hidden = 'Айгүл Планта';
const contact = 'Құпия Аты, +7 700 000 00 00';
const told = `${hidden} ота үшін ақша сұрады. Мұны ${hidden} өзі айтты.`;
const image = { bytes: utf8('pixels'), mime: 'image/png', extension: '.png', cleaned: true };
const pdf = {
  bytes: utf8('%PDF-1.7 x'),
  mime: 'application/pdf',
  extension: '.pdf',
  cleaned: false,
};

/** Stands for the browser's canvas: says which boxes it was told. */
const redraw: Redraw = async (_, boxes) => utf8(`drawn anew ${JSON.stringify(boxes)}`);

const tools = { wordsIn, redraw, checkHere: () => {} };

const deskOf = ({ caseId }: Filed) => {
  const { session } = aigerim;
  return { session, desk: new CaseDesk(session, caseId) };
};

let served: Office;
let aigerim: Clerk;
beforeAll(async () => {
  served = await office([{ role: 'officer', group: 'default' }, ...staff], {}, quickArgon2id);
  const [access] = served.made.access;
  if (access === undefined) throw new TypeError('nobody');
  aigerim = await clerk(served, access);
});
afterAll(async () => await served[Symbol.asyncDispose]());

async function newCase(): Promise<{ filed: Filed; loaded: LoadedCase }> {
  const filed = await file(served, {
    answers: [answer('recall', 'Не болды?', told), answer('contact', 'Атыңыз?', contact)],
    files: [image, pdf],
  });
  await followUp(served, filed, `Тағы: ${hidden} қоңырау шалды`);
  return { filed, loaded: await loadCase(aigerim.session, filed.caseId) };
}

/** Hides the name everywhere and a part of the image, and opens the case anew. */
async function withMasks({ filed, loaded }: { filed: Filed; loaded: LoadedCase }) {
  const letter = loaded.view.thread.find(({ kind }) => kind === 'message')?.entryId ?? '';
  const masks: Masks = {
    texts: [
      {
        at: 'recall',
        spans: [
          [0, hidden.length],
          [told.lastIndexOf(hidden), told.lastIndexOf(hidden) + hidden.length],
        ],
      },
      { at: letter, spans: [[6, 6 + hidden.length]] },
    ],
    images: [{ blobId: loaded.view.files[0]?.blobId ?? ('' as never), boxes: [[1, 2, 3, 4]] }],
  };
  const { handle, today: day } = loaded;
  const sealed = await aigerim.session.keys.sealWork({
    handle,
    word: { kind: 'mask', masks },
    day,
  });
  const entry = { ...sealed, toReporter: false, closes: 'leaves' } as const;
  await aigerim.session.client.addEntry(filed.caseId, entry);
  return await loadCase(aigerim.session, filed.caseId);
}

const archiveOf = async (loaded: LoadedCase, copy: Copy, language: Language = 'kk') =>
  await pack(loaded, copy, { session: aigerim.session, words: await wordsIn(language), redraw });

describe('a copy of a case', () => {
  test('holds nothing of what is hidden, and the case itself still holds all of it', async () => {
    const loaded = await withMasks(await newCase());
    const { files } = unzipped(await archiveOf(loaded, carefulCopy(loaded, 'kk')));
    expect([...files.keys()]).toEqual(['case.html', 'case.json', 'files/1.png']);
    for (const text of files.values()) {
      expect(text).not.toContain(hidden);
      expect(text).not.toContain(contact);
    }
    expect(files.get('files/1.png')).toBe('drawn anew [[1,2,3,4]]');
    expect(files.get('case.html')).toContain('█████ ота үшін ақша сұрады. Мұны █████ өзі айтты.');
    expect(loaded.view.rows[0]?.answer).toEqual({ kind: 'said', text: told });
  });

  test('that is whole holds all of it, and the name only where somebody said so', async () => {
    const loaded = await withMasks(await newCase());
    const files = usualFiles(loaded.view, 'whole');
    const copy: Copy = { form: 'whole', notes: true, named: false, language: 'ru', files };
    const nameless = unzipped(await archiveOf(loaded, copy, 'ru')).files;
    expect([...nameless.keys()]).toEqual(['case.html', 'case.json', 'files/1.png', 'files/2.pdf']);
    expect(nameless.get('case.html')).toContain(told);
    expect(nameless.get('case.html')).not.toContain(contact);
    expect(nameless.get('files/1.png')).toBe('pixels');
    const named = unzipped(await archiveOf(loaded, { ...copy, named: true }, 'ru')).files;
    expect(named.get('case.html')).toContain(contact);
    const { answers } = JSON.parse(named.get('case.json') ?? '') as { answers: object[] };
    expect(answers).toContainEqual({ question: 'contact', label: 'Атыңыз?', answer: contact });
  });

  test('for programs names the sum of every file, and not where words were hidden', async () => {
    const loaded = await withMasks(await newCase());
    const { files } = unzipped(
      await archiveOf(loaded, { ...carefulCopy(loaded, 'en'), notes: true }),
    );
    const json = JSON.parse(files.get('case.json') ?? '') as Record<string, unknown>;
    expect(json['files']).toEqual([
      {
        name: 'files/1.png',
        mime: 'image/png',
        cleaned: true,
        masked: true,
        sha256: hex(sha256(utf8(files.get('files/1.png') ?? ''))),
      },
    ]);
    expect(json['thread']).not.toContainEqual(expect.objectContaining({ kind: 'work' }));
  });

  test(`shows ${payloads.length} payloads as text in its page`, async () => {
    const filed = await file(served, {
      answers: payloads.map((text, at) => answer(`q${at}`, text, text)),
    });
    const loaded = await loadCase(aigerim.session, filed.caseId);
    const { files } = unzipped(await archiveOf(loaded, carefulCopy(loaded, 'en'), 'en'));
    const page = files.get('case.html') ?? '';
    const tags = new Set([...page.matchAll(/<\/?([a-z][^\s>]*)/gi)].map(([, name]) => name));
    const own = new Set('html head meta title style body h1 h2 dl dt dd p small'.split(' '));
    expect([...tags].filter((name) => !own.has(name ?? ''))).toEqual([]);
    expect(page).toContain("default-src 'none'");
  });
});

describe.runIf(hasAge)('the stock age program', () => {
  test('opens an export with its six words, and not with five of them', async () => {
    const { loaded } = await newCase();
    const bytes = await archiveOf(loaded, carefulCopy(loaded, 'kk'));
    const sealed = await aigerim.session.keys.sealPackage({ bytes, key: null });
    expect(sealed.words?.split(' ')).toHaveLength(6);
    expect(sealed.sha256).toBe(hex(sha256(sealed.bytes)));
    const words = sealed.words ?? '';
    expect(await openWithAge(sealed.bytes, { words })).toEqual(bytes);
    const fewer = words.split(' ').slice(1).join(' ');
    expect(await openWithAge(sealed.bytes, { words: fewer })).toBeNull();
  });

  test('opens a package in the hands of the other body, and the reporter reads why', async () => {
    const before = await newCase();
    const loaded = await withMasks(before);
    const receiver = await outsideKey();
    const numbers = await aigerim.session.keys.outsideNumbers({ key: receiver.recipient });
    const { session } = aigerim;
    const desk = new CaseDesk(session, before.filed.caseId);
    const copy = carefulCopy(loaded, 'ru');
    const handed = await handOver(
      loaded,
      { desk, session },
      {
        copy,
        body: 'Прокуратура',
        key: { key: receiver.recipient, numbers },
        reason: 'Бұл прокуратураның ісі',
        letter: 'ru',
      },
      tools,
    );
    const to = { body: 'Прокуратура', key: numbers };
    await noteTaken(desk, copy, { how: 'hand-over', sha256: handed.sha256, to });
    const opened = await openWithAge(handed.bytes, receiver);
    expect([...unzipped(opened ?? utf8('')).files.keys()]).toContain('case.html');

    const letter = unzipped(handed.letter.bytes).files.get('word/document.xml') ?? '';
    for (const part of ['Прокуратура', numbers, handed.sha256, before.filed.caseId]) {
      expect(letter).toContain(part);
    }
    for (const part of [hidden, contact, 'ота']) expect(letter).not.toContain(part);

    const after = await loadCase(aigerim.session, before.filed.caseId);
    expect(after.view.state).toBe('handed-over');
    const last = after.view.thread.at(-1);
    expect(last).toMatchObject({
      kind: 'work',
      word: {
        kind: 'taken',
        taken: {
          how: 'hand-over',
          form: 'redacted',
          sha256: handed.sha256,
          to: { body: 'Прокуратура', key: numbers },
          files: [loaded.view.files[0]?.blobId],
        },
      },
    });
    const lines = await served.store.audit.rows(0, 1000);
    expect(lines.map(({ kind }) => kind)).toContain('handed-over');
    const { letters } = await served.store.reporters.entries(before.filed.reporter.id);
    expect(letters).toHaveLength(1);
  });
});

test('a package for what is no key is not made, and the case stays where it was', async () => {
  const { loaded, filed } = await newCase();
  const order = {
    copy: carefulCopy(loaded, 'kk'),
    body: 'Прокуратура',
    key: { key: 'age1qqqq', numbers: '' },
    reason: 'x',
    letter: 'kk',
  } as const;
  await expect(handOver(loaded, deskOf(filed), order, tools)).rejects.toMatchObject({
    because: 'crypto.format',
  });
  expect((await loadCase(aigerim.session, filed.caseId)).view.state).toBe('new');
});

function leaves(): never {
  throw new TypeError('left');
}

test('a case whose package nobody waits for any more stays where it was', async () => {
  const { loaded, filed } = await newCase();
  const order = {
    copy: carefulCopy(loaded, 'kk'),
    body: 'Прокуратура',
    key: { key: bech32('age', new Uint8Array(32).fill(9)), numbers: 'w' },
    reason: 'x',
    letter: 'kk',
  } as const;
  await expect(
    handOver(loaded, deskOf(filed), order, { ...tools, checkHere: leaves }),
  ).rejects.toThrow('left');
  expect((await loadCase(aigerim.session, filed.caseId)).view.state).toBe('new');
});

test('a colleague who moved the case first keeps it from being handed over twice', async () => {
  const { loaded, filed } = await newCase();
  const [, access] = served.made.access;
  if (access === undefined) throw new TypeError('no colleague');
  const colleague = await clerk(served, access);
  const { keys, client } = colleague.session;
  const { handle } = await loadCase(colleague.session, filed.caseId);
  const move = { from: 'new', to: 'assessing', reason: 'Қарап жатырмыз', day: today } as const;
  const entry = await keys.sealStatus({ handle, ...move });
  await client.addEntry(filed.caseId, { ...entry, toReporter: true, closes: 'leaves' });
  const order = {
    copy: carefulCopy(loaded, 'kk'),
    body: 'Прокуратура',
    key: { key: bech32('age', new Uint8Array(32).fill(9)), numbers: 'w' },
    reason: 'x',
    letter: 'kk',
  } as const;
  await expect(handOver(loaded, deskOf(filed), order, tools)).rejects.toMatchObject({
    because: 'changed',
  });
  expect((await loadCase(aigerim.session, filed.caseId)).view.state).toBe('assessing');
});

test('printing is written down in the case and in the audit, with who and when', async () => {
  const { loaded, filed } = await newCase();
  const copy = carefulCopy(loaded, 'kk');
  const { session } = aigerim;
  await noteTaken(deskOf(filed).desk, copy, { how: 'print', sha256: null, to: null });
  const lines = await served.store.audit.rows(0, 1000);
  expect(lines.at(-1)).toMatchObject({ kind: 'printed', day: today, actor_tag: session.officerId });
  const { view } = await loadCase(session, filed.caseId);
  expect(view.work.masks).toEqual(noMasks);
  expect(view.thread.at(-1)).toMatchObject({ kind: 'work', officer: session.officerId });
});
