import type { Incoming } from '../dialogs/incoming.ts';
import type { Session } from '../dialogs/session.ts';
import type { State, Turn } from '../dialogs/state.ts';
import { turn } from '../dialogs/turn.ts';
import type { World } from '../dialogs/world.ts';
import type { Knowledge } from '../knowledge/load.ts';
import type { Search } from '../knowledge/search/search.ts';
import { base64url } from '../platform/crypto/bytes.ts';
import type { Random } from '../platform/crypto/random.ts';
import type { Clock } from '../platform/time.ts';
import type { ConverseChannel } from './conversed.ts';
import { drawTurn } from './draw.ts';
import { receiptOf } from './filing.ts';
import type { Rephrase } from './model/rephrase.ts';
import type { CurrentRoster } from './roster-watch.ts';
import type { Surveys } from './surveys.ts';
import type { View } from './view.ts';

export interface TurnerParts {
  readonly knowledge: Knowledge;
  readonly search: Search;
  readonly roster: CurrentRoster;
  readonly surveys: Pick<Surveys, 'board'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly rephrase: Rephrase | null;
}

/** Takes turns in the world as it is for one client at one moment. */
export interface Turner {
  readonly world: World;
  readonly take: (state: State, incoming: Incoming) => Turn;
  readonly draw: (turned: Pick<Turn, 'session' | 'messages' | 'prompt'>) => View;
}

export async function turnerFor(
  { search, roster, surveys, clock, random, rephrase }: TurnerParts,
  clientKey: Uint8Array,
  channel: ConverseChannel,
): Promise<Turner> {
  const verified = await roster();
  const { offers, knowledge } = await surveys.board(verified);
  let session: Session | null = null;
  const world: World = {
    today: clock.today(),
    now: clock.now(),
    knowledge,
    surveys: offers,
    search,
    model: rephrase !== null,
    intake: verified === null ? 'closed' : 'open',
    oversight: verified === null || verified.roster.groups.oversight !== undefined,
    body: verified?.roster.body ?? null,
    channel,
    freshToken: () => base64url(random(16)),
    receipt: () => (session === null ? null : receiptOf(clientKey, session)),
  };
  return {
    world,
    take: (state, incoming) => {
      ({ session } = state);
      return turn(state, incoming, world);
    },
    draw: (turned) => drawTurn(turned, () => receiptOf(clientKey, turned.session), knowledge),
  };
}
