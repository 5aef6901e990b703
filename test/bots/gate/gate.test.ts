import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createDoor } from '../../../bots/gate/door.ts';
import { createGate, type Gate } from '../../../bots/gate/gate.ts';
import { type NetworkTag, networkOf, networkTags } from '../../../bots/gate/network.ts';
import { lookedFor, makeTicket } from '../../../bots/gate/ticket.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';

const a = 'a' as NetworkTag;
const b = 'b' as NetworkTag;
const aPerson = { network: a, lookedMs: 5000 };
const aProgram = { network: a, lookedMs: 0 };

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A gate for one at a time whose clock is held, and the names of who passed, in order. */
function held() {
  let now = 0;
  const gate = createGate({ now: () => now, atOnce: 1 });
  const passed: string[] = [];
  const inside: Disposable[] = [];
  const refused: string[] = [];
  const come = (name: string, comer: Parameters<Gate['enter']>[0]) => {
    const enter = async (): Promise<void> => {
      const pass = await gate.enter(comer);
      (pass === null ? refused : passed).push(name);
      if (pass !== null) inside.push(pass);
    };
    void enter();
  };
  /** Everybody who waits goes through, one after the other. */
  const drain = async (times = Infinity) => {
    await settle();
    for (let at = 0; at < times && inside.length > 0; at += 1) {
      inside.shift()?.[Symbol.dispose]();
      await settle();
    }
  };
  return { gate, come, drain, passed, refused, later: (ms: number) => (now += ms) };
}

