import type { TestProject } from 'vitest/node';

import { openServer } from '../../storage/postgres/server.ts';
import { lenient } from '../../storage/postgres/session.ts';
import { databaseAddressOf } from '../../platform/config/database-address.ts';
import { asked, dropAll, named, template } from './databases.ts';
import { startServer } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of a server's database `postgres`; absent in the tests that run without a server. */
    readonly postgres: string;
  }
}

/** One server for a whole run of the tests, or the one that `TEST_DATABASE_URL` names. */
// oxlint-disable-next-line import/no-default-export -- the test runner asks for it
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'] ?? '';
  if (given !== '') {
    await makeTemplate(given);
    project.provide('postgres', given);
    return () => dropAll(given);
  }
  const server = await startServer();
  if (server === null) throw new TypeError('the tests on PostgreSQL run without PostgreSQL');
  await makeTemplate(server.url);
  project.provide('postgres', server.url);
  return async () => {
    await server[Symbol.asyncDispose]();
  };
}

async function makeTemplate(server: string): Promise<void> {
  await dropAll(server);
  await asked(server, `create database ${template} encoding 'UTF8' template template0`);
  const address = databaseAddressOf(named(server, template));
  if (address === null) throw new TypeError('TEST_DATABASE_URL is no address of a server');
  const { database, shred } = await openServer(address, lenient);
  await database.close();
  await shred.close();
}
