import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { writeCalendar, type DatedEvent } from '../../analysis/calendar-file.ts';
import { cleanText } from '../../knowledge/schema/text.ts';
import type { DateIso } from '../../platform/time.ts';

const event: DatedEvent = {
  id: 'analysis.note.2026-03-02',
  day: '2026-04-30' as DateIso,
  title: 'Талдамалық анықтамаға қол қою',
  notes: 'Талдау аяқталған күннен кейінгі 10 жұмыс күні.',
};

/** RFC 5545 as strictly as a phone reads it: unfolds, splits names from values, undoes the escapes. */
function parse(text: string): readonly (readonly [string, string])[] {
  expect(text.endsWith('\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
  for (const line of text.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  return text
    .replaceAll(/\r\n[ \t]/gu, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      expect(line.slice(0, at)).toMatch(/^[A-Z-]+(?:;[A-Z-]+=[^;:]+)*$/u);
      return [line.slice(0, at), unescaped(line.slice(at + 1))] as const;
    });
}

function unescaped(value: string): string {
  return value.replaceAll(/\\(?<what>[\\;,nN])/gu, (_, what: string) =>
    what.toLowerCase() === 'n' ? '\n' : what,
  );
}

const valuesOf = (text: string, name: string) =>
  parse(text).flatMap(([found, value]) => (found === name ? [value] : []));

describe('a calendar file', () => {
  test('holds whole days with what they are for', async () => {
    const text = await writeCalendar({ title: 'Мерзімдер', events: [event] });
    expect(valuesOf(text, 'DTSTART;VALUE=DATE')).toEqual(['20260430']);
    expect(valuesOf(text, 'SUMMARY')).toEqual([event.title]);
    expect(valuesOf(text, 'DESCRIPTION')).toEqual([event.notes]);
    expect(valuesOf(text, 'UID')).toEqual(['analysis.note.2026-03-02@senim']);
    const names = parse(text).map(([name, value]) =>
      name === 'BEGIN' || name === 'END' ? value : '',
    );
    expect(names.filter((name) => name !== '')).toEqual([
      'VCALENDAR',
      'VEVENT',
      'VEVENT',
      'VCALENDAR',
    ]);
  });

  test('is the same whenever it is made', async () => {
    const made = await writeCalendar({ title: 'Сроки', events: [event] });
    expect(await writeCalendar({ title: 'Сроки', events: [event] })).toBe(made);
    expect(valuesOf(made, 'DTSTAMP')).toEqual(['20260430T000000Z']);
  });

  test('takes any words, and gives them back', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 300 });
    await fc.assert(
      fc.asyncProperty(words, words, async (title, notes) => {
        const text = await writeCalendar({
          title: 'Deadlines',
          events: [{ ...event, title, notes }],
        });
        expect(valuesOf(text, 'SUMMARY').join('')).toBe(cleanText(title));
        expect(valuesOf(text, 'DESCRIPTION').join('')).toBe(cleanText(notes));
      }),
      { numRuns: 80 },
    );
  });
});
