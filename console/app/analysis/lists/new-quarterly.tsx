import { useCallback, useId, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import { quartersOf } from '../../../../analysis/plan/monitoring.ts';
import { type PlanItem, planItems } from '../../../../analysis/plan/unit-report.ts';
import { planShape } from '../../../../analysis/plan/plan.ts';
import { riskShape, wordsIn } from '../../../../analysis/register/risk.ts';
import type { Language } from '../../../../platform/language.ts';
import type { DateIso } from '../../../../platform/time.ts';
import { useLoad } from '../../load.ts';
import type { Session } from '../../session.ts';
import { useWords } from '../../speech.tsx';
import { calendar } from '../knowledge.ts';
import { loadRows } from '../store.ts';
import type { TabProps } from '../tab-props.ts';
import { sendRequests } from './send-requests.ts';
import { StoreButton } from './store-button.tsx';
import { useStoring } from '../../use-storing.ts';

/** Every unit that owns a recommendation of the plan is asked how far it is, by the 5th day after the quarter. */
export function NewQuarterly(props: TabProps & { readonly onMade: () => void }) {
  const { session, project, today, onMade } = props;
  const { say, language } = useWords();
  const id = useId();
  const own = project.id as string as ProjectId;
  const { load } = useLoad(useCallback(() => loadPlan(session, own), [session, own]));
  const { title, signed } = project.document.body;
  const plan = load.kind === 'ready' ? load.value : null;
  const note = signed.note ?? plan?.noteSigned ?? null;
  const quarters = note === null ? [] : quartersOf(calendar, note);
  const [chosen, setChosen] = useState<string | null>(null);
  const [state, store] = useStoring();
  const now = quarters.find(({ id: quarter }) => quarter === chosen) ?? currentOf(quarters, today);
  if (plan === null) return null;
  const units = byOwner(planItems(plan.risks), language);

  async function send(quarter: NonNullable<typeof now>) {
    const due = quarter.due.ok && quarter.due.value >= today ? quarter.due.value : today;
    const { body } = await session.keys.ownBody({});
    const requests = units.map(({ owner, items }): Omit<SentList, 'list' | 'token'> => ({
      object: null,
      unit: owner,
      post: say('lists.post.usual'),
      day: today,
      due,
      asks: { kind: 'plan', quarter: quarter.id, items },
      taken: [],
    }));
    await sendRequests({ session, project: own, title, body, today }, requests);
    onMade();
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('lists.quarterly')}</h2>
      <p className="help">{say('lists.quarterly.help')}</p>
      {now === null ? (
        <p className="note">{say('lists.quarterly.before')}</p>
      ) : units.length === 0 ? (
        <p className="note">{say('lists.quarterly.none')}</p>
      ) : (
        <>
          <div className="field short">
            <label htmlFor={`${id}-quarter`}>{say('lists.quarterly.quarter')}</label>
            <select
              id={`${id}-quarter`}
              value={now.id}
              onChange={(event) => setChosen(event.target.value)}
            >
              {quarters.map((quarter) => (
                <option key={quarter.id} value={quarter.id}>
                  {quarter.id}
                </option>
              ))}
            </select>
          </div>
          <ul>
            {units.map(({ owner, items }) => (
              <li key={owner}>
                <bdi>{owner}</bdi> · {say('lists.items', { count: items.length })}
              </li>
            ))}
          </ul>
          <StoreButton
            state={state}
            className="main"
            onPress={() => void store(async () => await send(now))}
          >
            {state === 'working' ? say('lists.making') : say('lists.make', { count: units.length })}
          </StoreButton>
        </>
      )}
    </section>
  );
}

type Quarters = ReturnType<typeof quartersOf>;

/** The quarter that ended last; before the first ended, the first. */
function currentOf(quarters: Quarters, today: DateIso): Quarters[number] | null {
  return quarters.findLast(({ to }) => to < today) ?? quarters[0] ?? null;
}

async function loadPlan(session: Session, project: ProjectId) {
  const [risks, plans] = await Promise.all([
    loadRows(session, project, 'risk', riskShape),
    loadRows(session, project, 'plan', planShape),
  ]);
  return {
    risks: risks.rows
      .filter(({ document }) => !document.deleted)
      .map(({ document }) => document.body),
    noteSigned: plans.rows[0]?.document.body.noteSigned ?? null,
  };
}

function byOwner(items: readonly PlanItem[], language: Language) {
  const units = new Map<string, { id: string; text: string; term: DateIso | null }[]>();
  for (const { id, text, owner, term } of items) {
    const name = wordsIn(owner, language).slice(0, 300);
    const words = wordsIn(text, language);
    if (name === '' || words === '') continue;
    units.set(name, [...(units.get(name) ?? []), { id, text: words, term }]);
  }
  return [...units].map(([owner, all]) => ({ owner, items: all.slice(0, 91) }));
}
