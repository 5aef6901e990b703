import type { PaperLanguage } from '../../knowledge/schema/paper.ts';

/**
 * Names of units and posts stand in a project once. Whoever writes them in both languages, «Заң бөлімі / Юридический отдел» or with a dot between,
 * gets each paper in its own; what is written in one language stands as it is.
 */
export function sideOf(text: string, language: PaperLanguage): string {
  const sides = text.split(/ [/·] /u).map((side) => side.trim());
  const [kk, ru] = sides;
  if (sides.length !== 2 || kk === undefined || ru === undefined || kk === '' || ru === '') {
    return text.trim();
  }
  return language === 'kk' ? kk : ru;
}
