import { joinedMasks, type Masks } from '../../../cases/masks.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { LoadedCase } from '../case-load.ts';
import { kept, useKept } from '../kept.ts';
import type { CaseHandle } from '../worker/case-handle.ts';

/** What was hidden and not saved, and what was saved when that began. */
interface Unsaved {
  readonly masks: Masks;
  readonly saved: Masks;
}

/** What was saved at this page, while the reading stands that knew nothing of it. */
export interface SavedMasks {
  readonly on: CaseHandle;
  readonly masks: Masks;
}

/** The case with what was hidden since it was read: no copy may show it, however slow the line is. */
export function withSavedMasks(loaded: LoadedCase, saved: SavedMasks | null): LoadedCase {
  if (saved?.on !== loaded.handle) return loaded;
  const { view } = loaded;
  return { ...loaded, view: { ...view, work: { ...view.work, masks: saved.masks } } };
}

/** Masks outlast a look at another page; what a colleague has hidden meanwhile is hidden too, never shown by an older look. */
export function useMasks({ row, view }: LoadedCase, onSaved: (masks: Masks) => void) {
  const { masks: saved } = view.work;
  const [held, hold, drop] = useKept<Unsaved | null>(keyOf(row.caseId), () => null);
  const masks = held === null ? saved : joined(held, saved);
  return {
    masks,
    isChanged: held !== null,
    change: (next: Masks) => hold({ masks: next, saved }),
    clear: () => {
      onSaved(masks);
      drop((since) => since && { masks: since.masks, saved: masks });
    },
  };
}

function joined(held: Unsaved, saved: Masks): Masks {
  const isSame = JSON.stringify(held.saved) === JSON.stringify(saved);
  return isSame ? held.masks : joinedMasks(held.masks, saved);
}

/** Whether copies would show what somebody at this page has hidden already. */
export function hasUnsavedMasks(caseId: CaseId): boolean {
  return kept.of(keyOf(caseId)) !== undefined;
}

function keyOf(caseId: CaseId): string {
  return `${caseId}/masks`;
}
