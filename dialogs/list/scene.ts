import type { Draft, DraftFile, DraftList, DraftSaid } from '../draft.ts';
import type { StepRef } from '../session.ts';
import type { Scene } from '../step.ts';
import type { ListItem } from './list-offer.ts';

/** The check-list of the draft and the item that a step is about. */
export interface ListPlace {
  readonly list: DraftList;
  readonly item: ListItem;
  readonly said: DraftSaid | undefined;
}

/** `null` when there is no check-list, or none with so many items. */
export function listPlace({ state }: Scene, index: number): ListPlace | null {
  const { list } = state.draft;
  const item = list?.offer.items[index];
  return list === null || item === undefined ? null : { list, item, said: list.said[item.id] };
}

export function itemRef(index: number): StepRef {
  return `list/q${String(index + 1)}`;
}

export function noteRef(index: number): StepRef {
  return `list/q${String(index + 1)}-note`;
}

export function fileRef(index: number): StepRef {
  return `list/q${String(index + 1)}-file`;
}

export function withSaid(draft: Draft, item: ListItem, said: DraftSaid): Draft {
  const { list } = draft;
  if (list === null) return draft;
  return { ...draft, list: { ...list, said: { ...list.said, [item.id]: said } } };
}

/** All files of a check-list that is being answered. */
export function filesOfList(list: DraftList | null): readonly DraftFile[] {
  return list === null ? [] : Object.values(list.said).flatMap(({ files }) => files);
}
