import { createServer, connect, type NetConnectOpts, type Socket } from 'node:net';
import { join } from 'node:path';

import { expect, inject, test } from 'vitest';

import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import type { CrashStep } from '../../storage/filing-step.ts';
import { openStore } from '../../storage/store.ts';
import { storeAt } from '../storage/store-at.ts';
import {
  filing,
  officer,
  sealedBlob,
  sealedCase,
  tempFolder,
  tempPlace,
} from '../storage/fixtures.ts';

type Drop = 'before the server has the commit' | 'before its answer comes back';

/** Stands between the store and the server, and cuts the line at the next commit when it is told to. */
async function brittleLine(behind: NetConnectOpts) {
  const lines = new Set<Socket>();
  let next: Drop | null = null;
  let dropped = 0;
  const folder = await tempFolder();
  const port = 5432;
  const server = createServer((near) => {
    const far = connect(behind);
    let isDropped = false;
    lines.add(near).add(far);
    for (const each of [near, far]) {
      each.on('error', () => {});
      each.on('close', () => [near, far].map((line) => line.destroy()));
    }
    near.on('data', (bytes: Buffer) => {
      // By itself (Q, its length, its words, a zero), or parsed in one go with the last statement (P, length, no name).
      const isCommit = next !== null && /[QP][\s\S]{4}\0?commit\0/i.test(bytes.toString('latin1'));
      if (isCommit) {
        isDropped = true;
        dropped += 1;
        const how = next;
        next = null;
        if (how === 'before the server has the commit') {
          near.destroy();
          return;
        }
      }
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (isDropped) near.destroy();
      else near.write(bytes);
    });
  });
  const path = join(folder.path, `.s.PGSQL.${port}`);
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  return {
    /** The same database, reached over this line. */
    urlTo: (url: string) => {
      const { pathname, searchParams, username, password } = new URL(
        url.replace(/@[^/]*/, '@server'),
      );
      searchParams.set('host', `${folder.path}:${port}`);
      const query = decodeURIComponent(searchParams.toString());
      return `postgres://${username}${password === '' ? '' : `:${password}`}@${pathname}?${query}`;
    },
    dropNext: (how: Drop) => void (next = how),
    dropped: () => dropped,
    [Symbol.asyncDispose]: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => void server.close(resolve));
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Where a server answers: a socket's file, or a port. */
function listensAt(url: string): NetConnectOpts {
  const first = databaseAddressOf(url)?.hosts[0];
  if (first === undefined) throw new TypeError('no address of a server');
  const { host, port } = first;
  return host.startsWith('/') ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
}

test.each([
  ['before the server has the commit', false],
  ['before its answer comes back', true],
] as const)(
  'a line that breaks %s acknowledges nothing, and the same sent again is one case',
  async (how, isThere) => {
    await using place = await tempPlace();
    await using line = await brittleLine(listensAt(inject('postgres')));
    const url = line.urlTo(place.url);
    let isArmed = true;
    const onStep = (step: CrashStep): void => {
      if (step !== 'rows-written' || !isArmed) return;
      isArmed = false;
      line.dropNext(how);
    };
    await using store = await openStore({ ...storeAt(place.dataDir, url), onStep });
    const [token, sealed] = [systemRandom(32), sealedCase({ blobs: [sealedBlob(7000)] })];
    const filed = store.intake.fileCase(sealed, filing(token));
    await expect(filed).rejects.toMatchObject({ code: 'store.away' });
    expect(line.dropped()).toBe(1);
    expect(await store.intake.fileCase(sealed, filing(token))).toMatchObject({ already: isThere });
    expect(await store.cases.list(officer)).toHaveLength(1);
    expect(await store.scrub()).toEqual({ cases: 1, damaged: [] });
    expect(await store.audit.verify()).toMatchObject({ ok: true });
  },
);

test.each(['before the server has the commit', 'before its answer comes back'] as const)(
  'of many who send at once nobody is told of a case that is not there when a line breaks %s, and all are one case each',
  async (how) => {
    await using place = await tempPlace();
    await using line = await brittleLine(listensAt(inject('postgres')));
    const url = line.urlTo(place.url);
    let filed = 0;
    const onStep = (step: CrashStep): void => {
      if (step === 'rows-written' && ++filed === 2) line.dropNext(how);
    };
    await using store = await openStore({ ...storeAt(place.dataDir, url), onStep });
    const people = Array.from({ length: 24 }, () => ({
      token: systemRandom(32),
      sealed: sealedCase(),
    }));
    const send = ({ token, sealed }: (typeof people)[number]) =>
      store.intake.fileCase(sealed, filing(token));
    const answers = await Promise.allSettled(people.map(send));
    expect(line.dropped()).toBe(1);
    const untold = people.filter((_, at) => answers[at]?.status === 'rejected');
    expect(untold.length).toBeGreaterThan(0);
    const there = (await store.cases.list(officer)).map(({ caseId }) => caseId);
    const told = people.filter((person) => !untold.includes(person));
    for (const { sealed } of told) expect(there).toContain(sealed.caseId);
    for (const [at, answer] of answers.entries()) {
      if (answer.status === 'fulfilled') {
        expect(answer.value.caseId).toBe(people[at]?.sealed.caseId);
      } else expect(answer.reason).toMatchObject({ code: 'store.away' });
    }
    for (const person of people) {
      const { sealed } = person;
      const isThere = there.includes(sealed.caseId);
      expect(await send(person)).toEqual({ caseId: sealed.caseId, already: isThere });
    }
    expect(await store.cases.list(officer)).toHaveLength(people.length);
    expect(await store.audit.verify()).toMatchObject({ ok: true, head: { seq: people.length } });
  },
);
