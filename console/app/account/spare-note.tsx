import type { DateIso } from '../../../platform/time.ts';
import { PlaceLink } from '../place-link.tsx';
import { useWords } from '../speech.tsx';

/** Above every page, for somebody who came in with a code where the body asks for a passkey. */
export function SpareNote({ until }: { readonly until: DateIso }) {
  const { say, day } = useWords();
  return (
    <output className="note warn upkeep">
      {say('account.spare.note', { day: day(until) })}{' '}
      <PlaceLink place={{ at: 'account' }}>{say('account.spare.add')}</PlaceLink>
    </output>
  );
}
