import { joinedMasks, type Masks } from '../../../cases/masks.ts';
import type { CaseId } from '../../../cases/sealed.ts';
import type { LoadedCase } from '../case-load.ts';
import { kept, useKept } from '../kept.ts';

/** What was hidden and not saved, and what was saved when that began. */
interface Unsaved {
  readonly masks: Masks;
  readonly saved: Masks;
}

/** Masks outlast a look at another page; what a colleague has hidden meanwhile is hidden too, never shown by an older look. */
export function useMasks({ row, view }: LoadedCase) {
  const { masks: saved } = view.work;
  const [{ masks }, hold, clear] = useKept<Unsaved>(keyOf(row.caseId), () => ({
    masks: saved,
    saved,
  }));
  return {
    masks,
    isChanged: masks !== saved,
    change: (next: Masks) => hold({ masks: next, saved }),
    clear,
  };
}

/** To be called when the case was read anew: `useMasks` begins with what is held then. */
export function mergeMasks({ row, view }: LoadedCase): void {
  const held = kept.of(keyOf(row.caseId)) as Unsaved | undefined;
  const { masks: saved } = view.work;
  if (held === undefined || JSON.stringify(held.saved) === JSON.stringify(saved)) return;
  kept.hold(keyOf(row.caseId), { masks: joinedMasks(held.masks, saved), saved });
}

/** Whether copies would show what somebody at this page has hidden already. */
export function hasUnsavedMasks(caseId: CaseId): boolean {
  return kept.of(keyOf(caseId)) !== undefined;
}

function keyOf(caseId: CaseId): string {
  return `${caseId}/masks`;
}
