import { expect } from 'vitest';

import { longDate } from '../../knowledge/dates.ts';
import { phrase, type PhraseKey } from '../../knowledge/phrases.ts';
import type { Language, Localized } from '../../platform/language.ts';
import type { DateIso } from '../../platform/time.ts';
import type { Client, Screen } from '../fixtures/client.ts';
import { houseDay } from '../fixtures/house-config.ts';
import type { Attached } from '../fixtures/wire.ts';

/** One thing that a person does, and what then stands before him. */
export interface Beat {
  readonly does: Deed;
  /** The step that is shown afterwards. */
  readonly at: string;
  readonly expects?: Screen['expects'];
  /** Phrases that are read there, in the language that is spoken then. */
  readonly says?: readonly (PhraseKey | readonly [PhraseKey, Params])[];
  /** Words of people that are read there. */
  readonly shows?: readonly string[];
  /** Words that must not be read there. */
  readonly hides?: readonly string[];
}

type Params = Readonly<Record<string, string | number>>;

export type Deed =
  | { readonly kind: 'look' }
  | { readonly kind: 'choose'; readonly id: string }
  | { readonly kind: 'write'; readonly text: string }
  /** Types the last group of the receipt that stands on the screen. */
  | { readonly kind: 'confirm' }
  | { readonly kind: 'attach'; readonly file: Attached }
  | { readonly kind: 'speak'; readonly language: Language };

const look: Deed = { kind: 'look' };
const choose = (id: string): Deed => ({ kind: 'choose', id });
const write = (text: string): Deed => ({ kind: 'write', text });
const speak = (language: Language): Deed => ({ kind: 'speak', language });

/** What the reporter of the journey writes, in his own language. */
export const words = {
  recall: {
    kk: 'Бөлім меңгерушісі әкемнің отасы үшін менен 300 мың теңге сұрады. Бермесең, кезекке қалдырамын деді.',
    ru: 'Заведующий отделением попросил у меня 300 тысяч тенге за операцию отца. Сказал, что иначе оставит в очереди.',
    en: 'The head of the ward asked me for 300 thousand tenge for my father’s surgery. Otherwise he would stay in the queue.',
  },
  wrongBody: { kk: 'Қате жазылған емхана', ru: 'Ошибочная поликлиника', en: 'The mistaken clinic' },
  body: { kk: 'Қалалық аурухана', ru: 'Городская больница', en: 'The city hospital' },
  who: { kk: 'Хирургия бөлімінің меңгерушісі', ru: 'Заведующий хирургией', en: 'Head of surgery' },
  fears: {
    kk: 'Әкемнің емі тоқтап қалады',
    ru: 'Что отца не вылечат',
    en: 'That my father stays ill',
  },
  fearsAnew: {
    kk: 'Әкемнің емі тоқтап қала ма деп қорқамын',
    ru: 'Боюсь, что отца перестанут лечить',
    en: 'I fear that they will stop treating my father',
  },
  reply: {
    kk: 'Жауабыңызға рақмет, қосымша құжатты жіберіп отырмын.',
    ru: 'Спасибо за ответ, посылаю ещё один документ.',
    en: 'Thank you for the answer, here is one more paper.',
  },
} as const satisfies Record<string, Localized>;

/** What the officer of the journey writes. */
export const officerWords = {
  answer: {
    kk: 'Хабарламаңызды оқыдық. Ота қай күнге белгіленген еді?',
    ru: 'Мы прочитали ваше сообщение. На какой день была назначена операция?',
    en: 'We have read your report. For which day was the surgery planned?',
  },
  reason: {
    kk: 'Ауруханадан құжаттарды сұраттық.',
    ru: 'Мы запросили документы в больнице.',
    en: 'We have asked the hospital for its papers.',
  },
} as const satisfies Record<string, Localized>;

/** Filed on a Sunday, so registered on Monday: the third working day after that. */
const pledgedDay = '2026-11-26' as DateIso;

export interface Telling {
  readonly language: Language;
  /** Spoken for a while in the middle. */
  readonly between: Language;
  readonly photo: Attached;
  /** Whether this is a page of the web, to which one should not come over a network of the office. */
  readonly isPage?: boolean;
  /** How the channel says that the receipt is in the person's hands. */
  readonly kept?: PhraseKey;
}

