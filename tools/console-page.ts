import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadBundle, type Bundle } from '../console/server/bundle.ts';
import type { Log } from '../platform/log.ts';

/** The officers' page, made ready in the background. */
export interface ConsolePage {
  /** `null` while it is being prepared. */
  readonly bundle: () => Bundle | null;
  /** Loads the bundle, building it first where the sources changed. Never throws: the log says what failed. */
  readonly prepare: () => Promise<void>;
}

export const bundleFolder = fileURLToPath(new URL('../dist/console', import.meta.url));
export const bundleManifest = join(bundleFolder, 'manifest.json');

export function consolePage(log: Log): ConsolePage {
  let ready: Bundle | null = null;
  return {
    bundle: () => ready,
    prepare: async () => {
      try {
        // The builder is large and most starts find a fresh page: it is loaded only here, after both doors are open.
        const { buildConsole } = await import('./build-console.ts');
        const state = await buildConsole(bundleFolder);
        ready = await loadBundle(bundleFolder);
        log('console.built', { state });
      } catch {
        log('console.built', { state: 'failed' });
      }
    },
  };
}
