/** What stands in a frame, by its number in the format. */
export const frameTypes = {
  report: 1,
  file: 2,
  'reporter-message': 3,
  'officer-message': 4,
  'officer-note': 5,
  manifest: 6,
  status: 7,
  'case-key': 8,
} as const;

export type FrameType = keyof typeof frameTypes;