/** From the first page to the receipt that is kept. */
export function reporting({
  language,
  between,
  photo,
  isPage = true,
  kept = 'next.kept',
}: Telling): readonly Beat[] {
  const said = (key: keyof typeof words): string => words[key][language];
  return [
    { does: look, at: 'menu/welcome', expects: 'text', says: ['menu.hello', 'menu.who'] },
    { does: choose('report'), at: 'report/urgent', expects: 'choice' },
    {
      does: choose('no'),
      at: 'report/notice',
      says: isPage ? ['notice.network'] : ['notice.kept'],
    },
    { does: choose('continue'), at: 'report/identity', says: ['fork.anonymous', 'fork.named'] },
    { does: choose('anonymous'), at: 'report/about-unit' },
    { does: choose('no'), at: 'report/recall', expects: 'text' },
    { does: write(said('recall')), at: 'report/what', expects: 'text' },
    { does: choose('bribe-demanded'), at: 'report/region', expects: 'choice' },
    // The language changes and the place stays.
    { does: speak(between), at: 'report/region', says: ['common.skip'] },
    { does: choose('almaty'), at: 'report/body' },
    { does: write(said('wrongBody')), at: 'report/unit' },
    // One answer is corrected on the way back.
    {
      does: choose('back'),
      at: 'report/body',
      says: [['common.answer-now', { answer: said('wrongBody') }]],
    },
    { does: write(said('body')), at: 'report/unit', hides: [said('wrongBody')] },
    // Two are skipped.
    { does: choose('skip'), at: 'report/when' },
    { does: choose('skip'), at: 'report/who' },
    // What was asked for stands in the account already and is not asked again.
    { does: write(said('who')), at: 'report/how-known' },
    { does: speak(language), at: 'report/how-known' },
    { does: choose('victim'), at: 'report/who-knows' },
    { does: choose('skip'), at: 'report/continues' },
    { does: choose('yes'), at: 'report/before' },
    { does: choose('no'), at: 'report/fears' },
    { does: write(said('fears')), at: 'report/files', expects: 'file' },
    {
      does: { kind: 'attach', file: photo },
      at: 'report/files',
      says: ['file.added', 'file.found.place', 'file.found.device'],
      hides: [photo.name],
    },
    {
      does: choose('done'),
      at: 'report/review',
      says: ['review.to-unit', 'review.told', 'review.ready'],
      shows: [said('recall'), said('body'), said('who'), said('fears')],
      hides: [said('wrongBody')],
    },
    { does: choose('edit-fears'), at: 'report/fears' },
    {
      does: write(said('fearsAnew')),
      at: 'report/review',
      shows: [said('fearsAnew')],
      hides: [said('fears')],
    },
    { does: choose('send'), at: 'report/receipt', says: ['receipt.filed', 'receipt.what'] },
    { does: write('0000'), at: 'report/receipt', says: ['receipt.wrong'] },
    {
      does: { kind: 'confirm' },
      at: 'report/next',
      says: [kept, 'next.return'],
      shows: [longDate(language, pledgedDay)],
      hides: [said('recall')],
    },
  ];
}

/** Coming back with the receipt after the officer has answered: everything he may read, and a letter with a file. */
export function returning({
  language,
  receipt,
  paper,
}: {
  readonly language: Language;
  readonly receipt: string;
  readonly paper: Attached;
}): readonly Beat[] {
  const said = (key: keyof typeof words): string => words[key][language];
  const day = longDate(language, houseDay);
  const role = phrase(language, 'status.role.officer');
  const report = [said('recall'), said('body'), said('fearsAnew')];
  return [
    { does: look, at: 'menu/welcome' },
    { does: choose('check'), at: 'check/receipt', expects: 'text' },
    {
      does: write(receipt.toLowerCase().replaceAll('-', ' ')),
      at: 'check/account',
      says: [
        'status.acknowledged',
        ['check.reason-on', { day }],
        ['check.letter', { role, day }],
        'check.opened',
        ['check.opening', { role, day }],
        ['check.pledge-kept', { day: longDate(language, pledgedDay) }],
        'check.honest',
      ],
      shows: [officerWords.answer[language], officerWords.reason[language]],
      hides: report,
    },
    { does: choose('reply'), at: 'check/reply', expects: 'text' },
    { does: write(said('reply')), at: 'check/attach', expects: 'file', shows: [said('reply')] },
    { does: { kind: 'attach', file: paper }, at: 'check/attach', says: ['file.added'] },
    {
      does: choose('send'),
      at: 'check/account',
      says: ['check.sent-now', ['check.sent', { count: 1, days: `• ${day}` }]],
      hides: [said('reply'), ...report],
    },
    { does: choose('leave'), at: 'menu/menu', hides: [officerWords.answer[language]] },
  ];
}

/** Walks the beats and holds every screen to them; gives the receipt that was shown on the way, if any. */
export async function walk(
  client: Client,
  beats: readonly Beat[],
  language: Language,
): Promise<string | null> {
  let spoken = language;
  let receipt: string | null = null;
  for (const beat of beats) {
    if (beat.does.kind === 'speak') spoken = beat.does.language;
    const screen = await perform(client, beat.does, receipt);
    hold(screen, beat, spoken);
    receipt = screen.receipt ?? receipt;
  }
  return receipt;
}

async function perform(client: Client, deed: Deed, receipt: string | null): Promise<Screen> {
  switch (deed.kind) {
    case 'look':
      return client.look();
    case 'choose':
      return client.choose(deed.id);
    case 'write':
      return client.write(deed.text);
    case 'confirm':
      return client.write(receipt?.slice(-4).toLowerCase() ?? '');
    case 'attach':
      return client.attach(deed.file);
    case 'speak':
      return client.speak(deed.language);
    default:
      return deed satisfies never;
  }
}

function hold(screen: Screen, { does, at, expects, says, shows, hides }: Beat, language: Language) {
  const where = `after ${JSON.stringify(does).slice(0, 80)}`;
  expect(screen.status, where).toBe(200);
  expect(screen.at, where).toBe(at);
  if (expects !== undefined && screen.expects !== null) {
    expect(screen.expects, where).toBe(expects);
  }
  const text = flat(screen.text);
  const spoken = (says ?? []).map((each) =>
    typeof each === 'string' ? phrase(language, each) : phrase(language, ...each),
  );
  for (const line of [...spoken, ...(shows ?? [])]) expect(text, where).toContain(flat(line));
  for (const line of hides ?? []) expect(text, where).not.toContain(flat(line));
}

/** Channels break lines and set marks in their own ways. */
export function flat(text: string): string {
  return text.replaceAll(/[\s\u2060\u2066-\u2069\u200b]+/g, ' ').trim();
}
