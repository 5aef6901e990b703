import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { type AuditVerdict, judgeAudit } from '../console/audit-verdict.ts';

const usage = `Follows an audit that was saved from the console, without a network.

  npm run verify-audit -- FILE [--heads FILE] [--before FILE] [--head HASH]

--heads   audit.json as the site published it, on whatever day it was saved: each head in it must be the last line
          of its day, and signed by the server that it names.
--before  the same audit, saved earlier: it must be how this one begins.
--head    the hash of one day, as the public page told it: it must stand in the file.`;

const { values, positionals } = parseArgs({
  options: {
    heads: { type: 'string' },
    before: { type: 'string' },
    head: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const [file] = positionals;
if (values.help || file === undefined) {
  console.log(usage);
  if (!values.help) process.exitCode = 1;
} else {
  const text = await read(file);
  const witnesses = { heads: await readIf(values.heads), before: await readIf(values.before) };
  const verdict = judgeAudit(text, witnesses);
  const isThere = values.head === undefined || hasHead(text, values.head);
  if (verdict.kind === 'holds' && isThere) console.log(said(verdict));
  else {
    console.error(
      verdict.kind === 'holds'
        ? 'Broken: the head that you named stands nowhere in this file.'
        : said(verdict),
    );
    process.exitCode = 1;
  }
}

function said(verdict: AuditVerdict): string {
  switch (verdict.kind) {
    case 'holds': {
      const { lines, sealed, heads, last } = verdict;
      const held = heads === 0 ? '' : ` Published heads that stand in it: ${heads}.`;
      return `Holds: ${lines} lines, ${sealed} of them with sealed details.${held} Head: ${last ?? 'none'}`;
    }
    case 'unreadable':
      return verdict.which === 'audit'
        ? 'This is no saved audit.'
        : `The file named by --${verdict.which} is not what it should be.`;
    case 'broken':
      return `Broken: line ${verdict.seq} is not the one that must stand there.`;
    case 'head-forged':
      return `Broken: the head of ${verdict.day} is not signed by the server that it names.`;
    case 'head-missing':
      return `Broken: the head of ${verdict.day} was published as line ${verdict.seq}, and is not the last line of that day here: the audit ends before it or was made anew.`;
    case 'differs':
      return `Broken: from line ${verdict.seq} on it is another audit than the one that was saved before.`;
    default:
      return verdict satisfies never;
  }
}

async function readIf(path: string | undefined): Promise<string | null> {
  return path === undefined ? null : await read(path);
}

/** What cannot be read is judged like what is no such file. */
async function read(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '?');
}

function hasHead(lines: string, head: string): boolean {
  const wanted = Buffer.from(head, 'hex').toString('base64url');
  return wanted !== '' && lines.includes(`"hash":"${wanted}"`);
}
