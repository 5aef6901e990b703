import type { z } from '../../../platform/shape.ts';
import type { candidates } from '../../keys-api.ts';
import { KeyNumbers } from '../key-numbers.tsx';
import { useWords } from '../speech.tsx';
import type { Member, RosterWish } from '../worker/roster-contract.ts';

/** `numbers`: what the person reads out, so that nobody's keys are exchanged on the way. */
export type Candidate = z.output<typeof candidates.answer>['candidates'][number] & {
  readonly numbers: readonly string[];
};

interface Props {
  readonly members: readonly Member[];
  readonly candidates: readonly Candidate[];
  readonly value: readonly RosterWish[];
  readonly onChange: (value: readonly RosterWish[]) => void;
}

/** What shall be different in the next list: each line is one decision of the head of the body. */
export function WishFields({ members, candidates: waiting, value, onChange }: Props) {
  const { say } = useWords();
  const choosing = { value, onChange };
  const readers = members.filter(({ kind }) => kind !== 'recovery');
  const oversight = members.some(({ kind }) => kind === 'oversight');
  return (
    <>
      <fieldset>
        <legend>{say('keys.change.come')}</legend>
        <p className="help">{say('keys.change.come.help')}</p>
        {(['officer', 'oversight', 'analysis'] as const).map((role) => (
          <Box
            key={role}
            label={say(`keys.change.appoint.${role}`)}
            wish={{ kind: 'appoint', role }}
            {...choosing}
          />
        ))}
        {waiting.map((each) => (
          <Waiting key={each.officerId} candidate={each} {...choosing} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{say('keys.change.go')}</legend>
        <p className="help">{say('keys.change.go.help')}</p>
        {readers.map((member) => (
          <Box
            key={member.id}
            label={`${member.id} (${say(`console.kind.${member.kind}`)})`}
            wish={{ kind: 'remove', id: member.id }}
            {...choosing}
          />
        ))}
        {oversight && (
          <Box label={say('keys.change.waive')} wish={{ kind: 'waive' }} {...choosing} />
        )}
      </fieldset>
      <fieldset>
        <legend>{say('keys.change.paper')}</legend>
        <Box label={say('keys.change.sheets')} wish={{ kind: 'sheets' }} {...choosing} />
      </fieldset>
    </>
  );
}

interface Choosing {
  readonly value: readonly RosterWish[];
  readonly onChange: (value: readonly RosterWish[]) => void;
}

function Box({
  label,
  wish,
  value,
  onChange,
}: Choosing & { readonly label: string; readonly wish: RosterWish }) {
  const chosen = value.some((each) => same(each, wish));
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={chosen}
        onChange={() =>
          onChange(chosen ? value.filter((each) => !same(each, wish)) : [...value, wish])
        }
      />
      {label}
    </label>
  );
}

function Waiting({ candidate, ...choosing }: Choosing & { readonly candidate: Candidate }) {
  const { say } = useWords();
  const wish = wishFor(candidate);
  if (wish === null) return null;
  const { officerId, numbers } = candidate;
  return (
    <>
      <Box label={say('keys.change.waiting', { officer: officerId })} wish={wish} {...choosing} />
      <p className="help">
        {say('keys.change.waiting.numbers')} <KeyNumbers of={numbers} />
      </p>
    </>
  );
}

function wishFor({ officerId: id, kind, group, age, ed25519 }: Candidate): RosterWish | null {
  const known = (['officer', 'oversight', 'analysis'] as const).find((each) => each === kind);
  const place = (['default', 'oversight', 'analysis'] as const).find((each) => each === group);
  if (known === undefined || place === undefined) return null;
  return { kind: 'add', recipient: { id, kind: known, age, ed25519 }, group: place };
}

function same(one: RosterWish, other: RosterWish): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
