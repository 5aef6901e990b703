import { ConfigError } from './env.ts';

/** What one process runs. */
export type Part = 'web' | 'console' | 'telegram' | 'teams' | 'terminal';

/** Without a terminal: somebody sits there. */
const parts: readonly Part[] = ['web', 'console', 'telegram', 'teams'];

/** From the words of the command, `--only web`. Throws `ConfigError` for any other. */
export function partsOf(words: readonly string[]): readonly Part[] {
  const [flag, part, ...rest] = words;
  if (flag === undefined) return parts;
  const only = parts.find((each) => each === part);
  if (flag === '--only' && rest.length === 0 && only !== undefined) return [only];
  throw new ConfigError([`--only: must be one of ${parts.join(', ')}`]);
}
