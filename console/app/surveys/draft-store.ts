import { equal } from '../../../platform/crypto/bytes.ts';
import type { Client } from '../client.ts';
import { mayHaveArrived, Trouble } from '../trouble.ts';

/** Drafts that are on their way, by their numbers: whoever opens one waits, or would read what stood there before. */
const underWay = new Map<string, Promise<unknown>>();

/** Resolves once nothing of this draft is on its way from this page. */
export async function settledDraft(id: string): Promise<void> {
  await underWay.get(id);
}

/** Where one draft is stored: each state of it behind the one before, however quickly they come. */
export class DraftStore {
  readonly #client: Pick<Client, 'saveDraft' | 'surveyDrafts'>;
  readonly #id: string;
  #version: number;
  /** Sent and never answered: one of them may be what the store holds. */
  #lost: readonly Uint8Array[] = [];

  constructor(
    client: Pick<Client, 'saveDraft' | 'surveyDrafts'>,
    { id, version }: { readonly id: string; readonly version: number },
  ) {
    this.#client = client;
    this.#id = id;
    this.#version = version;
  }

  /** Throws `Trouble('changed')` where a colleague saved meanwhile, and never because of what this page sent itself. */
  async save(bytes: Uint8Array): Promise<void> {
    const before = underWay.get(this.#id);
    const saving = (async () => {
      await before;
      await this.#save(bytes);
    })();
    const settled = saving.catch(() => undefined);
    underWay.set(this.#id, settled);
    await saving.finally(() => {
      if (underWay.get(this.#id) === settled) underWay.delete(this.#id);
    });
  }

  async #save(bytes: Uint8Array): Promise<void> {
    try {
      await this.#client.saveDraft(this.#id, bytes, this.#version);
    } catch (thrown) {
      if (mayHaveArrived(thrown)) this.#lost = [...this.#lost, bytes];
      if (!(thrown instanceof Trouble && thrown.because === 'changed')) throw thrown;
      const version = await this.#ownVersion();
      if (version === null) throw thrown;
      this.#version = version;
      return await this.#save(bytes);
    }
    this.#version += 1;
    this.#lost = [];
  }

  /** The version that the store holds where that is one of those believed lost. */
  async #ownVersion(): Promise<number | null> {
    const lost = this.#lost;
    this.#lost = [];
    if (lost.length === 0) return null;
    const found = (await this.#client.surveyDrafts()).find(({ id }) => id === this.#id);
    return found !== undefined && lost.some((each) => equal(each, found.bytes))
      ? found.version
      : null;
  }
}
