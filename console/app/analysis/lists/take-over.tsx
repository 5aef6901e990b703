import { changed, made } from '../../../../analysis/document.ts';
import { newDocumentId, type ProjectId } from '../../../../analysis/ids.ts';
import type { PlanChoice } from '../../../../analysis/lists/answer.ts';
import { unitReport } from '../../../../analysis/plan/unit-report.ts';
import type { Direction } from '../../../../analysis/register/direction.ts';
import { riskFromIndicator } from '../../../../analysis/register/proposed.ts';
import type { IndicatorDirectionId } from '../../../../knowledge/schema/indicator.ts';
import { systemRandom } from '../../../../platform/crypto/random.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { useWords } from '../../speech.tsx';
import type { ListAnswerView } from '../../worker/contract.ts';
import { type RowChange, saveRows } from '../store.ts';
import { indicators } from './indicators.ts';
import type { ItemWords } from './item-words.ts';
import type { ListProps } from './list-props.ts';
import { StoreButton } from './store-button.tsx';
import { useStoring } from '../../use-storing.ts';

type Given = ListAnswerView['said'][number];

interface Props extends ListProps {
  readonly item: ItemWords;
  readonly given: Given;
  readonly day: DateIso;
}

/** An answer becomes a proposed risk, or waits among the plan's reports for its review. Nothing is decided by that. */
export function TakeOver(props: Props) {
  const { session, project, known, item, given, today, again } = props;
  const { say } = useWords();
  const [state, store] = useStoring();
  const { sent, row } = known;
  const isPlan = sent.asks.kind === 'plan';
  if (!isPlan && !item.isRisk(given.choice)) return null;
  if (sent.taken.includes(item.id)) return <p className="quiet">{say('lists.taken')}</p>;

  async function take() {
    const own = project.id as string as ProjectId;
    const change = { day: today, officer: session.officerId, note: '' };
    const body = { ...sent, taken: [...sent.taken, item.id] };
    await saveRows(session, own, [
      // Together or not at all: nothing is taken over twice.
      takenOver(props, { ...change, what: 'made' }),
      {
        id: row.id,
        kind: 'checklist',
        expected: row.version,
        document: changed(row.document, body, { ...change, what: 'changed' }),
      },
    ]);
    again();
  }

  return (
    <StoreButton state={state} className="small" onPress={() => void store(take)}>
      {say(isPlan ? 'lists.take-plan' : 'lists.take')}
      <span className="hidden">: {item.text}</span>
    </StoreButton>
  );
}

function takenOver(
  { known, item, given, day }: Props,
  change: Parameters<typeof made>[1],
): RowChange {
  const id = newDocumentId(systemRandom);
  const { sent } = known;
  if (sent.asks.kind === 'plan') {
    const report = unitReport({
      recommendation: item.id,
      quarter: sent.asks.quarter,
      status: given.choice as PlanChoice,
      text: given.note ?? '',
      evidence: evidenceIn(given),
      day,
    });
    return { id, kind: 'monitoring', expected: 0, document: made(report, change) };
  }
  const indicator = indicators.byId.get(item.id);
  const risk = riskFromIndicator(
    {
      direction: directionOf(item.id),
      unit: { kk: sent.unit, ru: sent.unit },
      indicator: item.id,
      wording: { kk: indicator?.question.kk ?? item.id, ru: indicator?.question.ru ?? item.id },
      note: given.note ?? '',
      day,
    },
    id,
  );
  return { id, kind: 'risk', expected: 0, document: made(risk, change) };
}

/** Addresses in the note, and what was attached: enough to find it again from the report. */
function evidenceIn({ note, files }: Given): readonly string[] {
  const links = note?.match(/https?:\/\/\S+/gu) ?? [];
  return [...links, ...files.map(({ extension }, at) => `№ ${String(at + 1)}${extension}`)];
}

/** The register calls one direction by another name. */
const directions: Readonly<Record<IndicatorDirectionId, Direction>> = {
  personnel: 'personnel',
  conflict: 'interests',
  services: 'services',
  permits: 'permits',
  control: 'control',
  budget: 'budget',
  contracts: 'contracts',
  systems: 'systems',
  other: 'other',
};

function directionOf(item: string): Direction {
  const found = indicators.directions.find(({ items }) => items.some(({ id }) => id === item));
  return found === undefined ? 'other' : directions[found.id];
}
