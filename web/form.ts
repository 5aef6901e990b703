import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { Readable } from 'node:stream';

import { fileBytes, type FileBytes } from './file-bytes.ts';
import { pump, type Pace, usualPace } from './pump.ts';

/** A request body with what its headers say about it. */
export interface FormSource {
  readonly contentType: string | null;
  readonly body: Readable;
}

export interface FormLimits {
  /** Bytes of one field. */
  readonly field: number;
  readonly fields: number;
  /** Bytes of all files together. */
  readonly files: number;
  readonly fileCount: number;
}

/** Why a form, or the rest of it, was not read. */
export type FormRefusal = 'type' | 'malformed' | 'too-large' | 'too-many' | 'too-slow';

export type FormPart =
  | { readonly kind: 'field'; readonly name: string; readonly value: string }
  | ({ readonly kind: 'file'; readonly name: string; readonly fileName: string } & FileBytes)
  /** Always the last part. Whatever came before it was read well. */
  | { readonly kind: 'refused'; readonly because: FormRefusal };

/**
 * Reads a form part by part, in the order of the page. A file flows while it is read and is never
 * held as a whole; what nobody reads of it is thrown away when the next part is asked for. The body
 * is read to its end even when it is refused (unless its sender is too slow or sends without end),
 * because browsers show no answer to an upload that was cut off. It never throws for what a stranger
 * sent: that is a `refused` part.
 */
export async function* readForm(
  source: FormSource,
  limits: FormLimits,
  pace: Pace = usualPace,
): AsyncGenerator<FormPart, void, undefined> {
  const most = limits.files * 4;
  const parser = parserFor(source, limits);
  if (typeof parser === 'string') {
    await pump(source.body, null, { pace, most });
    yield { kind: 'refused', because: parser };
    return;
  }
  const parts = new Parts(parser, limits);
  // A file's pieces are still on their way when the parser has taken them; fields are text by then.
  const wipes = typeOf(source) === urlEncoded;
  const pumped = pump(source.body, parser, { pace, most, wipes }).then((end) => parts.end(end));
  for (;;) {
    const part = await parts.next();
    if (part === null) break;
    if (part.kind === 'refused') await pumped;
    yield part;
    if (part.kind === 'file') part.leave();
  }
  await pumped;
}

/** Reads a body to its end and forgets it. */
export async function discard({ body }: FormSource, most = discarded): Promise<void> {
  await pump(body, null, { pace: usualPace, most });
}

const discarded = 256 * 1024 * 1024;

const urlEncoded = 'application/x-www-form-urlencoded';

function typeOf({ contentType }: FormSource): string {
  return (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

function parserFor(source: FormSource, limits: FormLimits): BusboyInstance | 'type' | 'malformed' {
  const { contentType } = source;
  if (typeOf(source) !== 'multipart/form-data' && typeOf(source) !== urlEncoded) return 'type';
  try {
    return new Busboy({
      headers: { 'content-type': contentType ?? '' },
      // Browsers name every file part, also an empty one; a type alone makes no file.
      isPartAFile: (_field, _type, fileName) => fileName !== undefined,
      limits: {
        fieldNameSize: 100,
        fieldSize: limits.field,
        fields: limits.fields,
        files: limits.fileCount,
        parts: limits.fields + limits.fileCount + 1,
        headerPairs: 20,
        headerSize: 8 * 1024,
      },
    });
  } catch {
    return 'malformed';
  }
}

/** Turns the parser's events into parts that are asked for one by one. */
class Parts {
  readonly #ready: FormPart[] = [];
  readonly #open = new Set<FileBytes>();
  readonly #most: number;
  #total = 0;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(parser: BusboyInstance, limits: FormLimits) {
    this.#most = limits.files;
    // A part may come without a name, whatever the types of the parser say.
    parser.on('field', (name: string | undefined, value, nameCut, valueCut) => {
      if (nameCut || valueCut) this.#refuse('too-large');
      else this.#push({ kind: 'field', name: name ?? '', value });
    });
    parser.on('file', (name: string | undefined, file, fileName) => {
      this.#take(name ?? '', file, fileName);
    });
    for (const event of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) {
      parser.once(event, () => this.#refuse('too-many'));
    }
    parser.on('error', () => this.#refuse('malformed'));
  }

  /** `null` after the last one. */
  async next(): Promise<FormPart | null> {
    while (this.#ready.length === 0 && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#ready.shift() ?? null;
  }

  end(how: 'whole' | 'malformed' | 'too-large' | 'too-slow'): void {
    if (how !== 'whole') this.#refuse(how);
    this.#ended = true;
    this.#wake?.();
  }

  #take(name: string, file: Readable, fileName: string): void {
    const taken = fileBytes(file, (bytes) => (this.#total += bytes) <= this.#most);
    this.#open.add(taken);
    file.once('end', () => this.#open.delete(taken));
    if (this.#ended) taken.leave();
    else this.#push({ kind: 'file', name, fileName, ...taken });
  }

  #refuse(because: FormRefusal): void {
    this.#push({ kind: 'refused', because });
    this.#ended = true;
    // A file in the middle of its way must not look whole.
    for (const file of this.#open) file.cut();
  }

  #push(part: FormPart): void {
    if (this.#ended) return;
    this.#ready.push(part);
    this.#wake?.();
  }
}
