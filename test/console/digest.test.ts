import { afterEach, describe, expect, test } from 'vitest';
import { SMTPServer } from 'smtp-server';

import { sendDigests, type DigestParts } from '../../console/digest/digest.ts';
import { digestAt, nextDigest } from '../../console/digest/hour.ts';
import { mailer } from '../../console/digest/mailer.ts';
import { endDigests, readKept, standingOf, writeKept } from '../../console/digest/standing.ts';
import { utf8 } from '../../platform/crypto/bytes.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { createLog } from '../../platform/log.ts';
import { Secret } from '../../platform/secret.ts';
import { addDays, dayAt, type DateIso } from '../../platform/time.ts';
import type { Store } from '../../storage/store.ts';
import { get, house } from './house.ts';
import { filing, sealedCase, tempStore } from '../storage/fixtures.ts';

const firstDay = '2026-11-01' as DateIso;
const to = ['aigerim@body.example', 'daniyar@body.example'];

interface Mail {
  readonly at: number;
  readonly to: string;
  readonly size: number;
  readonly text: string;
}

const shape = ({ at, to: whom, size }: Mail) => ({ at, whom, size });

/** A mail server on this machine and a clock that runs as fast as the letters go. */
async function world(onDay: (day: DateIso, store: Store) => Promise<void> = async () => {}) {
  const temp = await tempStore();
  const got: Mail[] = [];
  const told: { at: number; chat: string; text: string }[] = [];
  let now = digestAt(firstDay, 0) as number;
  let down: readonly DateIso[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_address, _session, done) =>
      done(down.includes(dayAt(new Date(now))) ? new Error('x') : null),
    onData: (stream, session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        const [first] = session.envelope.rcptTo;
        got.push({ at: now, to: first?.address ?? '', size: text.length, text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready));
  const address = smtp.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const lines: string[] = [];
  const run = async (days: number, hour = 9, chats: readonly string[] = []) => {
    const stop = new AbortController();
    const end = digestAt(addDays(dayAt(new Date(now)), days), 0);
    const parts: DigestParts = {
      config: { mail: { from: 'senim@body.example', to }, chats, hour },
      tell: async (chat, text) => {
        if (down.includes(dayAt(new Date(now)))) throw new TypeError('no messenger');
        told.push({ at: now, chat, text });
      },
      send: mailer(new Secret(utf8(`smtp://127.0.0.1:${port}`))),
      settings: temp.store.settings,
      leases: temp.store.leases,
      random: systemRandom,
      now: () => now,
      until: async (moment) => {
        const before = dayAt(new Date(now));
        now = Math.min(Math.max(now, moment), end);
        if (now >= end) stop.abort();
        else if (dayAt(new Date(now)) !== before) await onDay(dayAt(new Date(now)), temp.store);
      },
      stop: stop.signal,
      log: createLog((line) => lines.push(line)),
    };
    await sendDigests(parts);
  };
  return {
    store: temp.store,
    got,
    told,
    lines,
    run,
    standing: async (day: DateIso) => standingOf(await readKept(temp.store.settings), day),
    breakOn: (days: readonly DateIso[]) => {
      down = days;
    },
    close: async () => {
      await new Promise<void>((ended) => smtp.close(ended));
      await temp[Symbol.asyncDispose]();
    },
  };
}

const open: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});
async function opened(...args: Parameters<typeof world>) {
  const made = await world(...args);
  open.push(made);
  return made;
}

