import { utf8 } from '../crypto/bytes.ts';
import { Secret } from '../secret.ts';

/** An app of Microsoft 365 needs all three, or none. */
export const teamsNames = [
  'MICROSOFT_APP_ID',
  'MICROSOFT_APP_TENANT',
  'MICROSOFT_APP_SECRET',
] as const;

/** Entra shows an id beside each secret, which is easily taken for it. */
export function isTeamsSecret(value: string): boolean {
  return (
    /^[!-~]{16,200}$/.test(value) && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value)
  );
}

/**
 * The app's secret out of the environment, `null` when there is none. It is taken away from there, so that
 * neither a child process nor a report about this one carries it on.
 */
export function takeTeamsSecret(
  env: Record<string, string | undefined> = process.env,
): Secret | null {
  const secret = env['MICROSOFT_APP_SECRET'];
  delete env['MICROSOFT_APP_SECRET'];
  return secret !== undefined && isTeamsSecret(secret) ? new Secret(utf8(secret)) : null;
}
