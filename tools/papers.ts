import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { writeDocx } from '../analysis/papers/docx.ts';
import { paperFileName, writePaper } from '../analysis/papers/write.ts';
import { projectPapers, projectSheet } from '../analysis/project-papers/make.ts';
import { loadKnowledge } from '../knowledge/load.ts';
import { paperLanguages } from '../knowledge/schema/paper.ts';
import { demoProject } from './papers/demo-project.ts';
import { demonstrationData } from './papers/demonstration.ts';

// `npm run papers -- --out DIR` writes every official paper in both languages, empty; `--demo` also those of one
// demonstration project, numbered in the order in which they are needed, and the other papers filled with invented data.
const { values } = parseArgs({
  options: { out: { type: 'string' }, demo: { type: 'boolean', default: false } },
});

if (values.out === undefined) {
  console.error('npm run papers -- [--demo] --out DIR');
  process.exitCode = 1;
} else {
  const { papers, calendar, registers } = await loadKnowledge();
  const project = demoProject(calendar, registers);
  await mkdir(values.out, { recursive: true });
  let written = 0;
  for (const paper of papers.values()) {
    for (const language of paperLanguages) {
      await put(values.out, await writePaper(paper, language, {}));
      if (!values.demo) continue;
      const at = projectPapers.indexOf(paper.id);
      const name = paperFileName(paper, language);
      if (at !== -1) {
        const bytes = await writeDocx(projectSheet(paper, language, project));
        await put(values.out, {
          name: `project-${String(at + 1).padStart(2, '0')}-${name}`,
          bytes,
        });
        continue;
      }
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
