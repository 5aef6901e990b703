import { expect, test } from 'vitest';

import { ruleOf } from '../../console/server/factors/policy.ts';
import { setSignInRule } from '../../tools/sign-in-rule.ts';
import { tempStore, today } from '../storage/fixtures.ts';

test('the rule about signing in changes at the server, and the chain names the server', async () => {
  await using temp = await tempStore();
  const { settings, audit } = temp.store;
  const rule = () => ruleOf({ settings, notice: null });
  expect(await rule()).toBe('passkey');
  expect(await setSignInRule(settings, 'any', today)).toBe(true);
  expect(await rule()).toBe('any');
  const [line] = await audit.rows(0, 10);
  expect(line).toMatchObject({ kind: 'settings-factors', actor_tag: 'server' });
});

test.each([
  ['{"required":true}', 'passkey'],
  ['{"required":false}', 'none'],
])('an older data folder’s %s is read as %s', async (kept, rule) => {
  await using temp = await tempStore();
  const { settings } = temp.store;
  await settings.set('factors', kept);
  expect(await ruleOf({ settings, notice: null })).toBe(rule);
});
