import type { CaseId } from '../../../cases/sealed.ts';
import type { PhraseKey } from '../../../knowledge/phrases.ts';
import type { DateIso } from '../../../platform/time.ts';
import type { ShownTampering } from '../../tampering.ts';
import { useWords, type Words } from '../speech.tsx';

interface Props {
  readonly what: ShownTampering;
  readonly caseId: CaseId;
  /** The server's day; `null` where it did not say it. */
  readonly day: DateIso | null;
}

/** What happened, what it means for the case, and what to do now: for somebody who is not a technician. */
export function Tampered(props: Props) {
  const words = useWords();
  const { happened, means, steps } = tamperedWords(words, props);
  return (
    <>
      <p>
        <strong>{happened}</strong>
      </p>
      <p>{means}</p>
      <p>{words.say('tampered.cause')}</p>
      <p>
        <strong>{words.say('tampered.do.heading')}</strong>
      </p>
      <ul>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
    </>
  );
}

export function tamperedWords({ say, day: spelled }: Pick<Words, 'say' | 'day'>, props: Props) {
  const { what, caseId, day } = props;
  const number = caseId.slice(0, 8);
  return {
    happened: say(`tampered.${what}`),
    means: say(`tampered.${what}.means`),
    steps: [
      say(firstStep(what)),
      say('tampered.do.tell'),
      say('tampered.do.keep'),
      say('tampered.record', { number, day: day === null ? '…' : spelled(day), sign: what }),
    ],
  };
}

function firstStep(what: ShownTampering): PhraseKey {
  switch (what) {
    case 'letter-reporter':
    case 'letter-officer':
    case 'letter-elsewhere':
    case 'letter-broken':
      return 'tampered.do.letter';
    case 'file':
      return 'tampered.do.file';
    case 'key':
    case 'stored':
    case 'list':
    case 'recipients':
    case 'report':
    case 'swapped':
    case 'cut':
    case 'card':
    case 'letters-missing':
    case 'letters-order':
      return 'tampered.do.case';
    default:
      return what satisfies never;
  }
}
