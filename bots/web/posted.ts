import type { Language } from '../../platform/language.ts';
import { languageOf } from '../../platform/language.ts';
import type { FormPart, FormRefusal } from '../../web/form.ts';
import type { Act, Converse, Conversed } from '../conversed.ts';
import type { Comer } from '../gate/gate.ts';
import { type Kept, readKept } from './kept.ts';
import { fileChoice } from './messages.ts';

/** What came of a posted form. */
export interface Posted {
  /** `null` when nothing was asked of the dialog, or it failed. */
  readonly conversed: Conversed | null;
  readonly clientKey: Uint8Array | null;
  readonly fields: PostedFields;
  readonly files: number;
  /** What the dialog said about files before the last of them. */
  readonly said: readonly string[];
  readonly tooLarge: boolean;
  readonly refused: FormRefusal | null;
  readonly failure: { readonly error: unknown } | null;
}

export interface PostedFields {
  readonly session: Uint8Array | null;
  readonly at: string | null;
  readonly text: string | null;
  readonly choice: string | null;
  readonly language: Language | null;
}

export interface PostedBy {
  /** From the cookie; a hidden field of the form may bring one instead. */
  readonly kept: Kept | null;
  readonly language: Language;
  readonly converse: Converse;
  readonly cameWith: CameWith;
}

/** What the gate may know of somebody who answers the step `at`. */
export type CameWith = (kept: Kept | null, at: string | null) => Comer;

/**
 * Walks through the parts of a form: files are handed over one after another while they arrive, and
 * then what was typed or chosen. After a refused file nothing else is done, so that it is noticed.
 */
export async function takePost(parts: AsyncIterable<FormPart>, by: PostedBy): Promise<Posted> {
  const walk = new Walk(by);
  for await (const part of parts) await walk.take(part);
  return walk.finish();
}

class Walk {
  readonly #by: PostedBy;
  #kept: Kept | null;
  #clientKey: Uint8Array | null;
  #conversed: Conversed | null = null;
  #fields: PostedFields = { session: null, at: null, text: null, choice: null, language: null };
  readonly #said: string[] = [];
  #files = 0;
  #tooLarge = false;
  #refused: FormRefusal | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(by: PostedBy) {
    this.#by = by;
    this.#kept = by.kept;
    this.#clientKey = by.kept?.clientKey ?? null;
  }

  async take(part: FormPart): Promise<void> {
    switch (part.kind) {
      case 'field':
        this.#field(part.name, part.value);
        return;
      case 'file':
        // A file input that was left alone posts one part without a name.
        if (part.name === 'file' && part.fileName !== '') await this.#file(part);
        return;
      case 'refused':
        this.#refused = part.because;
        return;
      default:
        part satisfies never;
    }
  }

  async finish(): Promise<Posted> {
    const act = this.#refused === null && this.#failure === null ? this.#act() : null;
    if (act !== null) await this.#do(act);
    return {
      conversed: this.#failure === null ? this.#conversed : null,
      clientKey: this.#clientKey,
      fields: this.#fields,
      files: this.#files,
      said: this.#said,
      tooLarge: this.#tooLarge,
      refused: this.#refused,
      failure: this.#failure,
    };
  }

  #field(name: string, value: string): void {
    const fields = this.#fields;
    if (name === 'session') {
      const session = readKept(value);
      this.#fields = { ...fields, session: session?.clientKey ?? null };
      this.#kept ??= session;
      this.#clientKey ??= session?.clientKey ?? null;
    } else if (name === 'at') this.#fields = { ...fields, at: value };
    // Browsers post line ends of their own kind.
    else if (name === 'text') this.#fields = { ...fields, text: value.replaceAll('\r\n', '\n') };
    else if (name === 'choice') this.#fields = { ...fields, choice: value };
    else if (name === 'language') this.#fields = { ...fields, language: languageOf(value) };
  }

  async #file(part: Extract<FormPart, { kind: 'file' }>): Promise<void> {
    this.#files += 1;
    if (this.#failure !== null) return;
    this.#keepWords();
    try {
      this.#keep(await this.#turn({ kind: 'file', bytes: part.bytes, name: part.fileName }));
      // The dialog has refused it in words already.
      if (part.fault() === 'too-large') this.#tooLarge = true;
    } catch (error) {
      const fault = part.fault();
      if (fault === null) this.#failure = { error };
      if (fault !== 'too-large') return;
      this.#tooLarge = true;
      await this.#do({ kind: 'file-refused', reason: 'too-large' });
    }
  }

  /** Each file is a turn of its own: what was said about one must not be lost behind the next. */
  #keepWords(): void {
    this.#said.push(...problemsOf(this.#conversed));
  }

  #act(): Act | null {
    const { text, choice, language, at } = this.#fields;
    const where = at === null ? {} : { at };
    const taken = this.#conversed !== null;
    if (taken && (this.#said.length > 0 || problemsOf(this.#conversed).length > 0)) return null;
    if (language !== null) return { kind: 'look' };
    // The page itself hands its files over: to the dialog nothing happens.
    if (choice?.startsWith(fileChoice) === true) return { kind: 'look' };
    if (choice !== null) return { kind: 'choice', id: choice, ...where };
    if (text !== null) return { kind: 'text', text, ...where };
    return taken ? null : { kind: 'look' };
  }

  async #do(act: Act): Promise<void> {
    try {
      this.#keep(await this.#turn(act));
    } catch (error) {
      this.#failure = { error };
    }
  }

  async #turn(act: Act): Promise<Conversed> {
    const { converse, cameWith } = this.#by;
    const language = this.#fields.language ?? this.#by.language;
    const came = cameWith(this.#kept, this.#fields.at);
    return converse({ clientKey: this.#clientKey, language, act, channel: 'web', came });
  }

  #keep(conversed: Conversed): void {
    this.#conversed = conversed;
    this.#clientKey = conversed.clientKey;
  }
}

function problemsOf(conversed: Conversed | null): string[] {
  return (conversed?.view.messages ?? []).flatMap((message) =>
    message.kind === 'say' && message.tone === 'problem' ? [message.text] : [],
  );
}
