import { AuthType, MsalTokenProvider } from '@microsoft/agents-hosting';

import type { OurToken } from './connector.ts';
import type { TeamsMode } from './mode.ts';
import { TeamsError } from './trouble.ts';

const service = 'https://api.botframework.com';

/** Asks Microsoft for the token that answers carry, and keeps it for as long as it holds. */
export function ourToken(mode: TeamsMode): OurToken {
  if (mode.kind === 'open') return async () => null;
  const { appId, tenant, secret } = mode;
  const provider = new MsalTokenProvider({
    authType: AuthType.ClientSecret,
    clientId: appId,
    tenantId: tenant,
    clientSecret: new TextDecoder().decode(secret.bytes()),
  });
  return async () => {
    try {
      return await provider.getAccessToken(service);
    } catch {
      // The library's error repeats what was sent and what came back.
      throw new TeamsError('token');
    }
  };
}
