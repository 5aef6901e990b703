import { fileURLToPath } from 'node:url';

import { build, type Plugin } from 'vite';

// Vite gives an address by a query behind the file's name, which neither types nor linter follow.
const keyWorkerAddress: Plugin = {
  name: 'key-worker-address',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/console/app/key-worker-address.ts')
      ? "export { default as keyWorkerUrl } from './worker/key-worker.ts?worker&url';"
      : null,
};

/** Bundles the officers' page into the folder named on the command line. Started by `build-console.ts`. */
await build({
  configFile: false,
  root: fileURLToPath(new URL('../console/app', import.meta.url)),
  base: '/',
  publicDir: false,
  logLevel: 'error',
  mode: 'production',
  worker: { format: 'es' },
  plugins: [keyWorkerAddress],
  build: {
    outDir: process.argv[2] ?? '',
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: false, // its helper would be one more script
    reportCompressedSize: false,
    cssCodeSplit: false,
  },
});
