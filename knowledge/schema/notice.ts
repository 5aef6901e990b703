import { z } from 'zod';

import { SenimError } from '../../platform/errors.ts';
import type { Localized } from '../../platform/language.ts';
import { issueLines, localizedShape } from './fact.ts';
import { guideShape, type Guide } from './guide.ts';
import { noticeIdShape, type NoticeId } from './notice-id.ts';

/**
 * A paper that somebody writes in their own name, signs and hands in: what to do with it once it is written. Its questions
 * are a form of the kind `notice`; each fills the field of the paper that has its id.
 */
export interface Notice extends Pick<
  Guide,
  | 'advice'
  | 'cards'
  | 'contacts'
  | 'papers'
  | 'report'
  | 'facts'
  | 'mark'
  | 'sources'
  | 'verifiedOn'
> {
  readonly id: NoticeId;
  /** Its place in lists. */
  readonly order: number;
  /** The button. */
  readonly title: Localized;
  /** Said first: what it is for, and for whom. */
  readonly opening: Localized;
}

const { advice, cards, contacts, papers, report, facts, mark, sources, verifiedOn } =
  guideShape.shape;

const shape = z.strictObject({
  id: noticeIdShape,
  order: z.int().positive(),
  title: localizedShape,
  opening: localizedShape,
  advice,
  cards,
  contacts,
  papers,
  report,
  facts,
  mark,
  sources,
  verifiedOn,
});

/** The edge of `notices/<id>.json`. Throws `SenimError` `content` that lists every problem at once. */
export function parseNotice(json: unknown): Notice {
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  throw new SenimError('content', `The notice is wrong:\n${issueLines(read.error).join('\n')}`);
}
