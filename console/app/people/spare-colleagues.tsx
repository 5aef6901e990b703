import type { HouseState } from '../../state-api.ts';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';

/** Who comes in without a passkey: whoever sits beside such a colleague knows whether it was lost. */
export function SpareColleagues({ spare }: Pick<HouseState, 'spare'>) {
  const { say } = useWords();
  return (
    <output className="note upkeep">
      {say('people.spare.note', {
        count: spare.length,
        numbers: spare.map(({ officerId }) => officerId).join(', '),
      })}{' '}
      <PlaceLink place={{ at: 'people' }}>{say('console.people')}</PlaceLink>
    </output>
  );
}
