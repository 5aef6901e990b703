import { cleanText } from '../knowledge/schema/text.ts';
import type { DateIso } from '../platform/time.ts';

/** Whole days in words, for somebody's own calendar. */
export interface DatedEvents {
  readonly title: string;
  readonly events: readonly DatedEvent[];
}

export interface DatedEvent {
  /** Letters, digits, dots and hyphens: the same for the same event each time, and nothing personal. */
  readonly id: string;
  readonly day: DateIso;
  readonly title: string;
  readonly notes: string;
}

const longestLine = 75;

/**
 * An iCalendar file (RFC 5545) of all-day events. The same events give the same text: it holds no time of its making and no
 * name of whoever asked for it.
 */
export async function writeCalendar({ title, events }: DatedEvents): Promise<string> {
  // Loaded with the first calendar.
  const { default: ical } = await import('ical-generator');
  const calendar = ical({ name: cleanText(title), prodId: { company: 'Senim', product: 'Senim' } });
  for (const { id, day, title: summary, notes } of events) {
    calendar.createEvent({
      id: `${id}@senim`,
      allDay: true,
      start: day,
      // The format asks for a time of making: the event's own day tells nothing new.
      stamp: new Date(`${day}T00:00:00Z`),
      summary: cleanText(summary),
      description: cleanText(notes),
    });
  }
  return folded(calendar.toString());
}

/** The library folds after 75 characters; the format means bytes, and ours are Cyrillic. */
function folded(text: string): string {
  const lines = text.replaceAll(/\r\n[ \t]/gu, '').split('\r\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => `${pieces(line).join('\r\n ')}\r\n`)
    .join('');
}

function pieces(line: string): readonly string[] {
  const found: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > longestLine) {
      found.push(piece);
      piece = '';
      // The space in front of what goes on counts too.
      bytes = 1;
    }
    piece += character;
    bytes += size;
  }
  return [...found, piece];
}

const encoder = new TextEncoder();
