import { Socket } from 'node:net';

import type { DatabaseAddress } from '../../platform/config/database-address.ts';
import { SenimError } from '../../platform/errors.ts';

/** The sockets of a pool, so that none outlives it: a server that went silent closes nothing. */
export interface Sockets extends Disposable {
  readonly make: () => Socket;
}

export function socketsFor(tls: DatabaseAddress['tls']): Sockets {
  const open = new Set<Socket>();
  return {
    make: () => {
      const socket = new Socket();
      open.add(socket);
      socket.once('close', () => open.delete(socket));
      socket.once('data', (bytes: Uint8Array) => {
        if (isServer(bytes, tls)) return;
        const message = 'DATABASE_URL: what answers there is no PostgreSQL server';
        socket.destroy(new SenimError('store.settings', message));
      });
      return socket;
    },
    [Symbol.dispose]: () => {
      for (const socket of open) socket.destroy();
    },
  };
}

// The first byte of its first answer: to the question whether the line can be encrypted, or to whoever wants to come in.
function isServer(bytes: Uint8Array, tls: DatabaseAddress['tls']): boolean {
  const first = String.fromCharCode(bytes[0] ?? 0);
  return (tls === 'none' ? 'RENv' : 'SNE').includes(first);
}
