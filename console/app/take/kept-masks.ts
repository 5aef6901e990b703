import { useState } from 'react';

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

/** Masks outlast a look at another page; what a colleague has hidden meanwhile is hidden too, never shown by an older look. */
export function useMasks({ row, view, handle }: LoadedCase) {
  const { masks: saved } = view.work;
  const [held, hold, drop] = useKept<Unsaved | null>(keyOf(row.caseId), () => null);
  // What was saved just now is shown until it is read back.
  const [sent, setSent] = useState<{ readonly on: CaseHandle; readonly masks: Masks } | null>(null);
  const stored = sent?.on === handle ? sent.masks : saved;
  const masks = held === null ? stored : joined(held, saved);
  return {
    masks,
    isChanged: held !== null,
    change: (next: Masks) => hold({ masks: next, saved }),
    clear: () => {
      setSent({ on: handle, masks });
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
