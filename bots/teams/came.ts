import { Activity } from '@microsoft/agents-activity';
import { z } from 'zod';

import { languageOf, type Language } from '../../platform/language.ts';
import { readCommand, type ChatCommand } from '../chat-command.ts';
import { readPress, type Press } from './card.ts';
import { fileOf, type SentFile } from './sent-file.ts';

/** Somebody's conversation with us: what an answer needs, for as long as it takes to answer. */
export interface From {
  readonly conversation: string;
  readonly serviceUrl: string;
  /** What the person's client speaks, if it is a language of ours. */
  readonly language: Language | null;
  readonly us: Account | null;
  readonly person: Account | null;
}

interface Account {
  readonly id: string;
}

/** What an activity brings. Details of Bot Framework end here. */
export type Came =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'command' } & ChatCommand)
  /** `null` for a card that is none of ours. */
  | { readonly kind: 'press'; readonly press: Press | null }
  | { readonly kind: 'files'; readonly files: readonly SentFile[]; readonly captioned: boolean }
  /** A sticker, a card of another app, a contact, … */
  | { readonly kind: 'strange' }
  | { readonly kind: 'edited' }
  /** The conversation begins: somebody opened it or installed the app. */
  | { readonly kind: 'greet' }
  /** The app was taken away. */
  | { readonly kind: 'left' }
  /** A group or a team: we say why we do not talk there. */
  | { readonly kind: 'elsewhere' };

export interface Read {
  readonly from: From;
  /** `null` for what needs no answer: typing, reactions, what we have never heard of. */
  readonly came: Came | null;
  /** Names the activity, so that one that is brought twice is taken once. */
  readonly id: string | null;
  readonly channel: string;
  /** The organisation that it comes from, where the channel has such a thing. */
  readonly tenant: string | null;
}

const details = z.object({
  tenant: z.object({ id: z.string() }).optional(),
  team: z.object({}).optional(),
});

/** `null` for what is no activity, or cannot be answered. */
export function readActivity(body: unknown): Read | null {
  const activity = parsed(body);
  const { conversation, serviceUrl } = activity ?? {};
  if (activity === null || conversation === undefined || serviceUrl === undefined) return null;
  const more = details.safeParse(activity.channelData).data ?? {};
  const { from, recipient, locale } = activity;
  return {
    from: {
      conversation: conversation.id,
      serviceUrl,
      language: languageOf(locale?.slice(0, 2).toLowerCase()),
      us: accountOf(recipient?.id),
      person: accountOf(from?.id),
    },
    came: cameWith(activity, more.team !== undefined),
    id: activity.id ?? null,
    channel: activity.channelIdChannel ?? '',
    tenant: conversation.tenantId ?? more.tenant?.id ?? null,
  };
}

/** The library's error would carry the whole activity. Some clients send empty fields where they mean none. */
function parsed(body: unknown): Activity | null {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
  const fields = Object.entries(body).filter(
    ([name, value]) => value !== null && value !== '' && name !== '__proto__',
  );
  try {
    return Activity.fromObject(Object.fromEntries(fields));
  } catch {
    return null;
  }
}

function accountOf(id: string | undefined): Account | null {
  return id === undefined ? null : { id };
}

function cameWith(activity: Activity, isTeam: boolean): Came | null {
  const { type, conversation, membersAdded, membersRemoved, recipient } = activity;
  const isPrivate =
    !isTeam &&
    conversation?.isGroup !== true &&
    (conversation?.conversationType ?? 'personal') === 'personal';
  const isUs = (member: { id?: string }) => member.id !== undefined && member.id === recipient?.id;
  switch (type) {
    case 'message':
      return isPrivate ? fromMessage(activity) : { kind: 'elsewhere' };
    case 'messageUpdate':
      return isPrivate ? { kind: 'edited' } : null;
    case 'conversationUpdate':
      if (!isPrivate) return membersAdded?.some(isUs) === true ? { kind: 'elsewhere' } : null;
      if (membersRemoved?.some(isUs) === true) return { kind: 'left' };
      return membersAdded === undefined ? null : { kind: 'greet' };
    case 'installationUpdate':
      if (!isPrivate) return null;
      return activity.action?.startsWith('remove') === true ? { kind: 'left' } : { kind: 'greet' };
    default:
      return null;
  }
}

function fromMessage({ text, value, attachments }: Activity): Came {
  if (value !== undefined) return { kind: 'press', press: readPress(value) };
  // Teams repeats a text that has looks as HTML beside it.
  const sent = (attachments ?? []).filter(({ contentType }) => contentType !== 'text/html');
  const files = sent.flatMap((attachment) => fileOf(attachment) ?? []);
  const words = (text ?? '').trim();
  if (files.length > 0) return { kind: 'files', files, captioned: words !== '' };
  if (words === '') return { kind: 'strange' };
  const command = readCommand(words);
  return command === null ? { kind: 'text', text: words } : { kind: 'command', ...command };
}
