import { Forgery } from '../../../cases/entry.ts';
import { OtherBytes, UnknownRecipients } from '../../../cases/manifest.ts';
import { SenimError } from '../../../platform/errors.ts';
import type { ShownTampering, Tampering } from '../../tampering.ts';

/** A part of what is stored is not what was put there. */
export class TamperedPart extends Error {
  readonly what: Tampering;
  constructor(what: Tampering, cause: SenimError) {
    super('a part is not what was put there', { cause });
    this.name = 'TamperedPart';
    this.what = what;
  }
}

/** Runs `open`; what does not hold there is thrown under the name of the part, so that people can be told which it is. */
export async function named<T>(part: Tampering, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof SenimError)) throw error;
    throw new TamperedPart(nameOf(error, part), error);
  }
}

/** What an entry is when it does not hold, at a place that claims it for one side of the case. */
export function entryFault(error: SenimError, from: 'officer' | 'reporter'): ShownTampering {
  if (error.code === 'case.context') return 'letter-elsewhere';
  const isForged = error instanceof Forgery || error.code === 'case.move';
  return isForged ? `letter-${from}` : 'letter-broken';
}

function nameOf(error: SenimError, part: Tampering): Tampering {
  if (error instanceof UnknownRecipients) return 'recipients';
  if (error instanceof OtherBytes && error.how !== 'unlike') return error.how;
  return part;
}
