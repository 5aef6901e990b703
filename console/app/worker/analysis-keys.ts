import {
  openDocument,
  openEvidence,
  sealDocument,
  sealEvidence,
} from '../../../cases/analysis-document.ts';
import { type AnalysisKey, openAnalysisKey, sealAnalysisKey } from '../../../cases/analysis-key.ts';
import type { Roster } from '../../../cases/roster.ts';
import type { Random } from '../../../platform/crypto/random.ts';
import { Secret } from '../../../platform/secret.ts';
import type { Keys, OpenedDocument, SealedDocument } from './contract.ts';

/** The keys of the analysis in the worker, and what is done with them. */
export class AnalysisRing {
  readonly #keys: readonly AnalysisKey[];
  readonly #random: Random;

  private constructor(keys: readonly AnalysisKey[], random: Random) {
    this.#keys = keys;
    this.#random = random;
  }

  /** Throws as `openAnalysisKey` does. Without keys it only serves to make the first. */
  static async open(
    sealed: readonly { readonly generation: number; readonly sealed: Uint8Array }[],
    identity: Secret,
    /** The present one and the former ones: whoever left has signed keys too. */
    rosters: readonly Roster[],
    random: Random,
  ): Promise<AnalysisRing> {
    const keys: AnalysisKey[] = [];
    for (const { generation, sealed: bytes } of sealed) {
      keys.push(await openAnalysisKey({ bytes, gen: generation, identity, rosters }));
    }
    return new AnalysisRing(keys, random);
  }

  /** Every generation and a new one, sealed to the group as it is now. */
  async renew(roster: Roster, officer: { readonly id: string; readonly signSeed: Secret }) {
    const fresh = { gen: (this.#newest()?.gen ?? 0) + 1, key: new Secret(this.#random(32)) };
    const sealed: { generation: number; sealed: Uint8Array }[] = [];
    for (const analysisKey of [...this.#keys, fresh]) {
      const bytes = await sealAnalysisKey({ analysisKey, roster, officer });
      sealed.push({ generation: analysisKey.gen, sealed: bytes });
    }
    fresh.key.wipe();
    return { rosterSeq: roster.seq, keys: sealed };
  }

  seal({ value, ...place }: Parameters<Keys['sealDocument']>[0]): Uint8Array {
    return sealDocument(value, place, this.#current(), this.#random);
  }

  /** What cannot be opened is told one by one: a broken row must not hide the others. */
  openAll({ project, documents }: Parameters<Keys['openDocuments']>[0]): readonly OpenedDocument[] {
    return documents.map((document) => this.#open(project, document));
  }

  sealFile({ bytes, ...place }: Parameters<Keys['sealEvidence']>[0]) {
    return new Uint8Array(sealEvidence(bytes, place, this.#current(), this.#random));
  }

  openFile({ bytes, ...place }: Parameters<Keys['openEvidence']>[0]) {
    return openEvidence(bytes, place, this.#keys);
  }

  #open(project: string, { id, kind, version, bytes }: SealedDocument): OpenedDocument {
    try {
      const value = openDocument(bytes, { project, id, kind, version }, this.#keys);
      return { id, kind, version, read: { kind: 'read', value } };
    } catch {
      return { id, kind, version, read: { kind: 'broken' } };
    }
  }

  #newest(): AnalysisKey | undefined {
    return this.#keys.toSorted((one, other) => other.gen - one.gen)[0];
  }

  #current(): AnalysisKey {
    const newest = this.#newest();
    if (newest === undefined) throw new TypeError('there is no key of the analysis');
    return newest;
  }
}
