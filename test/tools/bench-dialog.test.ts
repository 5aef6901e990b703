import { describe, expect, test } from 'vitest';

import { botbuilder } from '../../tools/bench/dialog/botbuilder.ts';
import { sizeOfDrafts } from '../../tools/bench/dialog/drafts.ts';
import { interview } from '../../tools/bench/dialog/interview.ts';
import { ours, statesOfInterview } from '../../tools/bench/dialog/ours.ts';
import { race } from '../../tools/bench/dialog/race.ts';
import { xstate } from '../../tools/bench/dialog/xstate.ts';

const interviewers = [await ours(), xstate(), await botbuilder()];

describe.each(interviewers)('$name', ({ take }) => {
  test('ends the interview with every answer in its state', async () => {
    const text = await take(1);
    for (const { question, answer } of interview) {
      expect(text).toContain(`"${question}"`);
      // Our turn reads a date that was typed; the peers keep it as it stands.
      const kept = question === 'when' ? [answer, '2026-11-03'] : [answer];
      expect(kept.some((value) => text.includes(`"${value}"`))).toBe(true);
    }
  });

  test('comes to the same end each time', async () => {
    expect(withoutIds(await take(3))).toBe(withoutIds(await take(1)));
  });
});

test('the interview is eight steps of the report as it is asked', async () => {
  const states = await statesOfInterview();
  expect(interview).toHaveLength(8);
  expect(states.map(({ session }) => session.at)).toEqual([
    ...interview.map(({ question }) => `report/${question}`),
    'report/how-known',
  ]);
});

test('a race tells the rate of each engine in the order given', async () => {
  const [fast = 0, slow = 0] = await race(
    [
      { name: 'fast', take: () => '' },
      { name: 'slow', take: (times) => JSON.stringify(Array.from({ length: times * 2_000 })) },
    ],
    { rounds: 2, roundMs: 5 },
  );
  expect(fast).toBeGreaterThan(slow * 10);
});

test('the size of drafts grows with their number', async () => {
  const [some, more] = [await sizeOfDrafts(40), await sizeOfDrafts(160)];
  expect(some).toBeGreaterThan(40 * 1024);
  expect(more).toBeGreaterThan(some * 2);
});

/** botbuilder names each run of a dialog at random. */
function withoutIds(text: string): string {
  return text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
}
