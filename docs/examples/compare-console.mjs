// Holds what a console serves against the list that the public side publishes, or against a list that was saved before:
//   node compare-console.mjs https://report.example.kz https://senim.intranet.example.kz
//   node compare-console.mjs saved-hashes.json https://senim.intranet.example.kz
import { readFile } from 'node:fs/promises';

const [list = '', console_ = ''] = process.argv.slice(2);
const text = /^https?:/.test(list)
  ? await (await fetch(new URL('/console-hashes.json', list))).text()
  : await readFile(list, 'utf8');
const { files } = JSON.parse(text);
let different = 0;
for (const [file, expected] of Object.entries(files)) {
  const page = file.replace(/(?:^index)?\.html$/, '');
  const answer = await fetch(new URL(`/${page}`, console_));
  const sum = await crypto.subtle.digest('SHA-384', await answer.arrayBuffer());
  if (answer.ok && `sha384-${Buffer.from(sum).toString('base64')}` === expected) continue;
  different += 1;
  console.log(`differs: ${file}`);
}
console.log(`${Object.keys(files).length} files, ${different} differ`);
if (different > 0) process.exitCode = 1;
