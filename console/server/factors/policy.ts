import { z } from '../../../platform/shape.ts';
import type { Settings } from '../../../storage/settings.ts';
import { type FactorRule, factorRule } from '../../factors-api.ts';

/** The setting's name. */
export const policyName = 'factors';

export interface PolicyDeps {
  readonly settings: Pick<Settings, 'get' | 'change'>;
  readonly notice: 'demonstration' | null;
}

const shape = z.union([
  z.strictObject({ rule: factorRule }),
  // As it stood while a passkey and codes of an app were worth the same.
  z.strictObject({ required: z.boolean() }),
]);

/** What everybody shows beside the passphrase: a passkey, unless the body decided otherwise or this is a demonstration. */
export async function ruleOf({ settings, notice }: PolicyDeps): Promise<FactorRule> {
  const kept = await settings.get(policyName);
  if (kept === null) return notice === 'demonstration' ? 'none' : 'passkey';
  const read = shape.parse(JSON.parse(kept));
  if ('rule' in read) return read.rule;
  return read.required ? 'passkey' : 'none';
}

export function writePolicy(rule: FactorRule): string {
  return JSON.stringify({ rule });
}
