import { screen, type Flow } from './flow.ts';
import { isAmong } from './hearing.ts';
import { showAccount, takeAccount } from './check/account.ts';
import { showAsk, takeAsk } from './check/ask.ts';
import { showAttach, showReply, takeAttach, takeReply } from './check/reply.ts';
import { showCheckIn, showHarm, takeCheckIn, takeHarm } from './check/check-in.ts';
import { showProof, takeProof } from './check/proof.ts';
import { contactLines } from './contacts.ts';
import type { Draft, Visit } from './draft.ts';
import type { Message } from './message.ts';
import { say } from './say.ts';
import { go, stay, type Move, type Reply, type Scene } from './step.ts';
import type { CaseAccount } from './draft.ts';

/** The replies that this flow waits for. */
const own = ['found', 'not-found', 'erased', 'account', 'followed-up', 'failed'] as const;

/** What the world says after a receipt was looked up, an account refreshed or a message sent. */
function hear(scene: Scene, reply: Reply): Move | null {
  if (!isAmong(reply, own)) return null;
  const { draft } = scene.state;
  switch (reply.kind) {
    case 'found':
      return go('check/account', { ...withoutOthers(draft, reply.visit), visit: reply.visit });
    case 'not-found':
      return stay(draft, [say('check.unknown', 'problem')]);
    case 'erased':
      return stay(draft, [
        say(`check.erased.${reply.because}`, 'notice', { day: { kind: 'day', day: reply.day } }),
      ]);
    case 'account':
      if (scene.state.session.at === 'check/check-in') {
        const key =
          reply.account.checkIns?.off === true ? 'check.check-in-off' : 'check.check-in-kept';
        return go('check/account', withAccount(draft, reply.account), [say(key, 'success')]);
      }
      return stay(withAccount(draft, reply.account), [say('check.refreshed', 'success')]);
    case 'followed-up': {
      const after = { ...withAccount(draft, reply.account), reply: null };
      return go('check/account', after, [say('check.sent-now', 'success')]);
    }
    case 'failed':
      return stay(draft, failed(scene, reply.reason));
    default:
      return reply satisfies never;
  }
}

/** What was begun for one report is not sent with another. */
function withoutOthers(draft: Draft, { receiptId }: Visit): Draft {
  const isOther = draft.visit !== null && draft.visit.receiptId !== receiptId;
  return isOther ? { ...draft, reply: null } : draft;
}

function withAccount(draft: Draft, account: CaseAccount): Draft {
  return draft.visit === null ? draft : { ...draft, visit: { ...draft.visit, account } };
}

function failed(
  scene: Scene,
  reason: Extract<Reply, { kind: 'failed' }>['reason'],
): readonly Message[] {
  const elsewhere = contactLines(scene.world, 'elsewhere');
  switch (reason) {
    // Letters are sealed to the case: they do not wait for a roster.
    case 'closed':
    case 'failed':
      return [say('check.failed', 'problem')];
    case 'full':
      return [say('check.full', 'problem'), ...elsewhere];
    case 'damaged':
      return [say('check.damaged', 'problem'), ...elsewhere];
    case 'gone':
      return [say('check.gone', 'problem'), ...elsewhere];
    default:
      return reason satisfies never;
  }
}

export const check: Flow = {
  name: 'check',
  form: null,
  start: 'check/receipt',
  steps: [
    screen('check/receipt', { next: ['check/account'], show: showAsk, take: takeAsk }),
    screen('check/account', {
      next: ['check/reply', 'check/check-in', 'check/proof', 'check/receipt', 'menu/menu'],
      show: showAccount,
      take: takeAccount,
    }),
    screen('check/reply', { next: ['check/attach'], show: showReply, take: takeReply }),
    screen('check/proof', { next: ['check/account'], show: showProof, take: takeProof }),
    screen('check/check-in', {
      next: ['check/harm', 'check/account'],
      show: showCheckIn,
      take: takeCheckIn,
    }),
    screen('check/harm', { next: ['check/attach'], show: showHarm, take: takeHarm }),
    screen('check/attach', { next: ['check/account'], show: showAttach, take: takeAttach }),
  ],
  hear,
};
