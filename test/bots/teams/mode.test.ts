import { describe, expect, test } from 'vitest';

import { teamsMode } from '../../../bots/teams/mode.ts';
import { Secret } from '../../../platform/secret.ts';
import { app } from '../../fixtures/fake-microsoft.ts';
import { install, openHouse } from '../../fixtures/house.ts';
import { send } from '../../fixtures/wire.ts';

const secret = new Secret(new Uint8Array(32));
const alone = { host: '127.0.0.1', publicUrl: null, teams: null };

const ask = async (url: string, host: string | null = null) => {
  const headers = {
    'content-type': 'application/json',
    ...(host === null ? {} : { host }),
  };
  return (await send(`${url}/api/messages`, { method: 'POST', headers, body: '{}' })).status;
};

describe('clients of Microsoft 365', () => {
  test('are let in without tokens where only this machine can come', () => {
    for (const host of ['127.0.0.1', '127.0.0.77', '::1', 'localhost']) {
      expect(teamsMode({ ...alone, host }, 'open')).toEqual({ kind: 'open' });
    }
    const publicUrl = 'http://localhost:8080';
    expect(teamsMode({ ...alone, publicUrl }, 'open')).toEqual({ kind: 'open' });
  });

  test.each([
    ['all addresses', { host: '0.0.0.0' }],
    ['all addresses of version 6', { host: '::' }],
    ['an address of the network', { host: '192.168.1.5' }],
    ['a name that only begins well', { host: '127.0.0.1.example.kz' }],
    ['a public name', { publicUrl: 'https://report.example.kz' }],
    ['an app of its own', { teams: app }],
  ])('are never let in without tokens on %s', (_where, more) => {
    expect(teamsMode({ ...alone, ...more }, 'open')).toBeNull();
  });

  test('are let in by tokens once there is an app, wherever that listens', () => {
    const asked = { ...alone, host: '0.0.0.0', teams: app };
    expect(teamsMode(asked, { secret })).toEqual({ kind: 'checked', secret, ...app });
    expect(teamsMode(asked, null)).toBeNull();
    expect(teamsMode(alone, { secret })).toBeNull();
  });

  test('find no door where nobody opened one, nor one under a name that only leads here', async () => {
    await using installation = await install();
    {
      await using shut = await openHouse(installation);
      expect(await ask(shut.url)).toBe(404);
    }
    await using open = await openHouse(installation, { teams: { given: 'open' } });
    expect(await ask(open.url)).toBe(400);
    expect(await ask(open.url, 'rebound.example')).toBe(403);
  });
});
