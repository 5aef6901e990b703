import type { PaperInput } from '../../../../analysis/project-papers/input.ts';
import type { TabProps } from '../tab-props.ts';
import type { PaperWork } from './load-papers.ts';

/** What the parts of the papers' page get. */
export interface PaperProps extends TabProps {
  readonly work: PaperWork;
  readonly input: PaperInput;
  readonly reload: () => void;
}
