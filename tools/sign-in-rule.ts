import { parseArgs } from 'node:util';

import { factorRule, type FactorRule } from '../console/factors-api.ts';
import { policyName, ruleOf, writePolicy } from '../console/server/factors/policy.ts';
import { SenimError } from '../platform/errors.ts';
import { dayAt } from '../platform/time.ts';
import type { Settings } from '../storage/settings.ts';
import { openStore } from '../storage/store.ts';
import { command } from './command.ts';
import { installation } from './installation.ts';

const usage = `Says or changes what officers show beside the passphrase.

  npm run sign-in-rule [-- passkey | any | none]

passkey: a passkey, codes for emergencies alone. any: a passkey or codes of an app. none: the passphrase is enough.
The console's settings do the same; this is for a body where nobody can show the passkey that they ask for. The change
is written into the audit log as the server's own.`;

/** Who the audit names for what was done at the server. */
const server = 'server';

/** `false` when somebody else changed it in the same moment. */
export async function setSignInRule(
  settings: Pick<Settings, 'get' | 'change'>,
  rule: FactorRule,
  day = dayAt(new Date()),
): Promise<boolean> {
  const values = { before: await settings.get(policyName), after: writePolicy(rule) };
  const event = { kind: 'settings-factors', by: { officerId: server, day } } as const;
  return await settings.change(policyName, values, event);
}

async function run(): Promise<void> {
  const { positionals, values } = parseArgs({
    options: { help: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const wanted = factorRule.optional().safeParse(positionals[0]);
  if (values.help || !wanted.success || positionals.length > 1) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  await using store = await openStore(await installation());
  const { settings } = store;
  if (wanted.data !== undefined && !(await setSignInRule(settings, wanted.data))) {
    throw new SenimError('store.busy', 'somebody changed the rule at this moment: look again');
  }
  console.log(await ruleOf({ settings, notice: null }));
}

if (import.meta.main) await command(run);
