import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

import { signPublic } from '../../../platform/crypto/ed25519.ts';
import { systemRandom } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import { openStore } from '../../../storage/store.ts';
import type { Descriptor } from '../../../surveys/descriptor.ts';
import { resultsOf } from '../../../surveys/results.ts';
import { readDescriptor, signDescriptor, writeDescriptor } from '../../../surveys/signed-survey.ts';
import { median } from '../quantile.ts';

const rounds = 5;

/**
 * Milliseconds from a closed store to the results with suppression, and from a closed database of the usual shape to its
 * counts alone: by turns, in one run.
 */
export async function tallyRace(
  people: number,
  descriptor: Descriptor,
): Promise<{ readonly ours: number; readonly peer: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'senim-bench-survey-'));
  try {
    const dataDir = join(folder, 'data');
    const peerPath = join(folder, 'peer.db');
    const seed = new Secret(systemRandom(32));
    await fill(dataDir, peerPath, people, descriptor, seed);
    const ours: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      ours.push(await ourTally(dataDir, people, descriptor, signPublic(seed)));
      peer.push(peerTally(peerPath, descriptor.form.questions.length));
    }
    return { ours: median(ours), peer: median(peer) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same random answers into both; ours through the close, which packs them. */
async function fill(
  dataDir: string,
  peerPath: string,
  people: number,
  descriptor: Descriptor,
  seed: Secret,
): Promise<void> {
  const width = descriptor.form.questions.length;
  await using store = await openStore({ dataDir });
  const { id, readers } = descriptor;
  const bytes = writeDescriptor(descriptor);
  const signature = signDescriptor(bytes, seed);
  await store.surveys.put({ id, readers, descriptor: bytes, signature, codes: [] });
  const own = new DatabaseSync(join(dataDir, 'surveys.db'));
  const peer = new DatabaseSync(peerPath);
  const columns = Array.from({ length: width }, (_, at) => `q${String(at)}`);
  peer.exec(`create table answers (${columns.map((name) => `${name} integer`).join(', ')})`);
  const insertOwn = own.prepare('insert into choices (survey, id, bytes) values (?, ?, ?)');
  const insertPeer = peer.prepare(
    `insert into answers values (${columns.map(() => '?').join(', ')})`,
  );
  for (const database of [own, peer]) database.exec('begin');
  for (let person = 0; person < people; person += 1) {
    const choices = systemRandom(width).map((byte) => 1 + (byte % 5));
    insertOwn.run(id, person.toString(16).padStart(32, '0'), choices);
    insertPeer.run(...choices);
  }
  for (const database of [own, peer]) {
    database.exec('commit');
    database.close();
  }
  await store.surveys.close(id);
}

async function ourTally(
  dataDir: string,
  people: number,
  { id }: Descriptor,
  signer: Uint8Array,
): Promise<number> {
  const began = performance.now();
  await using store = await openStore({ dataDir });
  const stored = await store.surveys.find(id);
  const closed = await store.surveys.answers(id);
  if (stored === null || closed === null) throw new Error('the survey is not closed');
  const survey = readDescriptor(stored.descriptor, stored.signature, [signer]);
  const results = resultsOf(survey, closed.rows, closed.spent);
  const passed = performance.now() - began;
  if (results.answers !== people) throw new Error('answers were lost');
  return passed;
}

function peerTally(path: string, questions: number): number {
  const began = performance.now();
  const database = new DatabaseSync(path, { readOnly: true });
  for (let at = 0; at < questions; at += 1) {
    database.prepare(`select q${String(at)}, count(*) from answers group by q${String(at)}`).all();
  }
  database.close();
  return performance.now() - began;
}
