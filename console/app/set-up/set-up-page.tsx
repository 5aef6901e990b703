import { useCallback, useState } from 'react';

import { languages } from '../../../platform/language.ts';
import { z } from '../../../platform/shape.ts';
import type { DateIso } from '../../../platform/time.ts';
import { type FirstSettings, lookAtSetUp, setUp } from '../../set-up-api.ts';
import { CheckWords } from '../join/check-words.tsx';
import { HandedOver } from '../keys/handed-over.tsx';
import { Sheets } from '../keys/sheets.tsx';
import { startKeyWorker } from '../keys.ts';
import { useAskBeforeLeaving } from '../ask-before-leaving.ts';
import { Client } from '../client.ts';
import { takeLinkSecret } from '../link-secret.ts';
import { useLoad } from '../load.ts';
import { useWords } from '../speech.tsx';
import { Trouble } from '../trouble.ts';
import type { Held } from '../worker/new-key-contract.ts';
import { Begin } from './begin.tsx';
import { Done, End } from './end.tsx';
import { NotOpen } from './not-open.tsx';
import { Paper } from './paper.tsx';
import { RootKey } from './root-key.tsx';
import { RulesForm, usualRules } from './rules-form.tsx';
import { noWish, type Wish, WishForm } from './wish-form.tsx';

type Step =
  | { readonly at: 'begin' | 'wish' }
  | { readonly at: 'rules'; readonly wish: Wish }
  | {
      readonly at: 'root' | 'check' | 'sheets' | 'people' | 'end' | 'done';
      readonly held: Held;
      readonly wish: Wish;
      readonly settings: FirstSettings;
    };

/** The set-up ceremony: nothing leaves the browser before its last step, and a reload begins anew. */
export function SetUpPage() {
  const { say } = useWords();
  const [token] = useState(takeLinkSecret);
  const [client] = useState(() => new Client());
  const [step, setStep] = useState<Step>({ at: 'begin' });
  const look = useCallback(async () => {
    if (token === null) throw new Trouble('wrong-token');
    return await client.post('/api/setup/look', lookAtSetUp, { token });
  }, [client, token]);
  const { load, again } = useLoad(look);
  useAskBeforeLeaving('held' in step && step.at !== 'done');
  // What was typed before the keys are made stays when one goes back.
  const [draft, setDraft] = useState(noWish);
  const [rules, setRules] = useState(usualRules);

  async function make(wish: Wish, settings: FirstSettings, day: DateIso) {
    const worker = startKeyWorker();
    try {
      const held = await worker.keys.hold({ token: token ?? '', day, ...wish });
      setStep({ at: 'root', held, wish, settings });
    } finally {
      worker.end();
    }
  }

  if (load.kind === 'loading') {
    return (
      <main id="content" className="narrow" tabIndex={-1}>
        <output className="note">{say('console.part.loading')}</output>
      </main>
    );
  }
  if (load.kind === 'failed') return <NotOpen thrown={load.thrown} again={again} />;
  const day = load.value.today;
  switch (step.at) {
    case 'begin':
      return <Begin onStart={() => setStep({ at: 'wish' })} />;
    case 'wish':
      return (
        <WishForm
          value={draft}
          onChange={setDraft}
          onWish={(wish) => setStep({ at: 'rules', wish })}
        />
      );
    case 'rules':
      return (
        <RulesForm
          value={rules}
          nameless={languages.filter((each) => draft.names[each].trim() === '')}
          onChange={setRules}
          onBack={() => setStep({ at: 'wish' })}
          onMake={(settings) => make(step.wish, settings, day)}
        />
      );
    case 'root':
      return <RootKey root={step.held.root} onNext={() => setStep({ ...step, at: 'check' })} />;
    case 'check':
      return (
        <CheckWords
          made={{ passphrase: step.held.root.passphrase, asked: step.held.asked }}
          button={say('set-up.next')}
          busy={say('set-up.next')}
          onBack={() => setStep({ ...step, at: 'root' })}
          onRight={async () => setStep({ ...step, at: 'sheets' })}
        />
      );
    case 'sheets':
      return (
        <Paper
          key="sheets"
          at={5}
          heading={say('keys.sheets.heading')}
          mark={say('set-up.sheets.printed')}
          unmarked={say('set-up.sheets.unprinted')}
          onNext={() => setStep({ ...step, at: 'people' })}
        >
          <Sheets sheets={step.held.sheets} body={step.wish.body} day={day} />
        </Paper>
      );
    case 'people':
      return (
        <Paper
          key="people"
          at={6}
          heading={say('set-up.people.heading')}
          mark={say('set-up.people.written')}
          unmarked={say('set-up.people.unwritten')}
          onNext={() => setStep({ ...step, at: 'end' })}
        >
          <HandedOver
            change={{ access: step.held.access, sheets: null }}
            body={step.wish.body}
            day={day}
          />
        </Paper>
      );
    case 'end':
      return (
        <End
          wish={step.wish}
          settings={step.settings}
          onEnd={async () => {
            const { settings, held } = step;
            const request = z.decode(setUp.request, { ...held.request, settings });
            await client.post('/api/setup', setUp, request);
            setStep({ ...step, at: 'done' });
          }}
        />
      );
    case 'done':
      return <Done officerId={step.held.access[0]?.officerId ?? null} />;
    default:
      return step satisfies never;
  }
}
