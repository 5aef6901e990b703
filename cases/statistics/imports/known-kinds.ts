import type { Language, Localized } from '../../../platform/language.ts';

/** Kinds of appeals that sources name in either language of the state, so that they can be read in all three. */
const kinds: readonly { readonly name: Localized; readonly also: readonly string[] }[] = [
  kind('Өтініш', 'Заявление', 'Application', 'өтініштер', 'заявления'),
  kind('Шағым', 'Жалоба', 'Complaint', 'шағымдар', 'жалобы'),
  kind('Сұрау', 'Запрос', 'Inquiry', 'сұрау салу', 'сұраулар', 'запросы', 'request'),
  kind('Ұсыныс', 'Предложение', 'Proposal', 'ұсыныстар', 'предложения'),
  kind('Хабарлама', 'Сообщение', 'Message', 'хабарламалар', 'сообщения'),
  kind('Үн қосу', 'Отклик', 'Response', 'отклики'),
];

/** In that language where the kind is one that we know; otherwise as the source calls it. */
export function kindName(language: Language, name: string): string {
  const wanted = name.toLowerCase();
  const found = kinds.find(({ name: all, also }) =>
    [all.kk, all.ru, all.en, ...also].some((each) => each.toLowerCase() === wanted),
  );
  return found?.name[language] ?? name;
}

function kind(kk: string, ru: string, en: string, ...also: readonly string[]) {
  return { name: { kk, ru, en }, also };
}
