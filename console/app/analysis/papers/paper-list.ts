import { projectPapers } from '../../../../analysis/project-papers/make.ts';
import type { Paper } from '../../../../knowledge/schema/paper.ts';
import { parsePaper } from '../../../../knowledge/schema/paper-shape.ts';

const files = import.meta.glob<unknown>('../../../../knowledge/papers/*.json', {
  import: 'default',
  eager: true,
});

/** The papers of a project, in the order in which they are needed. */
export const papers: readonly Paper[] = Object.values(files)
  .map(parsePaper)
  .filter(({ id }) => projectPapers.includes(id))
  .toSorted((one, other) => projectPapers.indexOf(one.id) - projectPapers.indexOf(other.id));
