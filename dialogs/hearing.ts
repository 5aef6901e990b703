import type { Reply } from './step.ts';

/** Whether a reply is one of those that a flow waits for; all others are not its own. */
export function isAmong<Kind extends Reply['kind']>(
  reply: Reply,
  kinds: readonly Kind[],
): reply is Extract<Reply, { kind: Kind }> {
  return kinds.some((kind) => kind === reply.kind);
}
