/** Everything that the audit chain records. */
export const auditKinds = [
  'filed',
  'followed-up',
  'opened',
  'answered',
  'closed',
  'exported',
  'signed-in',
  'sign-in-refused',
  'officer-added',
  'officer-changed',
  'officer-disabled',
  'roster-accepted',
  'keys-fetched',
  'keys-wrapped',
  'recovered',
  'recovery-drill',
  'passphrase-changed',
  'survey-opened',
  'survey-closed',
  'survey-closed-early',
  'survey-published',
  'survey-adopted',
  'analysis-changed',
  'analysis-keys',
] as const;

export type AuditKind = (typeof auditKinds)[number];
