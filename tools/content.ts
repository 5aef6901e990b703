import { pathToFileURL } from 'node:url';

import { checkFlows } from '../dialogs/check-flows.ts';
import { glossaryProblems } from '../knowledge/glossary-problems.ts';
import { dateProblems, dueForReview, nearVariants } from '../knowledge/card-review.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { systemClock } from '../platform/clock.ts';
import { SenimError } from '../platform/errors.ts';

// `npm run content [-- FOLDER]`: every problem of the knowledge files, with its file and line, and what to look at.
const [folder] = process.argv.slice(2);
const today = systemClock(null).today();

try {
  const knowledge = await loadKnowledge(
    folder === undefined ? undefined : pathToFileURL(`${folder}/`),
  );
  checkFlows(knowledge);
  const cards = [...knowledge.cards.values()];
  const strange = glossaryProblems(knowledge.glossary, cards);
  if (strange.length > 0) {
    const file = 'knowledge/glossary/lay-words.json';
    throw new SenimError('content', strange.map((one) => `${file}: ${one}`).join('\n'));
  }
  const wrong = dateProblems(cards, today);
  if (wrong.length > 0) throw new SenimError('content', wrong.join('\n'));
  tell('due for review', dueForReview(cards, today));
  tell('nearly the same question', nearVariants(cards));
  const unverified = cards.filter((card) => card.verifiedOn === null).length;
  console.log(`${cards.length} cards are whole; ${unverified} were not yet verified by a person.`);
} catch (error) {
  if (!(error instanceof SenimError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Hints stop nothing. */
function tell(what: string, hints: readonly string[]): void {
  for (const hint of hints) console.log(`${what}: ${hint}`);
}
