import { rewardRange, showable } from '../../knowledge/legal.ts';
import type { PhraseKey } from '../../knowledge/phrases.ts';
import type { Legal, LegalId } from '../../knowledge/schema/legal.ts';
import type { Message, Params, Text } from '../message.ts';
import { backOption, choosing, list, option, say, stopOption, words } from '../say.ts';
import type { Scene, Shown } from '../step.ts';

/** What anonymous and named mean, before the choice. Law is said with its source, and not at all where nobody confirmed it. */
export function showFork({ world }: Scene): readonly Message[] {
  const { legal } = world.knowledge;
  const year = world.today.slice(0, 4);
  const made = forks.get(legal);
  if (made?.year === year) return made.messages;
  const messages = makeFork(legal, Number(year));
  forks.set(legal, { year, messages });
  return messages;
}

/** The same words for everybody: made once a year, not at every turn. */
const forks = new WeakMap<
  Legal,
  { readonly year: string; readonly messages: readonly Message[] }
>();

function makeFork(legal: Legal, year: number): readonly Message[] {
  return [
    say('fork.intro'),
    say('fork.anonymous'),
    ...lawList(legal, [['anonymous-appeals', 'fork.law-anonymous']]),
    say('fork.named'),
    ...lawList(legal, [
      ['protection', 'fork.law-protection'],
      ['confidentiality', 'fork.law-confidentiality'],
      ['no-dismissal-alone', 'fork.law-no-dismissal'],
    ]),
    ...reward(legal, year),
    say('fork.honest', 'notice'),
  ];
}

function reward(legal: Legal, year: number): readonly Message[] {
  const range = rewardRange(legal, year);
  const lines = [
    range.ok
      ? law(legal, 'reward', 'fork.law-reward', { least: range.least, most: range.most })
      : law(legal, 'reward', 'fork.law-reward-unknown'),
    law(legal, 'reward-needs-name', 'fork.law-reward-name'),
  ].flat();
  return lines.length === 0 ? [] : [say('fork.reward'), listed(lines)];
}

function lawList(
  legal: Legal,
  statements: readonly (readonly [LegalId, PhraseKey])[],
): readonly Message[] {
  const lines = statements.flatMap(([id, key]) => law(legal, id, key));
  return lines.length === 0 ? [] : [listed(lines)];
}

/** One statement of law with its source; nothing where it may not be shown. */
function law(legal: Legal, id: LegalId, key: PhraseKey, params?: Params): readonly Text[] {
  const found = showable(legal, id);
  if (found === null) return [];
  const source: Text = { kind: 'localized', text: found.record.source };
  const frame = found.as === 'fact' ? 'fork.by-source' : 'fork.by-source-unchecked';
  return [words(frame, { line: words(key, params), source })];
}

function listed(lines: readonly Text[]): Message {
  return { kind: 'say', text: list(lines), tone: 'plain' };
}

const noticePrompt = choosing([option('continue', 'notice.agree', 'main'), backOption, stopOption]);

/** Consent and the notice of state secrets. */
export function showNotice({ world }: Scene): Shown {
  const network = world.channel === 'web' || world.channel === 'json';
  return {
    messages: [
      say('notice.kept'),
      say(world.channel === 'office' ? 'notice.office' : 'notice.server', 'notice'),
      say('notice.secrets', 'warning'),
      say('notice.free'),
      ...(network ? [say('notice.network', 'notice')] : []),
    ],
    prompt: noticePrompt,
  };
}
