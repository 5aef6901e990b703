import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { followFile } from '../console/audit-file.ts';

const usage = `Follows an audit that was saved from the console, without a network.

  npm run verify-audit -- FILE [--head HASH]

HASH is the head of a day as the public page told it: it must stand in the file.`;

const { values, positionals } = parseArgs({
  options: { head: { type: 'string' }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(usage);
  if (!values.help) process.exitCode = 1;
} else {
  const text = await readFile(file, 'utf8').catch(() => null);
  const followed = text === null ? null : followFile(text);
  if (text === null || followed === null) {
    console.error('This is no saved audit.');
    process.exitCode = 1;
  } else if (!followed.ok) {
    console.error(`Broken: line ${followed.seq} is not the one that must stand there.`);
    process.exitCode = 1;
  } else if (values.head !== undefined && !hasHead(text, values.head)) {
    console.error('Broken: the head that you named stands nowhere in this file.');
    process.exitCode = 1;
  } else {
    console.log(`Holds: ${followed.lines} lines. Head: ${followed.place?.hash ?? 'none'}`);
  }
}

function hasHead(lines: string, head: string): boolean {
  const wanted = Buffer.from(head, 'hex').toString('base64url');
  return wanted !== '' && lines.includes(`"hash":"${wanted}"`);
}