describe('the gate', () => {
  test('lets everybody pass at once while nobody waits, whoever it is', async () => {
    const { come, drain, passed } = held();
    for (const name of ['1', '2', '3']) {
      come(name, aProgram);
      await drain();
    }
    expect(passed).toEqual(['1', '2', '3']);
  });

  test('lets those go first who looked at their page, and one in five of the rest', async () => {
    const { come, drain, passed } = held();
    come('first', aProgram);
    for (let at = 0; at < 20; at += 1) come(`junk ${at}`, aProgram);
    for (let at = 0; at < 12; at += 1) come(`person ${at}`, aPerson);
    await drain(15);
    const junk = passed.filter((name) => name.startsWith('junk')).length;
    expect(junk).toBeGreaterThanOrEqual(2);
    expect(junk).toBeLessThanOrEqual(4);
    expect(passed.filter((name) => name.startsWith('person')).length).toBe(15 - junk);
  });

  test('lets a person pass before what came with him, also where a turn ends as soon as it began', async () => {
    const gate = createGate({ now: () => 0 });
    const passed: string[] = [];
    const turn = async (name: string, comer: Parameters<Gate['enter']>[0]): Promise<void> => {
      using pass = await gate.enter(comer);
      if (pass !== null) passed.push(name);
    };
    const programs = Array.from({ length: 30 }, () => turn('program', aProgram));
    await Promise.all([...programs, turn('person', aPerson)]);
    expect(passed.indexOf('person')).toBe(1);
    expect(passed).toHaveLength(31);
  });

  test('prefers networks that had few turns this hour, and forgets them with the hour', async () => {
    const { come, drain, passed, later } = held();
    for (let at = 0; at < 10; at += 1) {
      come(`before ${at}`, aPerson);
      await drain();
    }
    passed.length = 0;
    come('inside', aPerson);
    come('heavy', aPerson);
    come('light', { ...aPerson, network: b });
    await drain();
    expect(passed).toEqual(['inside', 'light', 'heavy']);
    passed.length = 0;
    later(60 * 60 * 1000);
    come('inside', { ...aPerson, network: b });
    come('heavy', aPerson);
    come('light', { ...aPerson, network: b });
    await drain();
    expect(passed).toEqual(['inside', 'heavy', 'light']);
  });

  test('tells the hasty to try again after a while and never a person', async () => {
    const { come, drain, passed, refused, later } = held();
    come('inside', aProgram);
    come('junk', aProgram);
    come('person', aPerson);
    later(9000);
    await drain();
    expect(refused).toEqual(['junk']);
    expect(passed).toEqual(['inside', 'person']);
  });

  test('steps back from files in order, and comes back', async () => {
    const { gate, come, drain } = held();
    const stages = new Set<string>();
    for (let at = 0; at < 700; at += 1) {
      come(`${at}`, aPerson);
      stages.add(gate.stage());
    }
    expect([...stages]).toEqual(['calm', 'busy', 'small-files', 'text-only']);
    await drain();
    expect(gate.stage()).toBe('calm');
  });

  test('lets every person through in the end, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ isPerson: fc.boolean(), wait: fc.nat(3000) }), { maxLength: 60 }),
        async (comers) => {
          const { gate, come, drain, passed, refused, later } = held();
          for (const [at, { isPerson, wait }] of comers.entries()) {
            come(`${isPerson ? 'person' : 'junk'} ${at}`, isPerson ? aPerson : aProgram);
            later(wait);
          }
          await drain();
          expect(refused.filter((name) => name.startsWith('person'))).toEqual([]);
          expect(passed.length + refused.length).toBe(comers.length);
          expect(gate.waiting()).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('a page that is shown once more keeps the time since which it was read', () => {
  let now = 1_000_000_000;
  const formTokenKey = new Secret(systemRandom(32));
  const door = createDoor({ formTokenKey, random: systemRandom, now: () => now });
  const clientKey = systemRandom(32);
  const first = door.ticketFor(clientKey, 'report/body', null);
  now += 5000;
  expect(door.ticketFor(clientKey, 'report/body', first)).toBe(first);
  for (const [key, at] of [
    [clientKey, 'report/review'],
    [systemRandom(32), 'report/body'],
  ] as const) {
    const ticket = door.ticketFor(key, at, first);
    expect(lookedFor(formTokenKey, ticket, { clientKey: key, at, now: now + 1000 })).toBe(1000);
  }
});

describe('a form token', () => {
  const key = new Secret(systemRandom(32));
  const clientKey = systemRandom(32);
  const shown = { clientKey, at: 'report/review', now: 1_000_000_000 };
  const ticket = makeTicket(key, shown);

  test('tells how long a page was looked at', () => {
    expect(lookedFor(key, ticket, { ...shown, now: shown.now + 4000 })).toBe(4000);
  });

  test.each([
    ['another step', { ...shown, at: 'report/body' }],
    ['another client', { ...shown, clientKey: systemRandom(32) }],
  ])('tells nothing for %s', (_, other) => {
    expect(lookedFor(key, ticket, { ...other, now: shown.now + 4000 })).toBe(0);
  });

  test.each([
    '',
    'a',
    '!',
    `${ticket.slice(0, 10)}${ticket[10] === 'A' ? 'B' : 'A'}${ticket.slice(11)}`,
    `${ticket.slice(0, -1)}-`,
  ])('of %o tells nothing', (forged) => {
    const at = { ...shown, now: shown.now + 90_000_000_000 };
    expect(lookedFor(key, forged, at)).toBe(0);
  });
});

describe('a network', () => {
  test.each([
    ['127.0.0.77', '127.0.0'],
    ['::ffff:10.1.2.3', '10.1.2'],
    ['2001:db8:85a3::8a2e:370:7334', '8193:3512:34211'],
    ['2001:0db8:85a3:1:2:3:4:5', '8193:3512:34211'],
    ['::1', '0:0:0'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });

  test('is known by a tag that nobody can compare after the hour', () => {
    let now = 0;
    const tagOf = networkTags(systemRandom, () => now);
    const before = tagOf('192.0.2.1');
    expect(tagOf('192.0.2.200')).toBe(before);
    expect(tagOf('192.0.3.1')).not.toBe(before);
    now += 60 * 60 * 1000;
    expect(tagOf('192.0.2.1')).not.toBe(before);
  });
});
