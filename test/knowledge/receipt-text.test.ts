import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  endsReceipt,
  readReceiptText,
  receiptAlphabet,
  receiptCheckSymbol,
  writeReceipt,
} from '../../knowledge/receipt-text.ts';
import { inCyrillic } from '../fixtures/in-cyrillic.ts';

const symbol = fc.constantFrom(...receiptAlphabet.split(''));

const symbols = fc.string({
  unit: symbol,
  minLength: 23,
  maxLength: 23,
});

describe('a receipt', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(symbols, (secret) => {
        const written = writeReceipt(secret);
        expect(written).toMatch(/^(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}$/u);
        expect(readReceiptText(written)).toEqual({ ok: true, symbols: secret });
      }),
    );
  });

  it('is read as people type it', () => {
    const disguises: readonly ((text: string) => string)[] = [
      (text) => text.toLowerCase(),
      (text) => text.replaceAll('-', ''),
      (text) => text.replaceAll('-', ' — '),
      (text) => ` ${text.replaceAll('-', '\n')}\t`,
      (text) => text.replaceAll('0', 'O').replaceAll('1', 'l'),
      (text) => text.replaceAll('0', 'О').replaceAll('1', 'І'),
      inCyrillic,
      (text) => inCyrillic(text).toLowerCase(),
      (text) => Array.from(text, fullWidth).join(''),
      (text) => text.replaceAll('-', '\u200B-\u00A0'),
    ];
    fc.assert(
      fc.property(symbols, fc.constantFrom(...disguises), (secret, disguise) => {
        expect(readReceiptText(disguise(writeReceipt(secret)))).toEqual({
          ok: true,
          symbols: secret,
        });
      }),
    );
  });

  it('shows every single mistyped symbol', () => {
    fc.assert(
      fc.property(symbols, fc.nat(23), symbol, (secret, at, wrong) => {
        const right = writeReceipt(secret).replaceAll('-', '');
        fc.pre(right[at] !== wrong);
        const typed = right.slice(0, at) + wrong + right.slice(at + 1);
        expect(readReceiptText(typed)).toEqual({ ok: false, because: 'check' });
      }),
    );
  });

  it.each([
    ['', 'short'],
    ['ABCD-EFGH', 'short'],
    ['0'.repeat(25), 'long'],
    ['0'.repeat(100_000), 'long'],
    ['U'.repeat(24), 'symbols'],
    ['Ж'.repeat(24), 'symbols'],
  ])('that cannot be one says why (%#)', (text, because) => {
    expect(readReceiptText(text)).toEqual({ ok: false, because });
  });

  it('never throws and never takes what is none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const read = readReceiptText(text);
        if (read.ok) expect(writeReceipt(read.symbols)).toHaveLength(29);
      }),
    );
  });

  it('is confirmed by its last group or the whole of it, and nothing else', () => {
    const receipt = writeReceipt('0'.repeat(23));
    expect(receiptCheckSymbol('0'.repeat(23))).toBe('0');
    expect(endsReceipt('oooo', receipt)).toBe(true);
    expect(endsReceipt(receipt, receipt)).toBe(true);
    for (const wrong of ['', '000', '00000', '1000', 'оooх']) {
      expect(endsReceipt(wrong, receipt)).toBe(false);
    }
  });
});

function fullWidth(one: string): string {
  return /[0-9A-Z]/u.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one;
}
