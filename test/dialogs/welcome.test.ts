import { expect, test } from 'vitest';

import { renderText } from '../../dialogs/render.ts';
import { startState, turn } from '../../dialogs/turn.ts';
import { worldWith } from './fixtures.ts';

function spoken(body: string | null): string {
  const world = worldWith({ body });
  const { messages } = turn(startState('en', world.freshToken()), { kind: 'look' }, world);
  return messages
    .map((message) =>
      message.kind === 'say' ? renderText(message.text, 'en', world.knowledge) : '',
    )
    .join('\n');
}

test('the first screen names the body that receives, and nobody where nobody does', () => {
  expect(spoken('Akimat of a test town')).toContain('Akimat of a test town');
  expect(spoken(null)).not.toContain('received by');
});
