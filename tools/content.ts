import { checkFlows } from '../dialogs/flows.ts';
import { glossaryProblems } from '../knowledge/glossary-problems.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { SenimError } from '../platform/errors.ts';

/** `npm run content`: every problem of the knowledge files, with its file and line. */
try {
  const knowledge = await loadKnowledge();
  checkFlows(knowledge);
  const cards = [...knowledge.cards.values()];
  const strange = glossaryProblems(knowledge.glossary, cards);
  if (strange.length > 0) {
    const file = 'knowledge/glossary/lay-words.json';
    throw new SenimError('content', strange.map((one) => `${file}: ${one}`).join('\n'));
  }
  const unverified = cards.filter((card) => card.verifiedOn === null).length;
  console.log(`${cards.length} cards are whole; ${unverified} were not yet verified by a person.`);
} catch (error) {
  if (!(error instanceof SenimError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
