import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { writePaper } from '../analysis/papers/write.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { paperLanguages } from '../knowledge/schema/paper.ts';
import { demonstrationData } from './papers/demonstration.ts';

// `npm run papers -- --out DIR` writes every official paper in both languages, empty; `--demo` filled with invented data too.
const { values } = parseArgs({
  options: { out: { type: 'string' }, demo: { type: 'boolean', default: false } },
});

if (values.out === undefined) {
  console.error('npm run papers -- [--demo] --out DIR');
  process.exitCode = 1;
} else {
  const { papers } = await loadKnowledge();
  await mkdir(values.out, { recursive: true });
  let written = 0;
  for (const paper of papers.values()) {
    for (const language of paperLanguages) {
      await put(values.out, await writePaper(paper, language, {}));
      if (!values.demo) continue;
      const filled = await writePaper(paper, language, demonstrationData(paper, language));
      await put(values.out, { ...filled, name: filled.name.replace(/\.docx$/u, '-demo.docx') });
    }
  }
  console.log(`${written} papers`);

  async function put(folder: string, file: { name: string; bytes: Uint8Array }): Promise<void> {
    await writeFile(join(folder, file.name), file.bytes);
    written += 1;
  }
}
