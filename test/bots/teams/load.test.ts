import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';

test('what stands behind the door calls nobody when it is loaded', async () => {
  let sockets = 0;
  const count = () => {
    sockets += 1;
  };
  subscribe('net.client.socket', count);
  subscribe('undici:request:create', count);
  const { teamsChannel } = await import('../../../bots/teams/channel.ts');
  expect(teamsChannel).toBeTypeOf('function');
  unsubscribe('net.client.socket', count);
  unsubscribe('undici:request:create', count);
  expect(sockets).toBe(0);
});
