/** The parts of a project's page, as they stand in its address. */
export const tabIds = [
  'home',
  'timetable',
  'tasks',
  'group',
  'lists',
  'register',
  'plan',
  'papers',
  'registers',
  'trail',
] as const;

export type TabId = (typeof tabIds)[number];
