import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { CaseDesk } from '../../console/app/case-desk.ts';
import { type LoadedCase, loadCase, openFileOf } from '../../console/app/case-load.ts';
import { Trouble } from '../../console/app/trouble.ts';
import { type Clerk, clerk, clientOf } from './clerk.ts';
import { type Filed, file, type Office, office, quickArgon2id, staff } from './office.ts';

/** What the network does to one request: it comes late, or the answer is lost, or nothing arrives. */
type Fate = (path: string, send: () => Promise<Response>) => Promise<Response>;

const asUsual: Fate = async (_, send) => await send();
let fate: Fate = asUsual;
let served: Office;
let officer: Clerk;
let colleague: Clerk;
let filed: Filed;
let desk: CaseDesk;

beforeAll(async () => {
  served = await office([{ role: 'officer', group: 'default' }, ...staff], {}, quickArgon2id);
  const [first, second] = served.made.access;
  if (first === undefined || second === undefined) throw new TypeError('nobody');
  const client = clientOf(served, async (path, send) => await fate(path, send));
  officer = await clerk(served, first, { client });
  colleague = await clerk(served, second);
});
afterAll(async () => await served[Symbol.asyncDispose]());

beforeEach(async () => {
  fate = asUsual;
  filed = await file(served, {
    files: [{ bytes: new Uint8Array([1]), mime: 'image/png', extension: '.png', cleaned: true }],
  });
  desk = new CaseDesk(officer.session, filed.caseId);
});

const message = (text: string) => ({ kind: 'message', text }) as const;
const say = (seen: LoadedCase, text: string) =>
  desk.act(seen, async (now) => await desk.add(now, message(text)));
const saysElsewhere = async (by: Clerk, text: string) => {
  const other = new CaseDesk(by.session, filed.caseId);
  await other.act(null, async (now) => await other.add(now, message(text)));
  other.end();
};

async function shown(): Promise<LoadedCase> {
  const ready = Promise.withResolvers<LoadedCase>();
  const look = () => {
    const { load, now } = desk.state();
    if (load.kind === 'ready' && now !== null) ready.resolve(now);
  };
  const leave = desk.watch(look);
  look();
  const now = await ready.promise;
  leave();
  return now;
}

async function opened(): Promise<LoadedCase> {
  desk.start();
  return await shown();
}

const texts = ({ view }: LoadedCase) =>
  view.thread.flatMap((entry) => (entry.kind === 'message' ? [entry.text] : []));

const stored = async () => texts(await loadCase(colleague.session, filed.caseId));

/** Holds every request of that kind back until it is let go. */
function heldBack(part: string) {
  const gate = Promise.withResolvers<undefined>();
  const reached = Promise.withResolvers<undefined>();
  fate = async (path, send) => {
    if (!path.includes(part)) return await send();
    reached.resolve(undefined);
    await gate.promise;
    return await send();
  };
  return { reached: reached.promise, letGo: () => gate.resolve(undefined) };
}

const loseAnswer = () => {
  fate = async (path, send) => {
    const answer = await send();
    if (!path.includes('/entries')) return answer;
    fate = asUsual;
    throw new TypeError('the line broke');
  };
};

const isOpen = async ({ handle }: LoadedCase) =>
  await officer.session.keys
    .sealMessage({ handle, text: 'x', day: served.options.clock.today() })
    .then(
      () => true,
      () => false,
    );

