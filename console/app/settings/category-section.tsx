import report from '../../../knowledge/forms/report.json' with { type: 'json' };
import { useWords } from '../speech.tsx';
import { ChoiceList } from './choice-list.tsx';
import { OwnPart } from './own-part.tsx';
import type { SectionProps } from './section-props.ts';
import { useOwnForm } from './use-own-form.ts';

const standard = report.questions.find(({ id }) => id === 'what')?.options ?? [];

/** What a report may be about: the product's kinds, of which some can be left out, and the body's own. */
export function CategorySection(props: SectionProps) {
  const { say, language } = useWords();
  const use = useOwnForm(props);
  const working = use.state === 'working';
  return (
    <OwnPart heading="settings.categories" lead="settings.categories.lead" use={use}>
      {({ categories, hidden }) => (
        <>
          <fieldset>
            <legend>{say('settings.categories.standard')}</legend>
            {standard.map(({ id, label }) => (
              <label key={id} className="check">
                <input
                  type="checkbox"
                  checked={!hidden.includes(id)}
                  disabled={id === 'other'}
                  aria-disabled={working}
                  onChange={(event) => {
                    const rest = hidden.filter((each) => each !== id);
                    const next = event.target.checked ? rest : [...rest, id];
                    void use.save({ part: 'categories', categories, hidden: next });
                  }}
                />
                {label[language]}
              </label>
            ))}
          </fieldset>
          <h3>{say('settings.categories.own')}</h3>
          <ChoiceList
            choices={categories}
            empty={say('settings.categories.empty')}
            most={20}
            working={working}
            onChange={(next) => void use.save({ part: 'categories', categories: next, hidden })}
          />
        </>
      )}
    </OwnPart>
  );
}
