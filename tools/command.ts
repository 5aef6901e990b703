import { lastWords } from '../platform/last-words.ts';

/** Runs what was typed; what ends it is said to whoever typed it, and with exit code 1. */
export async function command(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    for (const line of lastWords(error)) console.error(line);
    process.exitCode = 1;
  }
}
