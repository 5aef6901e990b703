import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import {
  joinSheets,
  readSheet,
  type RecoverySheet,
  sheetText,
  splitRecovery,
} from '../../cases/recovery-sheet.ts';
import { systemRandom } from '../../platform/crypto/random.ts';
import { Secret } from '../../platform/secret.ts';
import { refusal } from '../fixtures/codes.ts';

const recovery = new Secret(systemRandom(32));
let sheets: readonly RecoverySheet[];
beforeAll(async () => {
  sheets = await splitRecovery(recovery, systemRandom);
});

function textOf(number: number): string {
  const sheet = sheets[number - 1];
  if (sheet === undefined) throw new TypeError('three sheets');
  return sheetText(sheet);
}

describe('three sheets', () => {
  test.each([
    [1, 2],
    [2, 1],
    [1, 3],
    [3, 2],
  ])('give the key back from numbers %i and %i', async (one, other) => {
    const joined = await joinSheets(textOf(one), textOf(other));
    expect(joined.bytes()).toEqual(recovery.bytes());
  });

  test('bear the number of their set and their own', () => {
    const read = [1, 2, 3].map((number) => readSheet(textOf(number)));
    expect(read.map((each) => (each.ok ? [each.set, each.number] : null))).toEqual(
      [1, 2, 3].map((number) => [sheets[0]?.set, number]),
    );
    expect(sheets[0]?.set).toMatch(/^\d{8}$/);
  });

  test('are read as people type them', () => {
    const typed = textOf(2)
      .split('\n')
      .map(
        (line, at) =>
          `  ${at + 1}) ${line.toLowerCase().replaceAll('0', 'o').replaceAll(' ', '-')}  `,
      )
      .join('\n\n');
    expect(readSheet(typed)).toMatchObject({ ok: true, number: 2 });
  });

  test('say which line has a wrong symbol, wherever it is', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(13), fc.nat(30), (line, at, step) => {
        const lines = textOf(1).split('\n');
        const symbols = (lines[line] ?? '').replaceAll(' ', '');
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const other = alphabet.charAt((alphabet.indexOf(symbols.charAt(at)) + 1 + step) % 32);
        lines[line] = symbols.slice(0, at) + other + symbols.slice(at + 1);
        const read = readSheet(lines.join('\n'));
        // Ten bits a line: one mistake in a thousand is left to the sum over the whole.
        expect(read.ok).toBe(false);
        if (!read.ok && read.line !== null) expect(read).toMatchObject({ line: line + 1 });
      }),
    );
  });

  test('say what else is wrong with a line, and with the whole', () => {
    const lines = textOf(1).split('\n');
    const changed = (at: number, line: string) => lines.with(at, line).join('\n');
    expect(readSheet(changed(2, 'ABCD'))).toEqual({ ok: false, line: 3, because: 'short' });
    expect(readSheet(changed(0, `${lines[0]}7`))).toEqual({ ok: false, line: 1, because: 'long' });
    expect(readSheet(changed(5, `${(lines[5] ?? '').slice(0, -1)}%`))).toEqual({
      ok: false,
      line: 6,
      because: 'symbols',
    });
    expect(readSheet([lines[1], lines[0], ...lines.slice(2)].join('\n'))).toMatchObject({
      line: 1,
      because: 'check',
    });
    expect(readSheet(lines.slice(0, 5).join('\n'))).toMatchObject({ because: 'lines' });
    expect(readSheet('')).toMatchObject({ because: 'lines' });
    const mixed = [...lines.slice(0, 3), ...textOf(2).split('\n').slice(3)].join('\n');
    expect(readSheet(mixed)).toEqual({ ok: false, line: null, because: 'whole' });
  });

  test('of two sets, one twice and unreadable ones are refused by name', async () => {
    const [other] = await splitRecovery(recovery, systemRandom);
    const strange = other === undefined ? '' : sheetText(other);
    expect(await refusal(() => joinSheets(textOf(1), strange))).toBe('sheet.set');
    expect(await refusal(() => joinSheets(textOf(1), textOf(1)))).toBe('sheet.same');
    expect(await refusal(() => joinSheets(textOf(1), 'ABCD'))).toBe('sheet.typed');
  });
});
