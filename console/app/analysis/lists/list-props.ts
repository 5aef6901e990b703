import type { TabProps } from '../tab-props.ts';
import type { KnownList } from './list-load.ts';

/** What every part of the page about one request gets; `again` reads the requests anew. */
export interface ListProps extends TabProps {
  readonly known: KnownList;
}
