import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

import { expect, test } from 'vitest';

import { spawnHouse } from '../../fixtures/child-house.ts';
import { install } from '../../fixtures/house.ts';

const programs = 150;
const body = JSON.stringify({ language: 'kk', choice: 'report' });

test('somebody who comes while turns of many lie ready is heard between them', async () => {
  await using installation = await install();
  await using house = await spawnHouse(installation);
  const { port } = new URL(house.url);
  const line = async (): Promise<Socket> => {
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    return socket;
  };
  const answered: string[] = [];
  const ask = async (socket: Socket, who: string, request: string): Promise<void> => {
    socket.write(request);
    await once(socket, 'data');
    answered.push(who);
  };
  // Whoever is there already has a line that was taken.
  const crowd = await Promise.all(Array.from({ length: programs }, line));
  await Promise.all(crowd.map((socket) => ask(socket, 'before', head('GET /health'))));
  house.pause();
  const post = `${head('POST /api/chat', body.length)}${body}`;
  const asked = crowd.map((socket) => ask(socket, 'program', post));
  const person = await line();
  asked.push(ask(person, 'person', head('GET /kk/')));
  house.goOn();
  await Promise.all(asked);
  for (const socket of [...crowd, person]) socket.destroy();
  const place = answered.indexOf('person') - programs;
  expect(answered).toHaveLength(2 * programs + 1);
  expect(place).toBeLessThan(programs / 2);
});

function head(what: string, length = 0): string {
  const lines = [`${what} HTTP/1.1`, 'Host: 127.0.0.1', 'Content-Type: application/json'];
  return `${[...lines, `Content-Length: ${length}`].join('\r\n')}\r\n\r\n`;
}
