import { spawnSync } from 'node:child_process';

import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';

import lock from '../../package-lock.json' with { type: 'json' };
import manifest from '../../package.json' with { type: 'json' };
import { integrity } from '../../platform/crypto/integrity.ts';
import { billOf } from '../../tools/bill.ts';
import { differences } from '../../tools/compare-console.ts';
import { files, read } from './source.ts';

const services = files('deploy/systemd/*.service');
const units = [...services, ...files('deploy/systemd/*.timer')];
const canVerify = spawnSync('systemd-analyze', ['--version']).status === 0;

/** A unit as its sections and settings; fails on a line that is none. */
function settingsOf(path: string): readonly (readonly [string, string])[] {
  let section = '';
  return read(path)
    .split('\n')
    .flatMap((line): [string, string][] => {
      if (line === '' || line.startsWith('#')) return [];
      section = /^\[(\w+)\]$/.exec(line)?.[1] ?? section;
      if (line.startsWith('[')) return [];
      const [, name = '', value = ''] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? expect.unreachable(line);
      return [[`${section}.${name}`, value]];
    });
}

describe('units of systemd', () => {
  test('there are some', () => {
    expect(services.length).toBeGreaterThanOrEqual(6);
  });

  test.each(services)(
    '%s runs under its own user, without privileges, core dumps and swap',
    (path) => {
      const settings = new Map(settingsOf(path));
      const [, part = null] = /senim-(web|console|telegram)\.service$/.exec(path) ?? [];
      expect(settings.get('Service.User')).toBe(part === null ? 'senim' : `senim-${part}`);
      expect(settings.get('Service.Group')).toBe('senim');
      for (const [name, value] of [
        ['NoNewPrivileges', 'yes'],
        ['CapabilityBoundingSet', ''],
        ['ProtectSystem', 'strict'],
        ['PrivateTmp', 'yes'],
        ['LimitCORE', '0'],
        ['MemorySwapMax', '0'],
        // What a part makes is for its group, and for nobody else.
        ['UMask', part === null ? '0077' : '0007'],
      ] as const) {
        expect([name, settings.get(`Service.${name}`)]).toEqual([name, value]);
      }
    },
  );

  test('make the folder either for one user or for a group, and no unit undoes what another one made', () => {
    const making = services.filter((path) =>
      new Map(settingsOf(path)).has('Service.StateDirectory'),
    );
    expect(making).toEqual(['deploy/systemd/senim.service']);
    const alone = new Map(settingsOf('deploy/systemd/senim.service'));
    expect(alone.get('Service.StateDirectoryMode')).toBe('0700');
    expect(read('deploy/systemd/senim.tmpfiles')).toMatch(
      /^d \/var\/lib\/senim 3770 senim-console senim -$/m,
    );
    const users = read('deploy/systemd/senim.sysusers');
    for (const part of ['console', 'web', 'telegram']) {
      expect(users).toMatch(new RegExp(`^u senim-${part} -:senim `, 'm'));
    }
  });

  test.each(services)('%s starts a command that exists', (path) => {
    const [, started = ''] = settingsOf(path).find(([name]) => name === 'Service.ExecStart') ?? [];
    const script = /^\/usr\/bin\/npm (?:run --silent )?([a-z-]+)/.exec(started)?.[1] ?? '';
    expect(Object.keys(manifest.scripts)).toContain(script);
  });

  test.skipIf(!canVerify)('hold before systemd itself', () => {
    const paths = units.map((path) => new URL(`../../${path}`, import.meta.url).pathname);
    const { stderr } = spawnSync('systemd-analyze', ['verify', ...paths], { encoding: 'utf8' });
    // npm and the user belong to the machine that they will run on.
    const wrong = stderr
      .split('\n')
      .filter((line) => line.includes('senim') && !/is not executable|not found/.test(line));
    expect(wrong).toEqual([]);
  });
});

