import { languageOf, type Language } from '../../platform/language.ts';
import type { FormPart, FormRefusal } from '../../web/form.ts';
import { readClientKey } from '../client-key.ts';
import type { Act, Converse, Conversed } from '../conversed.ts';
import { EarlyFiles } from './early-files.ts';
import type { ErrorCode } from './shapes.ts';

/** What came of a form with files. */
export type Uploaded =
  | {
      readonly ok: true;
      readonly conversed: Conversed;
      /** What the dialog said about files before the last of them. */
      readonly said: readonly string[];
    }
  | { readonly ok: false; readonly code: ErrorCode; readonly language: Language | null };

export interface UploadDeps {
  readonly converse: Converse;
  /** Told of what failed inside. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Takes a form with the field `session` and one or several `file`. Files flow straight into the
 * dialog; only those that stand before their session are held for it, as long as they are small.
 */
export async function takeUpload(
  parts: AsyncIterable<FormPart>,
  deps: UploadDeps,
): Promise<Uploaded> {
  using early = new EarlyFiles();
  const upload = new Upload(deps, early);
  for await (const part of parts) await upload.part(part);
  return upload.end();
}

type FilePart = Extract<FormPart, { kind: 'file' }>;

class Upload {
  readonly #deps: UploadDeps;
  readonly #early: EarlyFiles;
  #clientKey: Uint8Array | null = null;
  #language: Language | null = null;
  #last: Conversed | null = null;
  #stop: ErrorCode | null = null;
  readonly #said: string[] = [];

  constructor(deps: UploadDeps, early: EarlyFiles) {
    this.#deps = deps;
    this.#early = early;
  }

  async part(part: FormPart): Promise<void> {
    if (this.#stop !== null) return;
    switch (part.kind) {
      case 'refused':
        this.#stop = refusalCodes[part.because];
        return;
      case 'file':
        await this.#file(part);
        return;
      case 'field':
        if (part.name === 'language') this.#language = languageOf(part.value);
        if (part.name === 'session') await this.#session(part.value);
        return;
      default:
        part satisfies never;
    }
  }

  end(): Uploaded {
    const code = this.#stop ?? 'invalid';
    if (this.#stop !== null || this.#last === null) {
      return { ok: false, code, language: this.#language };
    }
    return { ok: true, conversed: this.#last, said: this.#said };
  }

  async #session(text: string): Promise<void> {
    this.#clientKey = readClientKey(text);
    if (this.#clientKey === null) {
      this.#stop = 'invalid';
      return;
    }
    for (const { name, bytes } of this.#early.take()) {
      await this.#give(new Blob([bytes]).stream(), name, () => null);
    }
  }

  async #file({ name, fileName, bytes, fault }: FilePart): Promise<void> {
    if (name !== 'file') {
      this.#stop = 'invalid';
      return;
    }
    if (this.#clientKey !== null) return this.#give(bytes, fileName, fault);
    const held = await this.#early.hold(fileName, bytes).catch(() => false);
    if (!held) this.#stop = fault() === 'cut' ? 'invalid' : 'too-large';
  }

  async #give(
    bytes: ReadableStream<Uint8Array>,
    name: string,
    fault: FilePart['fault'],
  ): Promise<void> {
    this.#said.push(...problemsOf(this.#last));
    const act: Act = { kind: 'file', bytes, name };
    const asked = { clientKey: this.#clientKey, language: this.#language, act };
    try {
      this.#last = await this.#deps.converse({ ...asked, channel: 'json' });
      this.#clientKey = this.#last.clientKey;
      if (fault() === 'too-large') this.#stop = 'too-large';
    } catch (error) {
      this.#stop = faults[fault() ?? 'none'];
      if (fault() === null) this.#deps.onFailure(error);
    }
  }
}

const faults = { none: 'failed', cut: 'invalid', 'too-large': 'too-large' } as const;

/** What a body that could not be read is called in the channel. */
export const refusalCodes = {
  type: 'type',
  malformed: 'invalid',
  'too-large': 'too-large',
  'too-many': 'too-many',
  'too-slow': 'too-slow',
} as const satisfies Record<FormRefusal, ErrorCode>;

function problemsOf(conversed: Conversed | null): string[] {
  return (conversed?.view.messages ?? []).flatMap((message) =>
    message.kind === 'say' && message.tone === 'problem' ? [message.text] : [],
  );
}
