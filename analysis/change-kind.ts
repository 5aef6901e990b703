/** What somebody did to a document; the page has words for each. */
export const changeKinds = [
  'made',
  'changed',
  'moved',
  'status',
  'evidence',
  'members',
  'closed',
  'archived',
  'reopened',
  'deleted',
  'restored',
] as const;

export type ChangeKind = (typeof changeKinds)[number];
