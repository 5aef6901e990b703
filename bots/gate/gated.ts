import type { Act, Converse, Conversed, Turned } from '../conversed.ts';
import type { Gate } from './gate.ts';
import { noNetwork } from './network.ts';

/** Thrown to a channel when the line was too long. Nothing was done; the same answer may be posted again. */
export class Crowded extends Error {
  constructor() {
    super('too many at once');
    this.name = 'Crowded';
  }
}

/** The same dialog behind a gate. Looking needs no turn: it costs little and shows people where they are. */
export function gated(converse: Converse, gate: Gate, onCrowded: () => void): Converse {
  return async (turned: Turned): Promise<Conversed> => {
    if (isCheap(turned.act)) return converse(turned);
    const { network = noNetwork, lookedMs = 0 } = turned.came ?? {};
    using pass = await gate.enter({ network, lookedMs });
    if (pass === null) {
      onCrowded();
      throw new Crowded();
    }
    return await converse(turned);
  };
}

function isCheap({ kind }: Act): boolean {
  return kind === 'look';
}
