import { longDate } from '../../knowledge/dates.ts';
import terms from '../../knowledge/analysis/paper-terms.json' with { type: 'json' };
import type { PaperData, PaperLanguage } from '../../knowledge/schema/paper.ts';
import type { PaperInput } from './input.ts';
import { sideOf } from './side.ts';

/** What papers take from the project itself: objects, days, the group, the order. */
export function startData(language: PaperLanguage, { project }: PaperInput): PaperData {
  const { objects, members, order, days, responsible, start, end } = project;
  const part = terms.parts[language];
  const side = (text: string) => sideOf(text, language);
  const ground =
    order === null
      ? null
      : terms.orderGround[language]
          .replace('{day}', longDate(language, order.day))
          .replace('{number}', () => order.number);
  return {
    object: objects.map(({ name }) => side(name)).join('; '),
    startDay: start,
    endDay: end,
    announceDay: days.announce ?? '',
    discussionAnnounceDay: days.discussionAnnounce ?? '',
    discussionDay: days.discussion ?? '',
    noteDay: days.note ?? '',
    controller: side(responsible),
    year: start.slice(0, 4),
    period: start.slice(0, 4),
    ...(ground === null ? {} : { grounds: [ground] }),
    ...(members.length === 0
      ? {}
      : {
          group: members.map((member) => ({ post: `${side(member.post)}, ${part[member.part]}` })),
        }),
    objects: objects.map((object) => ({
      object: side(object.name),
      start: object.start ?? start,
      end: object.end ?? end,
      responsible: side(responsible),
    })),
    ...(project.works.length === 0
      ? {}
      : {
          works: project.works.map(({ work, term, owner }) => ({
            work: work[language],
            term,
            responsible: side(owner),
          })),
        }),
  };
}
