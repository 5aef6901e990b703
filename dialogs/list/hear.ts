import { contactLines } from '../contacts.ts';
import type { Draft } from '../draft.ts';
import { isAmong } from '../hearing.ts';
import { say } from '../say.ts';
import { cut, go, stay, type Move, type Reply, type Scene } from '../step.ts';
import { withOffer } from './door.ts';
import type { ListRefusal } from './list-offer.ts';

/** The replies that this flow waits for. */
const own = ['list', 'list-taken', 'list-refused', 'failed'] as const;

/** What the world says of a link, and of answers that were sent. */
export function hear(scene: Scene, reply: Reply): Move | null {
  if (!isAmong(reply, own)) return null;
  const { draft } = scene.state;
  switch (reply.kind) {
    case 'list':
      return typeof reply.offer === 'string'
        ? stay(withoutList(draft), [refused(reply.offer)])
        : stay(withOffer(draft, reply.offer));
    case 'list-taken':
      return cut('list/done', withoutList(draft), [
        say('list.taken', 'success', { given: reply.given, of: reply.of }),
      ]);
    case 'list-refused':
      // What was typed stays where it may still be sent.
      return reply.because === 'no-readers'
        ? stay(draft, [refused(reply.because)])
        : go('list/door', withoutList(draft), [refused(reply.because)]);
    case 'failed': {
      const because = reply.reason === 'full' ? 'list.full' : 'list.failed';
      const elsewhere = reply.reason === 'failed' ? [] : contactLines(scene.world, 'elsewhere');
      return stay(draft, [say(because, 'problem'), ...elsewhere]);
    }
    default:
      return reply satisfies never;
  }
}

function refused(because: ListRefusal) {
  return say(`list.refused.${because}`, because === 'unknown' ? 'problem' : 'notice');
}

function withoutList(draft: Draft): Draft {
  return { ...draft, list: null };
}
