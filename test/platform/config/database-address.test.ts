import { inspect } from 'node:util';

import { expect, test } from 'vitest';

import {
  databaseAddressOf,
  takeDatabaseAddress,
} from '../../../platform/config/database-address.ts';

const read = (value: string) => {
  const address = databaseAddressOf(value);
  if (address === null) return null;
  const { password, ...rest } = address;
  return { ...rest, password: password && new TextDecoder().decode(password.bytes()) };
};

test('an address names hosts in order, with a port each', () => {
  expect(read('postgres://senim:a%40b@one.example.kz,two.example.kz:6432/reports')).toEqual({
    hosts: [
      { host: 'one.example.kz', port: 5432 },
      { host: 'two.example.kz', port: 6432 },
    ],
    database: 'reports',
    user: 'senim',
    password: 'a@b',
    tls: 'checked',
    authorities: null,
  });
  expect(read('postgresql:///reports?host=/run/postgresql')).toMatchObject({
    hosts: [{ host: '/run/postgresql', port: 5432 }],
    user: null,
    password: null,
    tls: 'none',
  });
  expect(read('postgres://senim@[::1]:5/reports')?.hosts).toEqual([{ host: '::1', port: 5 }]);
});

test.each([
  ['localhost', '', 'none'],
  ['10.0.0.5', '', 'checked'],
  ['10.0.0.5', '?sslmode=disable', 'none'],
  ['10.0.0.5', '?sslmode=require', 'encrypted'],
  ['db.example.kz', '?sslmode=verify-full&sslrootcert=/etc/ca.pem', 'checked'],
  // What leaves the network of the body is encrypted, and to nobody else.
  ['db.example.kz', '?sslmode=disable', undefined],
  ['db.example.kz', '?sslmode=require', undefined],
  ['10.0.0.5,db.example.kz', '?sslmode=disable', undefined],
])('the line to %s%s is %s', (host, query, tls) => {
  expect(read(`postgres://senim@${host}/reports${query}`)?.tls).toBe(tls);
});

test.each([
  'postgres://senim@db',
  'postgres://senim@db/',
  'postgres:db/reports',
  'mysql://db/reports',
  'postgres://senim@db:99999/reports',
  'postgres://senim@db:x/reports',
  'postgres://senim@db,/reports',
  'postgres://senim:%zz@db/reports',
  'postgres://senim@db/reports?sslmode=prefer',
  'postgres://senim@db/reports?options=-c%20fsync%3Doff',
  'postgres://senim@db/reports?target_session_attrs=any',
  'postgres://senim@db/reports#x',
  'postgres://senim@db/reports ',
  "'postgres://senim@db/reports'",
])('%s is none', (value) => {
  expect(databaseAddressOf(value)).toBeNull();
});

test('it is taken out of the environment, and nothing prints its password', () => {
  const env = { DATABASE_URL: 'postgres://senim:geheim@localhost/reports' };
  const address = takeDatabaseAddress(env);
  expect(env).toEqual({});
  expect(inspect(address, { depth: 9, showHidden: true })).not.toContain('geheim');
  expect(JSON.stringify(address)).not.toContain('geheim');
  expect(takeDatabaseAddress({})).toBeNull();
});
