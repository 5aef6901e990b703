import type { CaseId } from '../../cases/sealed.ts';
import { dayAt } from '../../platform/time.ts';
import { openRawCases } from '../../storage/raw-cases.ts';
import { openStore } from '../../storage/store.ts';
import { openWords } from '../../surveys/sealed-words.ts';
import { nativeAge } from '../../platform/crypto/native.ts';
import { ChatClient } from '../bench/chat-client.ts';
import { readStoredCase } from '../stored-case.ts';
import { rosterAt } from '../stored-roster.ts';
import type { Body } from './body.ts';
import { compare, type Ledger, sumOf, type Verdict } from './ledger.ts';
import { opens } from './person.ts';

/** Opens everything with the officer's key and holds it against the ledger. No process may run on the folder. */
export async function holdStore(body: Body, ledger: Ledger): Promise<Verdict> {
  const reports: string[] = [];
  const letters: string[] = [];
  const words: string[] = [];
  const findings: string[] = [];
  const wrapped = new Map<CaseId, number>();
  let unopened = 0;
  {
    await using store = await openStore(body);
    const rosters = [await rosterAt(body.dataDir, store)];
    await using raw = await openRawCases({ dataDir: body.dataDir });
    for (const caseId of await raw.ids()) {
      const stored = await raw.read(caseId);
      const read =
        stored === null
          ? null
          : await readStoredCase(stored, body.keys.identity, rosters).catch(() => null);
      if (read === null) {
        unopened += 1;
        continue;
      }
      wrapped.set(caseId, stored?.wrapped ?? 0);
      const recall = read.opened.report.answers.find(({ question }) => question === 'recall');
      reports.push(recall?.answer.kind === 'text' ? markIn(recall.answer.text) : '');
      for (const entry of read.entries) {
        if (entry.from === 'reporter') letters.push(markIn(entry.text));
        else words.push(entry.word.kind === 'message' ? markIn(entry.word.text) : '');
      }
    }
    const { damaged } = await store.scrub();
    if (damaged.length > 0) findings.push(`scrub: ${String(damaged.length)} damaged parts`);
    if (!(await store.audit.verify()).ok) findings.push('the audit chain is broken');
    await store.sweep(dayAt(new Date()));
    if (unopened > 0) findings.push(`${String(unopened)} cases cannot be opened`);
  }
  const backwards = [...ledger.wrapped].filter(([id, at]) => (wrapped.get(id) ?? 0) < at).length;
  if (backwards > 0) findings.push(`${String(backwards)} keys stand where they stood before`);
  const lost = unopened + backwards + findings.length;
  return sumOf([
    { lost, doubled: 0, findings },
    compare('reports', [...ledger.reports.keys()], reports),
    compare('letters', ledger.letters, letters),
    compare('words of officers', ledger.words, words),
    await holdSurvey(body, ledger),
  ]);
}

/** Closes the survey: only then its answers can be read. */
async function holdSurvey(body: Body, ledger: Ledger): Promise<Verdict> {
  await using store = await openStore(body);
  await store.surveys.close(body.survey);
  const answers = await store.surveys.answers(body.survey);
  const words = await store.surveys.words(body.officer, body.survey, {
    after: null,
    most: ledger.answers.length + 1000,
  });
  const own = nativeAge.identity(body.keys.identity);
  const texts: string[] = [];
  for (const word of words ?? []) {
    texts.push(markIn((await openWords(own, body.survey, word)).text));
  }
  const spent = Math.abs((answers?.spent ?? 0) - ledger.answers.length);
  const findings = spent > 0 ? [`survey: ${String(spent)} codes more or fewer than answers`] : [];
  return sumOf([{ lost: 0, doubled: spent, findings }, compare('answers', ledger.answers, texts)]);
}

/** Every receipt must open its account, and no two people may hold the same one. */
export async function holdReceipts(url: string, ledger: Ledger): Promise<Verdict> {
  using client = new ChatClient(url);
  const receipts = [...ledger.reports.values()];
  let lost = 0;
  for (const receipt of receipts) if (!(await opens(client, receipt))) lost += 1;
  const doubled = receipts.length - new Set(receipts).size;
  const findings = lost > 0 ? [`${String(lost)} receipts open nothing`] : [];
  return { lost, doubled, findings };
}

/** People write their own mark first, and then whatever makes a report long. */
function markIn(text: string): string {
  return text.split(' ').slice(0, 2).join(' ');
}
