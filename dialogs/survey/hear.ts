import { contactLines } from '../contacts.ts';
import type { Draft } from '../draft.ts';
import { isAmong } from '../hearing.ts';
import { say } from '../say.ts';
import { cut, go, stay, type Move, type Reply, type Scene } from '../step.ts';

/** The replies that this flow waits for. */
const own = ['code', 'answered', 'not-answered', 'failed'] as const;

/** What the world says of a code, and of an answer that was sent. */
export function hear(scene: Scene, reply: Reply): Move | null {
  if (!isAmong(reply, own)) return null;
  const { draft } = scene.state;
  switch (reply.kind) {
    case 'code':
      return reply.fits
        ? go('survey/consent', withCode(draft, reply.code))
        : stay(draft, [say('survey.code-refused', 'problem')]);
    case 'answered':
      return cut('survey/thanks', withoutSurvey(draft));
    case 'not-answered':
      return notAnswered(draft, reply.because);
    case 'failed':
      return failed(scene, reply.reason);
    default:
      return reply satisfies never;
  }
}

function notAnswered(
  draft: Draft,
  because: Extract<Reply, { kind: 'not-answered' }>['because'],
): Move {
  switch (because) {
    case 'code':
      // The answers stay: perhaps a letter of the code was wrong.
      return go('survey/code', withCode(draft, null), [say('survey.code-refused', 'problem')]);
    case 'before':
      return cut('survey/choose', withoutSurvey(draft), [say('survey.before', 'notice')]);
    case 'closed':
      return cut('survey/choose', withoutSurvey(draft), [say('survey.closed', 'notice')]);
    default:
      return because satisfies never;
  }
}

function failed(
  { state, world }: Scene,
  reason: Extract<Reply, { kind: 'failed' }>['reason'],
): Move {
  const because = reason === 'full' ? 'survey.full' : 'survey.failed';
  const elsewhere = reason === 'failed' ? [] : contactLines(world, 'elsewhere');
  return stay(state.draft, [say(because, 'problem'), ...elsewhere]);
}

function withCode(draft: Draft, code: string | null): Draft {
  return draft.survey === null ? draft : { ...draft, survey: { ...draft.survey, code } };
}

/** Answers and code go: nothing of them is needed once they are counted, or can never be. */
function withoutSurvey(draft: Draft): Draft {
  return { ...draft, walk: null, survey: null };
}
