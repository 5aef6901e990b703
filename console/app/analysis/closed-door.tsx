import { useWords } from '../speech.tsx';
import { procedure } from './knowledge.ts';
import type { Desk } from './store.ts';

/** Why the analysis cannot be worked on here, and how that changes. */
export function ClosedDoor({ desk }: { readonly desk: Exclude<Desk, 'open'> }) {
  const { say } = useWords();
  return (
    <section className="card">
      <h2>{say(`analysis.door.${desk}`)}</h2>
      <p>{say(`analysis.door.${desk}.why`)}</p>
      <p>{say(`analysis.door.${desk}.how`)}</p>
      <Procedure />
    </section>
  );
}

/** The procedure in five sentences, as the knowledge base tells it. */
export function Procedure() {
  const { say, language } = useWords();
  const sentences = [procedure.about, ...procedure.notes.slice(0, 4).map(({ text }) => text)];
  return (
    <>
      <ul>
        {sentences.map((text) => (
          <li key={text.en}>{text[language]}</li>
        ))}
      </ul>
      <p className="help">{say('analysis.unverified')}</p>
    </>
  );
}
