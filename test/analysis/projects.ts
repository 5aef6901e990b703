import type { Project } from '../../analysis/project.ts';
import { type DateIso, dateIso } from '../../platform/time.ts';

export function day(text: string): DateIso {
  const real = dateIso(text);
  if (real === null) throw new TypeError('a test names a day that does not exist');
  return real;
}

/** Six units from 2 March 2026, the whole 30 working days. */
export function sixUnits(change: Partial<Project> = {}): Project {
  return {
    title: 'Ішкі талдау 2026',
    subject: 'Көрсетілім мекемесі',
    objects: Array.from({ length: 6 }, (_, at) => ({
      id: `0000000${at}`,
      name: `${at + 1}-бөлім`,
      days: null,
    })),
    form: 'group',
    order: null,
    members: [{ id: '00000010', post: 'Аппарат басшысы', part: 'head' }],
    start: day('2026-03-02'),
    end: day('2026-04-16'),
    external: null,
    signed: { note: null, plan: null },
    state: 'open',
    copiedFrom: null,
    ...change,
  };
}
