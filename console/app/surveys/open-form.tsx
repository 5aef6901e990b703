import { useRef, useState } from 'react';

import { fromHex, joinBytes } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { type Code, codeHash, makeCode } from '../../../surveys/code.ts';
import type { SurveyDraft } from '../../../surveys/draft.ts';
import { descriptorOf } from '../../../surveys/draft-form.ts';
import { newSurveyId, type SurveyId } from '../../../surveys/survey-id.ts';
import type { Client } from '../client.ts';
import { wayFromHere } from '../route.ts';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import { Confirm } from './confirm.tsx';
import type { IssuedCodes } from './issued-codes.ts';

interface Props {
  readonly draft: SurveyDraft;
  readonly draftId: string;
  readonly body: string;
  readonly refused: boolean;
  readonly session: Session;
  readonly issued: IssuedCodes;
}

/** A survey made ready: kept for a second try, so that it is not opened twice. */
interface Prepared {
  readonly draft: SurveyDraft;
  readonly id: SurveyId;
  readonly codes: readonly Code[];
  readonly request: Parameters<Client['openSurvey']>[0];
}

/** Opens the survey after a second look: nothing can be changed afterwards. */
export function OpenForm({ draft, draftId, body, refused, session, issued }: Props) {
  const { say, day, language } = useWords();
  const [asked, setAsked] = useState<'no' | 'too-early' | 'yes'>('no');
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const prepared = useRef<Prepared | null>(null);
  const { opens, closes, invited, access } = draft;

  async function open() {
    if (working) return;
    setWorking(true);
    setProblem(null);
    const onward = wayFromHere();
    try {
      const known = prepared.current;
      const ready = known?.draft === draft ? known : await prepare();
      prepared.current = ready;
      await session.client.openSurvey(ready.request);
      if (access === 'codes') issued.hold(ready.id, ready.codes);
      // A draft that stays behind does no harm.
      await session.client.dropDraft(draftId).catch(() => undefined);
      onward({ at: 'survey', survey: ready.id });
    } catch (thrown) {
      setProblem(`${say('surveys.open.failed')} ${say(troubleKey(thrown))}`);
      setWorking(false);
    }
  }

  async function prepare(): Promise<Prepared> {
    const id = newSurveyId(systemRandom);
    const signed = await session.keys.signSurvey({ descriptor: descriptorOf(draft, id, body) });
    const count = access === 'codes' ? (invited ?? 0) : 0;
    const codes = Array.from({ length: count }, () => makeCode(systemRandom));
    const hashes = joinBytes(codes.map((code) => fromHex(codeHash(id, code))));
    return { draft, id, codes, request: { ...signed, codes: hashes } };
  }

  if (asked !== 'yes' || refused) {
    return (
      <>
        {asked === 'too-early' && refused && (
          <p className="problem" role="alert">
            {say('surveys.open.refused')}
          </p>
        )}
        <button
          type="button"
          className="main"
          onClick={() => setAsked(refused ? 'too-early' : 'yes')}
        >
          {say('surveys.open')}
        </button>
      </>
    );
  }
  return (
    <Confirm
      question={say('surveys.open.confirm')}
      yes={say(working ? 'surveys.open.working' : 'surveys.open.yes')}
      working={working}
      problem={problem}
      onYes={() => void open()}
      onNo={() => setAsked('no')}
    >
      <ul>
        <li>
          <bdi>{draft.title[language]}</bdi>
        </li>
        {opens !== null && closes !== null && (
          <li>{say('surveys.from-to', { from: day(opens), to: day(closes) })}</li>
        )}
        <li>{say('surveys.open.invited', { invited: invited ?? 0 })}</li>
        <li>{say(`surveys.settings.access.${access}`)}</li>
        <li>{say('surveys.open.breakdowns', { count: draft.breakdowns.length })}</li>
      </ul>
      <p>{say('surveys.open.fixed')}</p>
      {access === 'codes' && <p>{say('surveys.open.codes')}</p>}
    </Confirm>
  );
}
