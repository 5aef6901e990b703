import { z } from 'zod';

/** One name for a notice, for its form in `forms/` and for its paper in `papers/`. */
export type NoticeId = `notice-${string}`;

export const noticeIdShape = z.templateLiteral([
  'notice-',
  z.string().regex(/^[a-z]+(?:-[a-z]+)*$/u),
]);

export function isNoticeId(id: string): id is NoticeId {
  return noticeIdShape.safeParse(id).success;
}
