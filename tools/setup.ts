import { mkdir, open } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import type { Appointed } from '../console/new-member.ts';
import { splitRecovery } from '../cases/recovery-sheet.ts';
import type { FirstSettings } from '../console/set-up-api.ts';
import { pledgeWords } from '../knowledge/own-form.ts';
import { languages, type Localized } from '../platform/language.ts';
import { systemRandom } from '../platform/crypto/random.ts';
import { SenimError } from '../platform/errors.ts';
import { dayAt } from '../platform/time.ts';
import { sheetsPage } from './recovery-sheets.ts';
import { setUpConsole } from './set-up-client.ts';

const usage = `Names the recipients of a new installation, once.

  npm run setup -- --console http://localhost:8081 --token TOKEN --body NAME --out FOLDER
                   [--officers 2] [--oversight 1] [--analysts 0] [--analysis 0]
                   [--sign-in passkey] [--pledge-kk WORDS --pledge-ru WORDS --pledge-en WORDS]

TOKEN is what the first "npm start" printed. FOLDER receives the root key file and a page with three
recovery sheets: print it, give the sheets to three people, delete it, and keep all of it away from the
server. The passphrases are shown once. Without oversight (--oversight 0) reports about the unit itself reach
the unit, and people are told so. The officers work on the yearly analysis of risks; --analysis adds people
who do only that and open no case.

Reporters always read Kazakh, Russian and English. --pledge-… adds words of the body's own to the pledge that they read,
in all three languages or not at all. --sign-in any lets codes of an app stand beside passkeys, for a body whose
machines have none or whose console has no https. Both can be changed later in the console's settings.`;

/** The ceremony in a terminal. */
async function run(): Promise<void> {
  const { values } = parseArgs({
    options: {
      console: { type: 'string' },
      token: { type: 'string' },
      body: { type: 'string' },
      out: { type: 'string' },
      officers: { type: 'string', default: '2' },
      oversight: { type: 'string', default: '1' },
      analysts: { type: 'string', default: '0' },
      analysis: { type: 'string', default: '0' },
      'sign-in': { type: 'string', default: 'passkey' },
      'pledge-kk': { type: 'string', default: '' },
      'pledge-ru': { type: 'string', default: '' },
      'pledge-en': { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  const { console: url, token, body, out } = values;
  if (values.help || !url || !token || !body || !out) {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const settings = firstSettings(values['sign-in'], {
    kk: values['pledge-kk'].trim(),
    ru: values['pledge-ru'].trim(),
    en: values['pledge-en'].trim(),
  });
  const folder = resolve(out);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const day = dayAt(new Date());
  const made = await setUpConsole({
    url: new URL(url).origin,
    token,
    body,
    day,
    settings,
    officers: [
      ...appoint(values.officers, 1, { role: 'officer', group: 'default' }),
      ...appoint(values.oversight, 0, { role: 'oversight', group: 'oversight' }),
      ...appoint(values.analysts, 0, { role: 'analyst', group: null }),
      ...appoint(values.analysis, 0, { role: 'analysis', group: null }),
    ],
  });
  await keep(join(folder, 'root-key.json'), made.root.file);
  const sheets = await splitRecovery(made.recovery, systemRandom);
  await keep(join(folder, 'recovery-sheets.html'), sheetsPage(sheets, { body, day }));
  made.recovery.wipe();
  console.log(`Root fingerprint, to be compared aloud: ${made.root.numbers.join(' ')}`);
  console.log(`Passphrase of ${join(folder, 'root-key.json')}: ${made.root.passphrase}`);
  for (const { role, officerId, passphrase } of made.access) {
    console.log(`${role}: ${new URL(`/sign-in/${officerId}`, url).href}  ${passphrase}`);
  }
}

function firstSettings(signIn: string, words: Localized): FirstSettings {
  if (signIn !== 'passkey' && signIn !== 'any') {
    throw new SenimError('config', '--sign-in: passkey or any');
  }
  const written = languages.filter((each) => words[each] !== '');
  if (written.length > 0 && written.length < languages.length) {
    throw new SenimError('config', '--pledge-kk, --pledge-ru and --pledge-en: all three, or none');
  }
  const pledge = pledgeWords.safeParse(written.length === 0 ? null : words);
  if (!pledge.success) throw new SenimError('config', '--pledge-…: at most 400 characters each');
  return { pledge: pledge.data, signIn };
}

function appoint(count: string, least: number, appointed: Appointed): readonly Appointed[] {
  const wanted = /^\d{1,2}$/.test(count) ? Number(count) : -1;
  if (wanted < least) throw new SenimError('config', `--${appointed.role}: a number from ${least}`);
  return Array.from({ length: wanted }, () => appointed);
}

/** Never over a file that is there: it may be the only copy of a key. */
async function keep(path: string, content: string | Uint8Array): Promise<void> {
  await using file = await open(path, 'wx', 0o400);
  await file.writeFile(content);
  await file.sync();
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : 'failed');
  process.exitCode = 1;
}
