import { useId, useState } from 'react';

import type { ProjectId } from '../../../../analysis/ids.ts';
import type { SentList } from '../../../../analysis/lists/sent-list.ts';
import { addDays, type DateIso } from '../../../../platform/time.ts';
import { useKept } from '../../kept.ts';
import { useWords } from '../../speech.tsx';
import { DayField, LineField } from '../fields.tsx';
import type { TabProps } from '../tab-props.ts';
import { indicators } from './indicators.ts';
import { ItemChooser } from './item-chooser.tsx';
import { sendRequests } from './send-requests.ts';
import { StoreButton } from './store-button.tsx';
import { useStoring } from '../../use-storing.ts';

interface Draft {
  /** The post by the object's id: those that are asked. */
  readonly posts: Readonly<Record<string, string>>;
  readonly items: readonly string[];
  readonly due: DateIso | null;
}

type Problem = 'units' | 'items' | 'due';

/** Requests for many units at once. A link is made, signed and stored before anybody sees it. */
export function NewLists({ session, project, today, onMade }: TabProps & { onMade: () => void }) {
  const { say } = useWords();
  const id = useId();
  const own = project.id as string as ProjectId;
  const { objects, title } = project.document.body;
  const [draft, setDraft, clear] = useKept<Draft>(`${own}/new-lists`, () => ({
    posts: {},
    items: [],
    due: addDays(today, 10),
  }));
  const [isTried, setTried] = useState(false);
  const [state, store] = useStoring();
  const asked = objects.filter(({ id: object }) => draft.posts[object] !== undefined);

  const problems = problemsOf(draft, asked, today);

  async function send(due: DateIso) {
    const { body } = await session.keys.ownBody({});
    const chosen = new Set(draft.items);
    const items = [...indicators.byId.keys()].filter((item) => chosen.has(item));
    const asks = { kind: 'indicators', version: indicators.version, items } as const;
    const requests = asked.map(({ id: object, name }): Omit<SentList, 'list' | 'token'> => {
      const post = (draft.posts[object] ?? '').trim();
      return { object, unit: name, post, day: today, due, asks, taken: [] };
    });
    await sendRequests({ session, project: own, title, body, today }, requests);
    setTried(false);
    clear();
    onMade();
  }

  function press() {
    setTried(true);
    const { due } = draft;
    if (problems.length === 0 && due !== null) void store(async () => await send(due));
  }

  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{say('lists.new')}</h2>
      <p className="help">{say('lists.new.help')}</p>
      <fieldset className="plain">
        <legend>{say('lists.units')}</legend>
        <p className="help">{say('lists.post.help')}</p>
        {objects.map(({ id: object, name }) => {
          const post = draft.posts[object];
          return (
            <div key={object}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={post !== undefined}
                  onChange={(event) => {
                    const { [object]: _before, ...others } = draft.posts;
                    const posts = event.target.checked
                      ? { ...others, [object]: say('lists.post.usual') }
                      : others;
                    setDraft({ ...draft, posts });
                  }}
                />
                <bdi>{name}</bdi>
              </label>
              {post !== undefined && (
                <LineField
                  label={say('lists.post-of', { unit: name })}
                  value={post}
                  onChange={(value) =>
                    setDraft({ ...draft, posts: { ...draft.posts, [object]: value.slice(0, 300) } })
                  }
                />
              )}
            </div>
          );
        })}
      </fieldset>
      <ItemChooser items={draft.items} onChange={(items) => setDraft({ ...draft, items })} />
      <DayField
        label={say('lists.due')}
        value={draft.due}
        onChange={(due) => setDraft({ ...draft, due })}
      />
      {isTried && problems.length > 0 && (
        <div className="problem" role="alert">
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{say(`lists.problem.${problem}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <StoreButton state={state} className="main" onPress={press}>
        {state === 'working' ? say('lists.making') : say('lists.make', { count: asked.length })}
      </StoreButton>
    </section>
  );
}

function problemsOf(
  { posts, items, due }: Draft,
  asked: readonly { readonly id: string }[],
  today: DateIso,
): readonly Problem[] {
  const isNobody = asked.length === 0 || asked.some(({ id }) => !posts[id]?.trim());
  return [
    ...(isNobody ? (['units'] as const) : []),
    ...(items.length === 0 ? (['items'] as const) : []),
    ...(due === null || due < today ? (['due'] as const) : []),
  ];
}
