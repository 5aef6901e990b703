import { packState, unpackState, type PackedState } from '../../../dialogs/pack.ts';
import type { State } from '../../../dialogs/state.ts';
import { startState, turn } from '../../../dialogs/turn.ts';
import type { World } from '../../../dialogs/world.ts';
import { createSearch } from '../../../knowledge/search/search.ts';
import { loadKnowledge } from '../../../knowledge/load.ts';
import type { DateIso } from '../../../platform/time.ts';
import { incomingOf, interview, type Interviewer } from './interview.ts';

export const today = '2026-11-23' as DateIso;

/** The product's own turn with all flows and the whole form loaded. */
export async function ours(): Promise<Interviewer> {
  const states = await statesOfInterview();
  const [first] = states;
  if (first === undefined) throw new TypeError('an interview without questions');
  const world = await worldOfBench();
  const start = pack(first);
  const incoming = interview.map(incomingOf);
  return {
    name: 'Senim',
    take: (times) => {
      let text = start;
      for (let round = 0; round < times; round += 1) {
        text = start;
        for (const each of incoming) text = pack(turn(unpack(text), each, world));
      }
      return text;
    },
  };
}

/**
 * The states of a report before the first question of the interview and after each answer.
 * Throws when the flow does not ask these questions in this order: then nothing would be comparable.
 */
export async function statesOfInterview(): Promise<readonly State[]> {
  const world = await worldOfBench();
  let state: State = startState('kk', world.freshToken());
  for (const id of ['report', 'no', 'continue', 'anonymous', 'no']) {
    state = turn(state, { kind: 'choice', id }, world);
  }
  const states = [stateOf(state)];
  for (const asked of interview) {
    if (state.session.at !== `report/${asked.question}`) {
      throw new TypeError(`the report asks ${state.session.at} where ${asked.question} was meant`);
    }
    state = turn(state, incomingOf(asked), world);
    states.push(stateOf(state));
  }
  return states;
}

async function worldOfBench(): Promise<World> {
  return {
    today,
    now: Date.parse(today),
    knowledge: await loadKnowledge(),
    surveys: [],
    search: createSearch([]),
    intake: 'open',
    oversight: true,
    body: null,
    channel: 'web',
    model: false,
    freshToken: () => 'AAAAAAAAAAAAAAAAAAAAAA',
    receipt: () => null,
  };
}

function stateOf({ session, draft }: State): State {
  return { session, draft };
}

function pack(state: State): string {
  return JSON.stringify(packState(state));
}

function unpack(text: string): State {
  return unpackState(JSON.parse(text) as PackedState);
}
