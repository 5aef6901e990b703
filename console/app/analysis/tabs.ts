import type { ComponentType } from 'react';

import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { onDemand } from '../on-demand.tsx';
import { GroupTab } from './group-tab.tsx';
import { HomeTab } from './home-tab.tsx';
import { ListsTab } from './lists/on-demand.ts';
import type { TabId } from './tab-id.ts';
import type { TabProps } from './tab-props.ts';
import { TasksTab } from './tasks-tab.tsx';
import { TimetableTab } from './timetable-tab.tsx';
import { TrailTab } from './trail-tab.tsx';

// Each with code of its own that comes when it is opened.
const RegisterTab = onDemand(
  async () => (await import('./register/register-tab.tsx')).RegisterTab,
  [],
  'part',
);
const PlanTab = onDemand(async () => (await import('./plan/plan-tab.tsx')).PlanTab, [], 'part');
const PapersTab = onDemand(
  async () => (await import('./papers/papers-tab.tsx')).PapersTab,
  [],
  'part',
);
const RecordsTab = onDemand(
  async () => (await import('./records/records-tab.tsx')).RecordsTab,
  [],
  'part',
);

export interface Tab {
  readonly id: TabId;
  readonly label: PhraseKey;
  readonly page: ComponentType<TabProps>;
}

/** The parts of a project's page, in the order of the work. */
export const tabs: readonly Tab[] = [
  { id: 'home', label: 'analysis.tab.home', page: HomeTab },
  { id: 'timetable', label: 'analysis.tab.timetable', page: TimetableTab },
  { id: 'tasks', label: 'analysis.tab.tasks', page: TasksTab },
  { id: 'group', label: 'analysis.tab.group', page: GroupTab },
  { id: 'lists', label: 'analysis.tab.lists', page: ListsTab },
  { id: 'register', label: 'analysis.tab.register', page: RegisterTab },
  { id: 'plan', label: 'analysis.tab.plan', page: PlanTab },
  { id: 'papers', label: 'analysis.tab.papers', page: PapersTab },
  { id: 'registers', label: 'analysis.tab.registers', page: RecordsTab },
  { id: 'trail', label: 'analysis.tab.trail', page: TrailTab },
];
