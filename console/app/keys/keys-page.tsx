import { useCallback, useState } from 'react';

import type { DateIso } from '../../../platform/time.ts';
import { useAskBeforeLeaving } from '../ask-before-leaving.ts';
import { useExpiringLoad } from '../use-expiring-load.ts';
import { WordList } from '../join/show-words.tsx';
import { KeyNumbers } from '../key-numbers.tsx';
import { PageHeading } from '../page-heading.tsx';
import { PlaceLink } from '../place-link.tsx';
import type { Session } from '../session.ts';
import { useWords } from '../speech.tsx';
import { troubleKey } from '../trouble.ts';
import type { Kept } from '../upkeep.ts';
import type { Member, SignedChange } from '../worker/roster-contract.ts';
import { Wide } from '../surveys/wide.tsx';
import { ChangeForm } from './change-form.tsx';
import { HandedOver } from './handed-over.tsx';
import { PassphraseForm } from './passphrase-form.tsx';
import { SheetCheck } from './sheet-check.tsx';
import type { Candidate } from './wish-fields.tsx';

interface Props {
  readonly session: Session;
  readonly kept: Kept;
  readonly onExpired: () => void;
}

/** Who receives reports, and everything by which that changes. */
export function KeysPage({ session, kept, onExpired }: Props) {
  const { say } = useWords();
  const { load, again } = useExpiringLoad(
    useCallback(() => fetchKeys(session), [session]),
    onExpired,
  );
  const [made, setMade] = useState<SignedChange | null>(null);
  useAskBeforeLeaving(made !== null && (made.sheets !== null || made.access.length > 0));

  async function changed(change: SignedChange) {
    setMade(change);
    try {
      const trust = await session.keys.trust(await session.client.rosters());
      if (trust.kind === 'trusted' && trust.blob !== null) await session.client.setBlob(trust.blob);
    } catch {
      // The look in the background does it again; what was made stands on the page already.
    }
    kept.look();
    again();
  }

  return (
    <main id="content" tabIndex={-1}>
      <div className="heading">
        <PageHeading>{say('keys.heading')}</PageHeading>
        <PlaceLink place={{ at: 'audit' }}>{say('keys.audit.heading')}</PlaceLink>
      </div>
      {load.kind === 'loading' && <output className="note">{say('keys.loading')}</output>}
      {load.kind === 'failed' && (
        <p className="problem" role="alert">
          {say('keys.failed')} {say(troubleKey(load.thrown))}
        </p>
      )}
      {made !== null && (
        <section className="card" aria-live="polite">
          <h2>{say('keys.change.done')}</h2>
          <p>{say('keys.change.done.lead')}</p>
          {load.kind === 'ready' && (
            <HandedOver change={made} body={load.value.body} day={load.value.today} />
          )}
        </section>
      )}
      {load.kind === 'ready' && (
        <>
          <List {...load.value} kept={kept} />
          <ChangeForm
            key={load.value.seq}
            session={session}
            members={load.value.members}
            candidates={load.value.candidates}
            onChanged={(change) => void changed(change)}
          />
          <PassphraseForm session={session} />
          <section className="card" aria-labelledby="leaving-heading">
            <h2 id="leaving-heading">{say('keys.leaving.heading')}</h2>
            <p>{say('keys.leaving.lead')}</p>
          </section>
          <SheetCheck
            heading="keys.drill.heading"
            lead="keys.drill.lead"
            button="keys.drill.button"
            done="keys.drill.done"
            run={async (sheets) => {
              await session.keys.drill({ sheets });
              await session.client.noteDrill();
            }}
          />
          {kept.upkeep.kind === 'waiting' && (
            <SheetCheck
              heading="keys.resume.heading"
              lead="keys.resume.lead"
              button="keys.resume.button"
              done="keys.resume.done"
              run={async (sheets) => {
                await session.keys.learnSheets({ sheets });
                kept.look();
              }}
            />
          )}
        </>
      )}
    </main>
  );
}

interface Standing {
  readonly seq: number;
  readonly root: readonly string[];
  readonly rootWords: readonly string[];
  readonly body: string;
  readonly members: readonly Member[];
  readonly candidates: readonly Candidate[];
  readonly today: DateIso;
}

async function fetchKeys({ client, keys }: Session): Promise<Standing> {
  const [{ today }, waiting] = await Promise.all([client.me(), client.candidates()]);
  const { body } = await keys.ownBody({});
  const numbers = await keys.numbersToCompare({ recipients: waiting });
  const candidates = waiting.map(({ officerId, kind, group, age, ed25519, day }, at) => {
    return { officerId, kind, group, age, ed25519, day, numbers: numbers[at] ?? [] };
  });
  return { ...(await keys.members({})), body, candidates, today };
}

function List({ seq, root, rootWords, members, kept }: Standing & { readonly kept: Kept }) {
  const { say } = useWords();
  return (
    <section className="card" aria-labelledby="list-heading">
      <h2 id="list-heading">{say('keys.list.heading')}</h2>
      <p>{say('keys.list.lead', { seq })}</p>
      <Wide label={`${say('keys.list.number')}, ${say('keys.list.kind')}`}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('keys.list.number')}</th>
              <th scope="col">{say('keys.list.kind')}</th>
              <th scope="col">{say('keys.list.reads')}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ id, kind, groups }) => (
              <tr key={id}>
                <th scope="row" data-label={say('keys.list.number')}>
                  <code translate="no">{id}</code>
                </th>
                <td data-label={say('keys.list.kind')}>{say(`console.kind.${kind}`)}</td>
                <td data-label={say('keys.list.reads')}>
                  {groups.map((group) => say(groupKey(group))).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <p>
        {say('keys.list.root')} <KeyNumbers of={root} />
      </p>
      <details>
        <summary>{say('keys.list.root.older')}</summary>
        <WordList words={rootWords} />
      </details>
      {kept.upkeep.kind === 'even' && kept.upkeep.seq === seq && (
        <p className="quiet">{say('keys.list.even')}</p>
      )}
    </section>
  );
}

function groupKey(group: string) {
  switch (group) {
    case 'oversight':
      return 'keys.group.oversight';
    case 'analysis':
      return 'keys.group.analysis';
    default:
      return 'keys.group.default';
  }
}
