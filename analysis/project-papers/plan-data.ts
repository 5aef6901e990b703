import { longDate } from '../../knowledge/dates.ts';
import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { PaperData, PaperId, PaperLanguage, PaperRow } from '../../knowledge/schema/paper.ts';
import { planned } from '../plan/plan.ts';
import { quarterLines, statusCounts, type Quarter } from '../plan/monitoring.ts';
import { directions } from '../register/direction.ts';
import { isBlank, type Risk } from '../register/risk.ts';
import type { PaperInput } from './input.ts';
import { bySeverity, fill, toFill } from './note-data.ts';
import { sideOf } from './side.ts';
import { inLanguage, type Sources } from './sources.ts';

/** Papers that come after the note: plan, exposed positions, cartogram, monitoring. */
export function planData(
  paper: PaperId,
  language: PaperLanguage,
  input: PaperInput,
  sources: Sources,
): PaperData {
  const words = (text: Risk['risk']) => inLanguage(text, language) || toFill(language);
  const { risks, plan, today } = input;
  const inPlan = planned(risks);
  const approved = {
    ...(plan.approved === null ? {} : { approvedOn: plan.approved }),
    ...(isBlank(plan.approver) ? {} : { approverPost: inLanguage(plan.approver, language) }),
  };
  switch (paper) {
    case 'order': {
      const { order } = input.project;
      return order === null ? {} : { number: order.number, signedOn: order.day };
    }
    case 'analytical-note':
      return plan.noteSigned === null ? {} : { signedOn: plan.noteSigned };
    case 'action-plan':
      return {
        ...approved,
        ...(inPlan.length === 0
          ? {}
          : {
              measures: inPlan.map((risk) => ({
                risk: [words(risk.risk), risk.sources.map((each) => sources.of(each)).join(' ')]
                  .filter((text) => text !== '')
                  .join('\n'),
                measure: words(risk.recommendation),
                completion: words(risk.completion),
                responsible: words(risk.owner),
                term: risk.term ?? toFill(language),
              })),
            }),
      };
    case 'exposed-positions':
      return positionRows(language, input, sources, [
        'position',
        'unit',
        'powers',
        'risk',
        'basis',
        'day',
      ]);
    case 'cartogram':
      return {
        ...positionRows(language, input, sources, ['position', 'unit', 'risk']),
        updatedOn: today,
        ...(inPlan.length === 0
          ? {}
          : {
              risks: inPlan.map((risk) => ({
                risk: words(risk.risk),
                measure: words(risk.recommendation),
                responsible: words(risk.owner),
                term: risk.term ?? toFill(language),
                status: terms.statuses[language][risk.status],
              })),
            }),
      };
    case 'annex-1-cartogram': {
      const positions = positionRows(language, input, sources, ['position']).positions;
      const count = (of: 'positions' | 'risks', number: number) =>
        fill(terms.carto[of][language], { count: String(number), ref: sources.register(today) });
      return {
        ...(positions === undefined ? {} : { positions: count('positions', positions.length) }),
        ...(inPlan.length === 0 ? {} : { risks: count('risks', inPlan.length) }),
      };
    }
    case 'monitoring-note':
      return input.quarter === null ? {} : monitoringData(language, input, input.quarter, sources);
    default:
      return {};
  }
}

/** A post a line, for every risk in which it is named. */
function positionRows(
  language: PaperLanguage,
  { risks, plan }: PaperInput,
  sources: Sources,
  columns: readonly string[],
): { readonly positions?: readonly PaperRow[] } {
  const rows = bySeverity(risks).flatMap((risk) =>
    risk.positions.map((position) => {
      const section = `6.${directions.indexOf(risk.direction) + 1}`;
      const basis =
        plan.noteSigned === null
          ? fill(terms.noteUnsigned[language], { section })
          : fill(terms.note[language], { day: longDate(language, plan.noteSigned), section });
      const cells: PaperRow = {
        position: inLanguage(position, language),
        unit: inLanguage(risk.unit, language),
        powers: inLanguage(risk.process, language) || toFill(language),
        risk: [
          inLanguage(risk.risk, language),
          columns.includes('powers') ? risk.sources.map((each) => sources.of(each)).join(' ') : '',
        ]
          .filter((text) => text !== '')
          .join('\n'),
        basis,
        day: plan.noteSigned ?? '',
      };
      return Object.fromEntries(columns.map((column) => [column, cells[column] ?? '']));
    }),
  );
  return rows.length === 0 ? {} : { positions: rows };
}

function monitoringData(
  language: PaperLanguage,
  { risks, reports, today }: PaperInput,
  quarter: Quarter,
  sources: Sources,
): PaperData {
  const lines = quarterLines(quarter, risks, reports, today);
  if (lines.length === 0) return {};
  const counts = statusCounts(risks);
  return {
    quarter: fill(terms.quarter[language], {
      year: quarter.id.slice(0, 4),
      number: quarter.id.slice(-1),
    }),
    recommendations: lines.map(({ risk, report }) => ({
      advice: inLanguage(risk.recommendation, language) || toFill(language),
      done: sideOf(report?.done ?? '', language) || toFill(language),
      evidence: sideOf(report?.evidence || risk.evidence, language) || toFill(language),
      status: terms.statuses[language][report?.finds ?? risk.status],
      note: sideOf(report?.note ?? '', language),
    })),
    results: fill(terms.results[language], {
      all: String(lines.length),
      done: String(counts.done),
      partly: String(counts.partly),
      work: String(counts['in-work']),
      planned: String(counts.planned),
      not: String(counts['not-done']),
      late: String(lines.filter(({ isOverdue }) => isOverdue).length),
      missing: String(lines.filter(({ report }) => report === null).length),
      ref: sources.register(today),
    }),
  };
}
