import { assign, getNextSnapshot, initialTransition, setup } from 'xstate';

import { interview, type Interviewer } from './interview.ts';

interface Context {
  readonly answers: Readonly<Record<string, string>>;
}

interface Kept {
  readonly value: string;
  readonly context: Context;
}

const versions = setup({
  types: {
    context: {} as Context,
    events: {} as { readonly type: 'answer'; readonly value: string },
  },
});

/*
 * Note "fair to XState". The pure functions, without an actor, as its documentation gives them for servers. Kept are the
 * two parts that `resolveState` needs, which is shorter and faster than a whole persisted snapshot. The machine has these
 * eight questions and no more, checks no answer and says nothing, while our turn reads each answer against the form and
 * brings the next question's messages and options: what is left out is to the peer's advantage.
 */
export function xstate(): Interviewer {
  const machine = versions.createMachine({
    id: 'report',
    initial: interview[0]?.question ?? 'end',
    context: { answers: {} },
    states: Object.fromEntries([
      ...interview.map(({ question }, index) => [
        question,
        {
          on: {
            answer: {
              target: interview[index + 1]?.question ?? 'end',
              actions: assign<Context, { type: 'answer'; value: string }, undefined, never, never>({
                answers: ({ context, event }) => ({ ...context.answers, [question]: event.value }),
              }),
            },
          },
        },
      ]),
      ['end', {}],
    ]),
  });
  const [first] = initialTransition(machine);
  const start = JSON.stringify({ value: first.value, context: first.context });
  const events = interview.map(({ answer }) => ({ type: 'answer' as const, value: answer }));
  return {
    name: 'XState pure transition',
    take: (times) => {
      let text = start;
      for (let round = 0; round < times; round += 1) {
        text = start;
        for (const event of events) {
          const { value, context } = JSON.parse(text) as Kept;
          const next = getNextSnapshot(machine, machine.resolveState({ value, context }), event);
          text = JSON.stringify({ value: next.value, context: next.context });
        }
      }
      return text;
    },
  };
}
