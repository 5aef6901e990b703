import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { Paper, PaperId, PaperLanguage } from '../../knowledge/schema/paper.ts';
import { fillPaper } from '../papers/fill.ts';
import type { Sheet } from '../papers/sheet.ts';
import type { PaperInput } from './input.ts';
import { paperData } from './paper-data.ts';
import { withSources } from './sources.ts';

/** Papers of an analysis in the order in which they are needed. */
export const projectPapers: readonly PaperId[] = [
  'schedule',
  'order',
  'work-plan',
  'announcement',
  'discussion-announcement',
  'discussion-minutes',
  'analytical-note',
  'action-plan',
  'exposed-positions',
  'cartogram',
  'monitoring-note',
  'annex-1-cartogram',
  'annex-2-compliance',
  'annex-3-reconciliation',
  'annex-4-social-orders',
  'annex-5-prevention',
  'annex-6-legal-education',
  'training-note',
  'compliance-documents',
  'criminal-cases',
  'repeated-discipline',
];

/** Papers whose figures and findings are numbered and traced in a table at their end. */
const traced: ReadonlySet<PaperId> = new Set([
  'analytical-note',
  'action-plan',
  'exposed-positions',
  'monitoring-note',
  'annex-1-cartogram',
]);

/** A paper of the project as it stands today, marked as a draft; what nobody filled in says so in words. */
export function projectSheet(paper: Paper, language: PaperLanguage, input: PaperInput): Sheet {
  const { data, sources } = paperData(paper, language, input);
  const sheet = fillPaper(paper, language, data, 'words');
  const whole = traced.has(paper.id) ? withSources(sheet, sources.lines) : sheet;
  return { ...whole, head: terms.draft[language] };
}