describe('the daily letter', () => {
  test('goes out at the same times and as large, whether or not anything was filed, for 30 days', async () => {
    let filed = 0;
    const busy = await opened(async (day, store) => {
      for (let count = 0; count < Number(day.slice(8)) % 4; count += 1) {
        await store.intake.fileCase(sealedCase(), filing());
        filed += 1;
      }
    });
    const quiet = await opened();
    await busy.run(30);
    await quiet.run(30);
    expect(filed).toBeGreaterThan(20);
    expect(quiet.got).toHaveLength(60);
    expect(busy.got.map(shape)).toEqual(quiet.got.map(shape));
    expect(new Set(busy.got.map(({ size, to: whom }) => size - whom.length)).size).toBe(1);
    expect(new Set(busy.got.map(({ at }) => at % 86_400_000)).size).toBe(1);
  });

  test('is sent by one of several processes, and by another when that one fell', async () => {
    const at = digestAt(firstDay, 9);
    const fallen = await opened();
    await fallen.store.leases.take('digest', 'another process', { now: at, until: at + 600_000 });
    await fallen.run(1);
    expect(fallen.got.map((mail) => mail.at - at)).toEqual([900_000, 900_000]);
    const done = await opened();
    await writeKept(done.store.settings, { begun: firstDay, sent: firstDay, failing: null });
    await done.run(1);
    expect(done.got).toEqual([]);
  });

  test('names neither a program nor the other officers, and holds no number of cases', async () => {
    const { got, run } = await opened();
    await run(1);
    const [letter] = got;
    expect(letter?.text).not.toMatch(/mailer|user-agent|daniyar/i);
    const body = Buffer.from(letter?.text.split('\r\n\r\n').at(-1) ?? '', 'base64').toString();
    expect(body).toContain('Senim');
    expect(body).not.toMatch(/\d/);
  });

  test('that is not taken is tried again for an hour, and officers are told until one is', async () => {
    const { got, run, standing, breakOn, lines } = await opened();
    const down = [2, 3, 4].map((days) => addDays(firstDay, days));
    await run(2);
    expect(await standing(addDays(firstDay, 1))).toEqual({ kind: 'well' });
    breakOn(down);
    await run(3);
    expect(await standing(addDays(firstDay, 4))).toEqual({ kind: 'failing', since: down[0] });
    expect(got).toHaveLength(4);
    expect(lines).toHaveLength(3 * 4 * to.length);
    expect(new Set(lines)).toEqual(new Set(['{"event":"digest.failed"}\n']));
    await run(1);
    expect(got).toHaveLength(6);
    expect(await standing(addDays(firstDay, 5))).toEqual({ kind: 'well' });
  });

  test('that finds the mail server down for three days is told above every page until one goes out', async () => {
    const { run, breakOn, standing, got } = await opened();
    await run(1);
    const days = [1, 2, 3].map((later) => addDays(firstDay, later));
    breakOn(days);
    await run(3);
    const [first = firstDay, , last = firstDay] = days;
    expect(await standing(last)).toEqual({ kind: 'failing', since: first });
    breakOn([]);
    await run(1);
    expect(await standing(addDays(firstDay, 4))).toEqual({ kind: 'well' });
    // Nothing is made good for the days that were lost: the letter says nothing that could be late.
    expect(got).toHaveLength(2 * to.length);
  });

  test('goes to chats as well, with the same words every day, and counts as not taken where one misses it', async () => {
    const { run, told, standing, breakOn, lines } = await opened();
    await run(2, 9, ['1234567']);
    expect(told).toHaveLength(2);
    expect(new Set(told.map(({ chat, text }) => chat + text)).size).toBe(1);
    expect(new Set(told.map(({ at }) => at % 86_400_000)).size).toBe(1);
    const broken = addDays(firstDay, 2);
    breakOn([broken]);
    await run(1, 9, ['1234567']);
    expect(await standing(broken)).toEqual({ kind: 'failing', since: broken });
    expect(lines.join()).not.toContain('1234567');
  });

  test('is missed a day later when nothing sends it any more', async () => {
    const { run, standing } = await opened();
    await run(1);
    expect(await standing(addDays(firstDay, 1))).toEqual({ kind: 'well' });
    expect(await standing(addDays(firstDay, 2))).toEqual({
      kind: 'failing',
      since: addDays(firstDay, 1),
    });
  });

  test('is owed no more when it was switched off', async () => {
    const { run, standing, store } = await opened();
    await run(1);
    await endDigests(store.settings);
    expect(await standing(addDays(firstDay, 9))).toEqual({ kind: 'off' });
  });
});

describe('the hour of the letter', () => {
  test.each([
    ['2026-11-22', 0, '2026-11-21T19:00:00.000Z'],
    ['2026-11-22', 9, '2026-11-22T04:00:00.000Z'],
    ['2026-11-22', 23, '2026-11-22T18:00:00.000Z'],
    ['2023-11-22', 9, '2023-11-22T03:00:00.000Z'],
  ])('of %s at %s is %s', (day, hour, instant) => {
    expect(new Date(digestAt(day as DateIso, hour)).toISOString()).toBe(instant);
  });

  test('that has come already is tomorrow’s', () => {
    const at = digestAt(firstDay, 9);
    expect(nextDigest(at - 1, 9)).toEqual({ day: firstDay, at });
    expect(nextDigest(at, 9).day).toBe(addDays(firstDay, 1));
  });
});

test('officers read how the letter stands, and people who work on no cases do not', async () => {
  await using served = await house();
  await served.addOfficer('dana', 'analyst', null);
  await served.addOfficer('aigerim', 'officer', 'default');
  const answer = await get(served.app, '/api/digest', await served.signIn('aigerim'));
  expect(await answer.json()).toEqual({ kind: 'off' });
  expect((await get(served.app, '/api/digest', await served.signIn('dana'))).status).toBe(403);
});
