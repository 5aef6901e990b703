import { hex } from '../../../platform/crypto/bytes.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import type { SurveyDraft } from '../../../surveys/draft.ts';
import type { Session } from '../session.ts';
import { Trouble } from '../trouble.ts';
import { perSession } from '../unanswered.ts';
import { draftBytes } from './survey-load.ts';

/** Numbers of drafts whose answer was lost, by what they were begun from. */
const begun = perSession<string>();

/** Stores a new draft and tells its number; one whose answer was lost is the same draft at the next try. Throws `Trouble`. */
export async function beginDraft(
  session: Pick<Session, 'client'>,
  from: string,
  draft: SurveyDraft,
): Promise<string> {
  return await begun(session).send(
    from,
    () => hex(systemRandom(16)),
    async (id) => {
      try {
        await session.client.saveDraft(id, draftBytes(draft), 0);
      } catch (thrown) {
        // The number was drawn here: whatever stands under it arrived from here, and a colleague may have gone on with it.
        if (!(thrown instanceof Trouble && thrown.because === 'changed')) throw thrown;
      }
      return id;
    },
  );
}
