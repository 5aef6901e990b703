import { expect, test } from 'vitest';

import { openStore } from '../../storage/store.ts';
import { tempStore } from './fixtures.ts';

test('processes with different secrets do not work on one store, unless they are exchanged', async () => {
  await using temp = await tempStore();
  await using other = await openStore(temp.options);
  const both = await Promise.allSettled([
    temp.store.secrets.agree('aa', false),
    other.secrets.agree('bb', false),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [former, next] = both[0]?.status === 'fulfilled' ? ['aa', 'bb'] : ['bb', 'aa'];
  await other.secrets.agree(former, false);
  await expect(other.secrets.agree(next, false)).rejects.toMatchObject({ code: 'store.settings' });
  await other.secrets.agree(next, true);
  await expect(temp.store.secrets.agree(former, false)).rejects.toThrow(/SECRETS_FILE/);
});
