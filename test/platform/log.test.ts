import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';

import { SenimError } from '../../platform/errors.ts';
import { codeOf, createLog, placeOf, type EventName, type Fields } from '../../platform/log.ts';

function recorded(): { lines: string[]; log: ReturnType<typeof createLog> } {
  const lines: string[] = [];
  return { lines, log: createLog((line) => lines.push(line)) };
}

describe('log', () => {
  test('an event is one line of JSON', () => {
    const { lines, log } = recorded();
    log('server.listening', { side: 'public', port: 8080 });
    expect(lines).toEqual(['{"event":"server.listening","side":"public","port":8080}\n']);
  });

  test('no field of any event takes free text', () => {
    type FreeFields<Name extends EventName> = {
      [Field in keyof Fields<Name>]: string extends Fields<Name>[Field] ? Field : never;
    }[keyof Fields<Name>];
    expectTypeOf<{ [Name in EventName]: FreeFields<Name> }[EventName]>().toEqualTypeOf<never>();
  });

  test('what the types forbid is not written either', () => {
    const { lines, log } = recorded();
    const smuggled = {
      side: 'public',
      code: 'secret words',
      place: 'secret words',
      more: 'secret',
    };
    log('request.failed', smuggled as never);
    expect(lines[0]).not.toContain('secret');
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      event: 'request.failed',
      side: 'public',
      code: 'unlisted',
      place: 'unknown',
    });
  });

  test('our own errors are known by their code, others by none', () => {
    expect(codeOf(new SenimError('store.full', 'x'))).toBe('store.full');
    expect(codeOf(new Error('x'))).toBe('unexpected');
    expect(codeOf('x')).toBe('unexpected');
  });

  test('the place of a failure is a line of our own code', () => {
    const error = new Error('x');
    error.stack = 'Error: x\n    at f (node:fs:1:1)\n    at g (file:///srv/dialogs/turn.ts:40:7)\n';
    expect(placeOf(error)).toBe('dialogs/turn.ts:40');
  });

  test('a message cannot pass for a place', () => {
    fc.assert(
      fc.property(fc.string(), (word) => {
        const error = new Error(`${word}\n    at f (file:///srv/bots/canary.ts:1:1)`);
        expect(placeOf(error)).not.toContain('canary');
      }),
    );
    expect(placeOf('bots/canary.ts:1')).toBe('unknown');
  });
});
