import { checkFlows } from '../dialogs/flows.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { SenimError } from '../platform/errors.ts';

/** `npm run content`: every problem of the knowledge files, with its file and line. */
try {
  const knowledge = await loadKnowledge();
  checkFlows(knowledge);
  const cards = [...knowledge.cards.values()];
  const unverified = cards.filter((card) => card.verifiedOn === null).length;
  console.log(`${cards.length} cards are whole; ${unverified} were not yet verified by a person.`);
} catch (error) {
  if (!(error instanceof SenimError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
