import { ConfigError } from './env.ts';

/** What one process runs. */
export type Part = 'web' | 'console' | 'telegram' | 'teams' | 'terminal';

/** Without a terminal: somebody sits there. */
const parts: readonly Part[] = ['web', 'console', 'telegram', 'teams'];

export interface Command {
  readonly parts: readonly Part[];
  /** The store is to be used with other secrets from now on. */
  readonly newSecrets: boolean;
}

/** From the words of the command, `--only web,console --new-secrets`. Throws `ConfigError` for any other. */
export function commandOf(words: readonly string[]): Command {
  const problems: string[] = [];
  let wanted = parts;
  let newSecrets = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--new-secrets') newSecrets = true;
    else if (word === '--only') wanted = namedIn(words[(at += 1)] ?? '');
    else problems.push('npm start takes --only and --new-secrets');
  }
  if (wanted.length === 0) {
    problems.push(
      `--only: must be one of ${parts.join(', ')}, or several with commas between them`,
    );
  }
  if (problems.length > 0) throw new ConfigError([...new Set(problems)]);
  return { parts: wanted, newSecrets };
}

/**
 * A process that was told to run one messenger alone, and holds nothing to sign in there with, would do nothing and say
 * nothing. Throws `ConfigError`.
 */
export function checkUsed(
  { parts: wanted }: Command,
  words: { readonly telegram: unknown; readonly teams: unknown },
): void {
  if (wanted.some((part) => part === 'web' || part === 'console')) return;
  if (wanted.includes('telegram') && words.telegram !== null) return;
  if (wanted.includes('teams') && words.teams !== null) return;
  throw new ConfigError([
    ...(wanted.includes('telegram') ? ['TELEGRAM_BOT_TOKEN: must be set for --only telegram'] : []),
    ...(wanted.includes('teams') ? ['MICROSOFT_APP_ID: must be set for --only teams'] : []),
  ]);
}

/** None where a word is no part. */
function namedIn(list: string): readonly Part[] {
  const names = list.split(',');
  const found = parts.filter((part) => names.includes(part));
  return names.every((name) => found.some((part) => part === name)) ? found : [];
}