describe('an officer who is quicker than the network', () => {
  test('is not refused because of his own word before the case is read anew', async () => {
    const seen = await opened();
    const reading = heldBack('/open');
    const move = { kind: 'status', from: 'new', to: 'acknowledged', reason: 'Алдық' } as const;
    await desk.act(seen, async (now) => {
      await desk.add(now, move);
      desk.again();
    });
    await reading.reached;
    const sent = say(seen, 'Қай бөлімде?');
    const next = say(seen, 'Қашан?');
    reading.letGo();
    await Promise.all([sent, next]);
    expect(await stored()).toEqual(['Қай бөлімде?', 'Қашан?']);
    expect(desk.state().now?.view.state).toBe('acknowledged');
  });

  test('is read in the order in which he pressed, however slow the first was', async () => {
    const seen = await opened();
    const gate = Promise.withResolvers<undefined>();
    const reached = Promise.withResolvers<undefined>();
    fate = async (path, send) => {
      if (!path.includes('/entries')) return await send();
      fate = asUsual;
      reached.resolve(undefined);
      await gate.promise;
      return await send();
    };
    const first = say(seen, 'Бірінші');
    await reached.promise;
    const second = say(seen, 'Екінші');
    // Long enough for the second, had it not to wait.
    await Promise.race([second, wait(500)]);
    gate.resolve(undefined);
    await Promise.all([first, second]);
    expect(await stored()).toEqual(['Бірінші', 'Екінші']);
  });

  test('is shown first what a colleague said during exactly that time', async () => {
    const seen = await opened();
    const reading = heldBack('/open');
    desk.again();
    await reading.reached;
    const sent = say(seen, 'Құжат керек емес');
    await saysElsewhere(colleague, 'Құжатты жіберіңіз');
    reading.letGo();
    await expect(sent).rejects.toMatchObject({ because: 'changed' });
    expect(await stored()).toEqual(['Құжатты жіберіңіз']);
    const { load, now, before } = desk.state();
    expect([load.kind, texts(now ?? seen)]).toEqual(['ready', ['Құжатты жіберіңіз']]);
    expect(before).toBe(seen);
    // Now it was seen.
    await say(now ?? seen, 'Құжат керек емес');
    expect(await stored()).toEqual(['Құжатты жіберіңіз', 'Құжат керек емес']);
  });

  test('is shown it too where it came with no reading under way', async () => {
    const seen = await opened();
    await saysElsewhere(colleague, 'Құжатты жіберіңіз');
    await expect(say(seen, 'Құжат керек емес')).rejects.toMatchObject({ because: 'changed' });
    expect(desk.state().before).toBe(seen);
    expect(texts(desk.state().now ?? seen)).toEqual(['Құжатты жіберіңіз']);
  });

  test('is not refused because of what he did in another tab', async () => {
    const seen = await opened();
    await saysElsewhere(officer, 'Басқа қойындыдан');
    await say(seen, 'Осы қойындыдан');
    expect(await stored()).toEqual(['Басқа қойындыдан', 'Осы қойындыдан']);
  });

  test('says between colleagues what takes nothing from them, whatever they said', async () => {
    await opened();
    await saysElsewhere(colleague, 'Құжатты жіберіңіз');
    await desk.act(null, async (now) => await desk.add(now, { kind: 'note', text: 'Ескерту' }));
    const { view } = await loadCase(colleague.session, filed.caseId);
    expect(view.thread.at(-1)).toMatchObject({ kind: 'work', word: { text: 'Ескерту' } });
  });

  test('is told what the reading threw, and nothing is stored', async () => {
    const seen = await opened();
    fate = async (path, send) => (path.includes('/open') ? Response.error() : await send());
    desk.again();
    await expect(say(seen, 'Қай бөлімде?')).rejects.toBeInstanceOf(Trouble);
    expect(desk.state().load.kind).toBe('failed');
    expect(await stored()).toEqual([]);
    fate = asUsual;
    desk.again();
    await say(await shown(), 'Қай бөлімде?');
    expect(await stored()).toEqual(['Қай бөлімде?']);
  });

  test('has what was pressed before leaving the page sent', async () => {
    const seen = await opened();
    const reading = heldBack('/open');
    desk.again();
    await reading.reached;
    const sent = say(seen, 'Қай бөлімде?');
    desk.end();
    reading.letGo();
    await sent;
    expect(await stored()).toEqual(['Қай бөлімде?']);
  });
});

describe('a word whose answer was lost', () => {
  test('stands in the case once when it is sent again', async () => {
    const seen = await opened();
    loseAnswer();
    await expect(say(seen, 'Қай бөлімде?')).rejects.toMatchObject({ because: 'network' });
    await say(seen, 'Қай бөлімде?');
    expect(await stored()).toEqual(['Қай бөлімде?']);
  });

  test('is shown before another one in its place is taken', async () => {
    const seen = await opened();
    loseAnswer();
    await expect(say(seen, 'Қай бөлімде?')).rejects.toMatchObject({ because: 'network' });
    await expect(say(seen, 'Қай бөлімде болды?')).rejects.toMatchObject({ because: 'changed' });
    expect(texts(desk.state().now ?? seen)).toEqual(['Қай бөлімде?']);
    expect(await stored()).toEqual(['Қай бөлімде?']);
  });
});

describe('the keys of a case', () => {
  test('outlast a new reading and the page for what is under way, and nothing else', async () => {
    const seen = await opened();
    const blob = heldBack('/blobs/');
    const [entry] = seen.view.files;
    if (entry === undefined) throw new TypeError('no file');
    const opening = openFileOf(seen, officer.session, entry);
    await blob.reached;
    fate = asUsual;
    desk.again();
    const next = await shown();
    blob.letGo();
    expect((await opening).bytes).toEqual(new Uint8Array([1]));
    await expect.poll(async () => await isOpen(seen)).toBe(false);
    expect(await isOpen(next)).toBe(true);
    desk.end();
    await expect.poll(async () => await isOpen(next)).toBe(false);
  });

  test('are forgotten where the case arrives after the page was left, or after a later reading', async () => {
    const made: LoadedCase['handle'][] = [];
    const { keys } = officer.session;
    const counting = {
      ...officer.session,
      keys: new Proxy(keys, {
        get: (_, method: keyof typeof keys) =>
          method === 'openCase'
            ? async (input: Parameters<typeof keys.openCase>[0]) => {
                const opened = await keys.openCase(input);
                made.push(opened.handle);
                return opened;
              }
            : keys[method],
      }),
    };
    desk = new CaseDesk(counting, filed.caseId);
    const reading = heldBack('/open');
    desk.start();
    desk.again();
    await reading.reached;
    desk.end();
    reading.letGo();
    await expect.poll(() => made.length).toBeGreaterThanOrEqual(2);
    await expect
      .poll(async () => {
        const still = await Promise.all(
          made.map(async (handle) => await isOpen({ handle } as LoadedCase)),
        );
        return still.filter(Boolean).length;
      })
      .toBe(0);
  });
});
