/** The nine directions of an internal analysis (fact sheet KG-D1 to KG-D9), in the order of the note. */
export const directions = [
  'personnel',
  'interests',
  'services',
  'permits',
  'control',
  'budget',
  'contracts',
  'systems',
  'other',
] as const;

export type Direction = (typeof directions)[number];
