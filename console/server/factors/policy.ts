import { z } from '../../../platform/shape.ts';
import type { Settings } from '../../../storage/settings.ts';

/** The setting's name. */
export const policyName = 'factors';

export interface PolicyDeps {
  readonly settings: Pick<Settings, 'get' | 'change'>;
  readonly notice: 'demonstration' | null;
}

const shape = z.strictObject({ required: z.boolean() });

/** Whether everybody needs a second factor: yes, unless the body decided otherwise or this is a demonstration. */
export async function isRequired({ settings, notice }: PolicyDeps): Promise<boolean> {
  const kept = await settings.get(policyName);
  return kept === null ? notice !== 'demonstration' : shape.parse(JSON.parse(kept)).required;
}

export function writePolicy(required: boolean): string {
  return JSON.stringify({ required });
}
