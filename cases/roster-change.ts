import { SenimError } from '../platform/errors.ts';
import type { DateIso } from '../platform/time.ts';
import type { Recipient, RosterContent } from './roster-content.ts';
import type { Roster } from './roster.ts';

type Groups = RosterContent['groups'];

/** One thing that the head of the body decides about who receives. */
export type RosterChange =
  | { readonly kind: 'add'; readonly recipient: Recipient; readonly group: keyof Groups }
  | { readonly kind: 'remove'; readonly id: string }
  /** Another recovery key, on new sheets, in place of the present one. */
  | { readonly kind: 'recovery'; readonly recipient: Recipient }
  /** The body goes on without an oversight group, and reporters read so. */
  | { readonly kind: 'waive' };

/**
 * The list that follows `roster`, to be signed by ROOT. Whether it keeps the rules is for `signRoster` to say; here is
 * refused what has no meaning: throws `roster.content` for somebody who is not listed.
 */
export function changeRoster(
  roster: Roster,
  changes: readonly RosterChange[],
  day: DateIso,
): RosterContent {
  let content: RosterContent = {
    v: 1,
    type: 'roster',
    body: roster.body,
    seq: roster.seq + 1,
    prev: roster.hash,
    day,
    recipients: roster.recipients,
    groups: roster.groups,
    ...(roster.waiver === undefined ? {} : { waiver: roster.waiver }),
  };
  for (const change of changes) content = applied(content, change);
  return content;
}

function applied(content: RosterContent, change: RosterChange): RosterContent {
  switch (change.kind) {
    case 'add':
      return added(content, change);
    case 'remove':
      return removed(content, change.id);
    case 'recovery': {
      const before = recoveryOf(content);
      const recipients = [
        ...content.recipients.filter(({ id }) => id !== before.id),
        change.recipient,
      ];
      return {
        ...content,
        recipients,
        groups: eachGroup(content.groups, (ids) =>
          ids.map((id) => (id === before.id ? change.recipient.id : id)),
        ),
      };
    }
    case 'waive': {
      const { oversight = [], ...groups } = content.groups;
      const elsewhere = new Set(Object.values(groups).flat());
      const recipients = content.recipients.filter(
        ({ id }) => !oversight.includes(id) || elsewhere.has(id),
      );
      return { ...content, recipients, groups, waiver: { oversight: true } };
    }
    default:
      return change satisfies never;
  }
}

function added(
  content: RosterContent,
  { recipient, group }: Extract<RosterChange, { kind: 'add' }>,
): RosterContent {
  const members = content.groups[group] ?? [recoveryOf(content).id];
  const { waiver, ...rest } = content;
  const keepsWaiver = waiver !== undefined && group !== 'oversight';
  const { analysis } = content.groups;
  // The unit's officers work on the analysis of risks too, where there is one.
  const both = group === 'default' && recipient.kind === 'officer' && analysis !== undefined;
  return {
    ...rest,
    recipients: [...content.recipients, recipient],
    groups: {
      ...content.groups,
      [group]: [recipient.id, ...members],
      ...(both ? { analysis: [recipient.id, ...analysis] } : {}),
    },
    ...(keepsWaiver ? { waiver } : {}),
  };
}

function removed(content: RosterContent, gone: string): RosterContent {
  const member = content.recipients.find(({ id }) => id === gone);
  if (member === undefined || member.kind === 'recovery') {
    throw new SenimError('roster.content', 'nobody of that number can be taken off the list');
  }
  return {
    ...content,
    recipients: content.recipients.filter(({ id }) => id !== gone),
    groups: eachGroup(content.groups, (ids) => ids.filter((id) => id !== gone)),
  };
}

function recoveryOf({ recipients }: RosterContent): Recipient {
  const recovery = recipients.find(({ kind }) => kind === 'recovery');
  if (recovery === undefined) throw new SenimError('roster.content', 'no recovery key');
  return recovery;
}

function eachGroup(groups: Groups, change: (ids: readonly string[]) => readonly string[]): Groups {
  const changed = Object.entries(groups).map(([name, ids]) => [name, change(ids)] as const);
  return { default: [], ...Object.fromEntries(changed) };
}
