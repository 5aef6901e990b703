// A whole client of the JSON channel: node docs/examples/json-client.mjs ADDRESS kk|ru|en
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';

const [address = 'http://localhost:8080', language = 'kk'] = process.argv.slice(2);
const chat = new URL('/api/chat', address);
let session; // Secret: it holds the key of the draft. In memory only, and in no log.
let at; // The step that the person sees, so that an answer to an older one is noticed.

/** A choice, a text, or nothing at all to be told again where the dialog stands. */
const turn = (act) =>
  post(JSON.stringify({ ...(session ? { session } : { language }), ...act }), {
    'content-type': 'application/json',
  });

/** Files go as a form; the session stands before them. */
async function upload(path) {
  const form = new FormData();
  form.append('session', session);
  form.append('file', new Blob([await readFile(path)]), basename(path));
  return post(form, {});
}

/** Every answer may bring a new session: the old one then opens nothing any more. */
async function post(body, headers) {
  const answer = await (await fetch(chat, { method: 'POST', headers, body })).json();
  session = answer.session ?? session;
  at = answer.at ?? at;
  return answer;
}

async function show({ error, messages = [], options = [], expects, progress }) {
  if (error) console.log(`! ${error.message}`); // Whatever came with it still holds.
  for (const { text, files = [] } of messages) {
    console.log(`\n${text}`); // A receipt is a message too; `receipt` names it while it is shown.
    for (const { name, url } of files) {
      const bytes = await (await fetch(url)).arrayBuffer();
      const saved = writeFile(name, new Uint8Array(bytes), { flag: 'wx', mode: 0o600 });
      await saved.catch(() => console.log(`! ${name} is here already.`));
    }
  }
  console.log();
  for (const { id, label, marked } of options) console.log(`:${id}  ${marked ? '✓ ' : ''}${label}`);
  console.log(`-- ${at} ${expects ?? ''} ${progress ? `${progress.step}/${progress.of}` : ''}`);
}

/** `:id` chooses, `:file PATH` attaches, everything else is text. */
function act(line) {
  if (line.startsWith(':file ')) return upload(line.slice(6));
  if (line.startsWith(':')) return turn({ choice: line.slice(1), at });
  return turn(line === '' ? {} : { text: line, at });
}

await show(await turn({}));
for await (const line of createInterface({ input: process.stdin })) {
  // Sent again, the same answer to the same step is the same act: nothing is filed twice.
  await act(line).then(show, () => console.log('! Not sent. Please send it again.\n--'));
}
