import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

import { caseId } from '../../cases/ids.ts';
import { signFiling } from '../../cases/proof.ts';
import { examineProof, readProof, writeProof } from '../../cases/proof-text.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { portableSigner, signPublic } from '../../platform/crypto/ed25519.ts';
import { day } from '../fixtures/sealing-world.ts';
import { seededSecret } from '../fixtures/seeded.ts';

const seed = seededSecret('server');
const ours = signPublic(seed);
const filed = {
  caseId: caseId('1'.repeat(32)),
  manifestSha256: 'b'.repeat(64),
  day: day('2026-11-22'),
};
const proof = { filed, server: hex(ours), signature: hex(signFiling(filed, portableSigner(seed))) };
const text = writeProof(proof);

const found = (shown: string, key = ours) => {
  const read = readProof(shown);
  return read === null ? null : examineProof(read, key);
};

describe('a proof that somebody shows', () => {
  test('is read again as it was written', () => {
    expect(readProof(text)).toEqual(proof);
  });

  test.each([
    ['quoted in a letter', text.replaceAll(/^/gm, '> ')],
    [
      'with the line ends of Windows and words around it',
      `\ufeffHello\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\nBye`,
    ],
    ['in capitals, as a phone may write them', text.toUpperCase()],
  ])('is genuine also %s', (_how, shown) => {
    expect(found(shown)).toBe('genuine');
  });

  test.each([
    ['day', '2026-11-22', '2026-11-21'],
    ['case', '1'.repeat(32), '2'.repeat(32)],
    ['manifest', 'b'.repeat(64), 'c'.repeat(64)],
  ])('is not genuine with another %s', (_what, from, to) => {
    expect(found(text.replace(from, to))).toBe('changed');
  });

  test('of another installation is not taken for one of this, and naming our key does not help', () => {
    const other = seededSecret('other');
    const theirs = {
      filed,
      server: hex(signPublic(other)),
      signature: hex(signFiling(filed, portableSigner(other))),
    };
    expect(found(writeProof(theirs))).toBe('elsewhere');
    expect(found(writeProof({ ...theirs, server: hex(ours) }))).toBe('changed');
  });

  test.each([
    ['words', 'Good day'],
    ['nothing', ''],
    ['a proof that lacks a line', text.replace(/^day:.*$/m, '')],
    ['a day that does not exist', text.replace('2026-11-22', '2026-02-30')],
    ['two proofs at once', `${text}\n${text}`],
  ])('is not found in %s', (_what, shown) => {
    expect(readProof(shown)).toBeNull();
  });
});

describe('the program that checks without a network', () => {
  const script = 'docs/examples/verify-proof.mjs';
  const folder = mkdtempSync(join(tmpdir(), 'senim-proof-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'proof.txt');
  const run = (shown: string, key = hex(ours)) => {
    writeFileSync(file, shown);
    return spawnSync(process.execPath, [script, file, key], { encoding: 'utf8' });
  };

  test('takes what this installation signed', () => {
    writeFileSync(file, `\ufeffProof\r\n\r\n${text.replaceAll('\n', '\r\n')}\r\n`);
    const said = execFileSync(process.execPath, [script, file, hex(ours)], { encoding: 'utf8' });
    expect(said).toContain('2026-11-22');
  });

  test('refuses a changed proof and another key', () => {
    expect(run(text.replace('2026-11-22', '2026-11-23')).status).toBe(1);
    expect(run(text, hex(signPublic(seededSecret('other')))).status).toBe(1);
  });

  test('is short enough to be read by whoever has to trust it', () => {
    const lines = readFileSync(script, 'utf8').split('\n');
    const code = lines.filter((line) => line !== '' && !/^(?:\/\/|import)/.test(line));
    expect(code.length).toBeLessThanOrEqual(11);
  });
});
