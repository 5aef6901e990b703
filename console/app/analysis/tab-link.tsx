import type { ReactNode } from 'react';

import type { DocumentId, ProjectId } from '../../../analysis/ids.ts';
import { PlaceLink } from '../place-link.tsx';
import type { Place } from '../route.ts';
import type { TabId } from './tab-id.ts';

interface Props {
  readonly project: ProjectId;
  readonly tab: TabId;
  readonly row?: DocumentId | null;
  readonly current?: boolean;
  readonly children: ReactNode;
}

/** A link to a part of a project's page, or to one of its rows. */
export function TabLink({ project, tab, row = null, current = false, children }: Props) {
  return (
    <PlaceLink place={{ at: 'analysis-project', project, tab, row }} current={current}>
      {children}
    </PlaceLink>
  );
}

export function tabPlace(project: ProjectId, tab: TabId, row: DocumentId | null = null): Place {
  return { at: 'analysis-project', project, tab, row };
}
