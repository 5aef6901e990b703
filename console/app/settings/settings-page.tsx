import { PageHeading } from '../page-heading.tsx';
import { useWords } from '../speech.tsx';
import { BodySection } from './body-section.tsx';
import { CategorySection } from './category-section.tsx';
import { FactorSection } from './factor-section.tsx';
import { LanguageSection } from './language-section.tsx';
import { StateSection } from './state-section.tsx';
import { PledgeSection } from './pledge-section.tsx';
import type { SectionProps } from './section-props.ts';
import { TermsSection } from './terms-section.tsx';
import { UnitSection } from './unit-section.tsx';

/** What the body decides about its own channel. Each part loads, saves and explains itself. */
export function SettingsPage(props: SectionProps) {
  const { say } = useWords();
  return (
    <main id="content" tabIndex={-1}>
      <PageHeading>{say('console.settings')}</PageHeading>
      <p>{say('settings.lead')}</p>
      {sections.map(({ id, Section }) => (
        <Section key={id} {...props} />
      ))}
    </main>
  );
}

/** One file a section, in the order of the page. */
const sections = [
  { id: 'body', Section: BodySection },
  { id: 'languages', Section: LanguageSection },
  { id: 'units', Section: UnitSection },
  { id: 'categories', Section: CategorySection },
  { id: 'pledge', Section: PledgeSection },
  { id: 'terms', Section: TermsSection },
  { id: 'factors', Section: FactorSection },
  { id: 'state', Section: StateSection },
] as const;
