import { useWords } from '../speech.tsx';
import { ChoiceList } from './choice-list.tsx';
import { OwnPart } from './own-part.tsx';
import type { SectionProps } from './section-props.ts';
import { useOwnForm } from './use-own-form.ts';

/** Units that a reporter may choose from; any other words stay possible. */
export function UnitSection(props: SectionProps) {
  const { say } = useWords();
  const use = useOwnForm(props);
  return (
    <OwnPart heading="settings.units" lead="settings.units.lead" use={use}>
      {({ units }) => (
        <ChoiceList
          choices={units}
          empty={say('settings.units.empty')}
          most={60}
          working={use.state === 'working'}
          onChange={(next) => void use.save({ part: 'units', units: next })}
        />
      )}
    </OwnPart>
  );
}
