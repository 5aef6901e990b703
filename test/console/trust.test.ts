import { beforeAll, expect, test } from 'vitest';

import { judgeRoster } from '../../console/app/worker/trust.ts';
import { signRoster } from '../../cases/roster.ts';
import type { RosterContent } from '../../cases/roster-content.ts';
import { rosterHash } from '../../cases/roster.ts';
import { recipientPins } from '../../console/recipient-pins.ts';
import { hex } from '../../platform/crypto/bytes.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { makeWorld, type World } from '../fixtures/sealing-world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld(nativeAge);
});

function pinsAt(content: RosterContent) {
  return {
    rootPublic: hex(world.rootPublic),
    rosterSeq: content.seq,
    auditHead: null,
    recipients: recipientPins(content.recipients),
  };
}

/** The list after `before`, without daniyar. */
function next(before: RosterContent, bytes: Uint8Array): RosterContent {
  return {
    ...before,
    seq: before.seq + 1,
    prev: rosterHash(bytes),
    recipients: before.recipients.filter(({ id }) => id !== 'daniyar'),
    groups: { ...before.groups, default: ['aigerim', 'paper'] },
  };
}

function alarm(after: number) {
  return { kind: 'alarm', differences: [{ what: 'history', after }] };
}

test('a newer list is trusted with all that came before it', () => {
  const { content, signed, root } = world;
  const second = next(content, signed.bytes);
  const judged = judgeRoster(signRoster(second, root), [signed], pinsAt(content));
  expect(judged).toMatchObject({
    kind: 'trusted',
    changes: [{ what: 'missing', recipient: 'daniyar' }],
  });
  if (judged.kind === 'trusted') expect(judged.former.map(({ seq }) => seq)).toEqual([1]);
});

test('a list whose forerunners were taken away or exchanged is an alarm', () => {
  const { content, signed, root } = world;
  const second = signRoster(next(content, signed.bytes), root);
  const third = signRoster(
    { ...next(content, signed.bytes), seq: 3, prev: rosterHash(second.bytes) },
    root,
  );
  expect(judgeRoster(second, [], pinsAt(content))).toEqual(alarm(2));
  expect(judgeRoster(third, [second], pinsAt(content))).toEqual(alarm(2));
  expect(judgeRoster(third, [signed], pinsAt(content))).toEqual(alarm(3));
});

test('a list that goes on from another one than this console has seen is an alarm', () => {
  const { content, signed, root } = world;
  // The root signed two first lists; the server shows the sequel of the one that we did not see.
  const other = { ...content, body: 'Another body' };
  const otherSigned = signRoster(
    {
      ...next(other, signed.bytes),
      seq: 1,
      prev: null,
      recipients: content.recipients,
      groups: content.groups,
    },
    root,
  );
  const sequel = signRoster(next(content, otherSigned.bytes), root);
  const seen = pinsAt({
    ...content,
    recipients: content.recipients.filter(({ id }) => id !== 'daniyar'),
  });
  expect(judgeRoster(sequel, [otherSigned], seen)).toEqual({
    kind: 'alarm',
    differences: [{ what: 'history', after: 1 }],
  });
});
