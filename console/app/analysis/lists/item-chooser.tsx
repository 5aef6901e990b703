import { useWords } from '../../speech.tsx';
import { indicators } from './indicators.ts';

interface Props {
  readonly items: readonly string[];
  readonly onChange: (items: readonly string[]) => void;
}

/** Whole directions, and single questions below each. */
export function ItemChooser({ items, onChange }: Props) {
  const { say, language } = useWords();
  const chosen = new Set(items);
  const put = (ids: readonly string[], isOn: boolean) => {
    const next = new Set(items);
    for (const id of ids) {
      if (isOn) next.add(id);
      else next.delete(id);
    }
    onChange([...next]);
  };
  return (
    <fieldset className="plain">
      <legend>{say('lists.directions')}</legend>
      {indicators.directions.map(({ id, title, about, items: all }) => {
        const ids = all.map((item) => item.id);
        const count = ids.filter((item) => chosen.has(item)).length;
        return (
          <div key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked={count === ids.length}
                ref={(box) => {
                  if (box !== null) box.indeterminate = count > 0 && count < ids.length;
                }}
                onChange={(event) => put(ids, event.target.checked)}
              />
              {title[language]}
              <span className="quiet">
                {' '}
                {say('lists.chosen-of', { chosen: count, of: ids.length })}
              </span>
            </label>
            <p className="help">{about[language]}</p>
            <details>
              <summary>
                {say('lists.single')}
                <span className="hidden"> {title[language]}</span>
              </summary>
              {all.map((item) => (
                <label key={item.id} className="check">
                  <input
                    type="checkbox"
                    checked={chosen.has(item.id)}
                    onChange={(event) => put([item.id], event.target.checked)}
                  />
                  {item.question[language]}
                </label>
              ))}
            </details>
          </div>
        );
      })}
    </fieldset>
  );
}