describe('the container', () => {
  const lines = read('deploy/Dockerfile')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const instructions = lines.map((line) => line.split(' ')[0] ?? '');

  test('is described as Docker reads it', () => {
    expect(validate(read('deploy/Dockerfile'))).toEqual([]);
    expect(validate('FROM node\nCOPIE . .\n')).toHaveLength(1);
  });

  test('is composed as Docker reads it', () => {
    const linter = new URL('../../node_modules/dclint/bin/dclint.cjs', import.meta.url).pathname;
    // What is about the quotes of YAML says nothing of JSON.
    const rules = ['no-quotes-in-volumes', 'require-quotes-in-ports'];
    const options = ['--max-warnings=0', ...rules.map((rule) => `--disable-rule=${rule}`)];
    const compose = new URL('../../deploy/compose.json', import.meta.url).pathname;
    const { status, stdout } = spawnSync(process.execPath, [linter, compose, ...options], {
      encoding: 'utf8',
    });
    expect([status, stdout.trim()]).toEqual([0, '']);
  });

  test('ends as a user without rights', () => {
    expect(instructions[0]).toBe('FROM');
    const user = instructions.lastIndexOf('USER');
    expect(lines[user]).toBe('USER senim');
    expect(instructions.slice(user).filter((word) => word === 'RUN' || word === 'COPY')).toEqual(
      [],
    );
    expect(lines.some((line) => line.includes('npm ci --omit=dev'))).toBe(true);
  });

  test('is told what it runs by words that can be parsed', () => {
    for (const line of lines.filter((each) => /^(?:CMD|HEALTHCHECK)/.test(each))) {
      const words: unknown = JSON.parse(line.slice(line.indexOf('[')));
      expect(Array.isArray(words)).toBe(true);
    }
  });

  test('gets no more than it needs', () => {
    const { services: parts } = JSON.parse(read('deploy/compose.json')) as {
      services: { senim: Record<string, unknown> & { ports: readonly string[] } };
    };
    const { senim } = parts;
    expect(senim).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      ulimits: { core: 0 },
    });
    expect(senim.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    expect(senim['mem_limit']).toBe(senim['memswap_limit']);
  });
});

test('the proxy keeps no log and no body, and passes no address on', () => {
  const text = read('deploy/nginx.conf').replaceAll(/#.*$/gm, '');
  const servers = text.split(/\bserver \{/).slice(1);
  expect(servers).toHaveLength(2);
  for (const server of servers) {
    expect(server).toContain('access_log off;');
    expect(server).toContain('proxy_request_buffering off;');
    expect(server).toContain('proxy_max_temp_file_size 0;');
    expect(server).toContain('proxy_set_header X-Forwarded-For "";');
    expect(server).not.toMatch(/\$(?:remote_addr|proxy_add_x_forwarded_for)/);
  }
  expect(text.split('{').length).toBe(text.split('}').length);
});

test('the bill of materials names every package that the product runs with, and none besides', () => {
  const bill = billOf(lock);
  const named = new Set(bill.components.map(({ purl }) => purl));
  const packages = Object.entries(
    lock.packages as Record<string, { dev?: boolean; version?: string }>,
  );
  for (const [path, { dev, version }] of packages) {
    const name = path.replace(/^.*node_modules\//, '');
    if (path === '' || version === undefined) continue;
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    if (dev !== true) expect(named).toContain(purl);
  }
  expect(bill.components.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
  for (const { hashes, licenses } of bill.components) {
    expect(hashes[0]?.content).toMatch(/^[0-9a-f]{128}$/);
    expect(licenses.length).toBeLessThanOrEqual(1);
  }
  expect(JSON.stringify(billOf(lock))).toBe(JSON.stringify(bill));
});

test('a console that serves another page than the sources build is noticed by its files', async () => {
  const bytes = new TextEncoder().encode('a');
  const own = { 'index.html': integrity(bytes), 'assets/a.js': integrity(bytes) };
  const served = (other: string) => async (path: string) =>
    path === other ? new TextEncoder().encode('b') : bytes;
  expect(await differences(own, served('none'))).toEqual([]);
  expect(await differences(own, served('assets/a.js'))).toEqual(['assets/a.js']);
  expect(await differences(own, served(''))).toEqual(['index.html']);
  expect(await differences(own, async () => null)).toHaveLength(2);
});
