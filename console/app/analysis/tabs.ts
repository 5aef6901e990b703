import type { ComponentType } from 'react';

import type { PhraseKey } from '../../../knowledge/phrases.ts';
import { GroupTab } from './group-tab.tsx';
import { HomeTab } from './home-tab.tsx';
import { ListsTab } from './lists/on-demand.ts';
import type { TabId } from './tab-id.ts';
import type { TabProps } from './tab-props.ts';
import { TasksTab } from './tasks-tab.tsx';
import { TimetableTab } from './timetable-tab.tsx';
import { TrailTab } from './trail-tab.tsx';

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
  { id: 'trail', label: 'analysis.tab.trail', page: TrailTab },
];
