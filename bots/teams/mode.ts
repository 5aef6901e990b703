import type { TeamsConfig } from '../../platform/config/env.ts';
import type { Secret } from '../../platform/secret.ts';

/**
 * How clients of Microsoft 365 are let in: by Microsoft's tokens, or, on a machine that only talks to itself,
 * without any.
 */
export type TeamsMode =
  ({ readonly kind: 'checked'; readonly secret: Secret } & TeamsConfig) | { readonly kind: 'open' };

export interface Asked {
  readonly host: string;
  readonly publicUrl: string | null;
  readonly teams: TeamsConfig | null;
}

/**
 * `null` where the channel stays shut. Without an app of one's own it opens for `open` alone, and never where
 * somebody outside this machine could reach it.
 */
export function teamsMode(
  { host, publicUrl, teams }: Asked,
  given: { readonly secret: Secret } | 'open' | null,
): TeamsMode | null {
  if (given === null) return null;
  if (given !== 'open') return teams === null ? null : { kind: 'checked', ...given, ...teams };
  const isOurs = publicUrl === null || isLoopback(new URL(publicUrl).hostname);
  return teams === null && isOurs && isLoopback(host) ? { kind: 'open' } : null;
}

/** Whether a name or an address leads nowhere but to this machine. */
export function isLoopback(name: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1|\[::1\])$/.test(name);
}
