/** Kinds of audit lines as people read them: several that differ for the machine alone have one name. */
export type AuditKindName =
  | 'filed'
  | 'opened'
  | 'answered'
  | 'closed'
  | 'taken'
  | 'sign-in'
  | 'refused'
  | 'people'
  | 'list'
  | 'keys'
  | 'recovery'
  | 'passphrase'
  | 'survey'
  | 'analysis'
  | 'statistics'
  | 'figures'
  | 'factor'
  | 'factor-refused'
  | 'factor-reset'
  | 'spare-way'
  | 'session'
  | 'settings'
  | 'acts'
  | 'erased'
  | 'hold'
  | 'retention'
  | 'other';

export function auditKindOf(kind: string): AuditKindName {
  switch (kind) {
    case 'filed':
    case 'entered':
    case 'followed-up':
      return 'filed';
    case 'opened':
    case 'answered':
    case 'closed':
      return kind;
    case 'erased':
    case 'erasing-agreed':
      return 'erased';
    case 'hold-set':
    case 'hold-lifted':
      return 'hold';
    case 'retention-set':
      return 'retention';
    case 'exported':
    case 'printed':
    case 'handed-over':
      return 'taken';
    case 'signed-in':
      return 'sign-in';
    case 'sign-in-refused':
      return 'refused';
    case 'officer-added':
    case 'officer-changed':
    case 'officer-disabled':
      return 'people';
    case 'roster-accepted':
      return 'list';
    case 'keys-fetched':
    case 'keys-wrapped':
      return 'keys';
    case 'recovered':
    case 'recovery-drill':
      return 'recovery';
    case 'factor-added':
    case 'factor-removed':
    case 'recovery-codes-made':
    case 'recovery-code-used':
      return 'factor';
    case 'factor-refused':
      return 'factor-refused';
    case 'factors-reset':
    case 'factors-lost':
      return 'factor-reset';
    case 'spare-way-used':
      return 'spare-way';
    case 'session-ended':
      return 'session';
    case 'passphrase-changed':
      return 'passphrase';
    case 'statistics-published':
      return 'statistics';
    case 'figures-imported':
    case 'figures-removed':
      return 'figures';
    default:
      if (kind.startsWith('settings-')) return 'settings';
      if (kind.startsWith('act-')) return 'acts';
      if (kind.startsWith('survey-')) return 'survey';
      if (kind.startsWith('analysis-')) return 'analysis';
      return 'other';
  }
}
