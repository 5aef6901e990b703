import { writeFile } from 'node:fs/promises';

import { flows } from '../dialogs/flows.ts';
import { drawFlows } from '../dialogs/mermaid.ts';

// Prints every flow as a graph; `--write` puts them into docs/flows.md.
const page = drawFlows(flows);

if (process.argv.includes('--write')) {
  await writeFile(new URL('../docs/flows.md', import.meta.url), page);
} else {
  console.log(page);
}
