/** What a document of a project is about: the only word that stands in clear beside it. */
export const documentKinds = [
  'project',
  'task',
  'checklist',
  'answer',
  'risk',
  'signal',
  'paper',
  'plan',
  'monitoring',
  'register',
] as const;

export type DocumentKind = (typeof documentKinds)[number];
