import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- the build gives the text of the file
import workerCode from 'pdfjs-dist/build/pdf.worker.min.mjs?raw';

import type { FromFrame, ToFrame } from './frame-talk.ts';

// Runs in a frame without an origin: it can reach no other page, no store, no network and no key. Whatever a file makes of
// this code, it has a canvas and one channel. Only types are shared with the page, so that the frame is one script.

const longestText = 20_000;

/** Without an origin a browser starts no module from a blob, so the module is made a plain script. */
const classic = `'use strict';${workerCode
  .replaceAll('import.meta.url', "''")
  .replace(/export\s*\{[^}]*\};?\s*$/, '')}`;

/** The reader's own code, as a worker: an endless loop in it stops nothing else, and goes with the frame. */
function startReader(): PDFWorker {
  const address = URL.createObjectURL(new Blob([classic], { type: 'text/javascript' }));
  const policy = window.trustedTypes?.createPolicy('pdf-worker', {
    createScriptURL(url) {
      if (url !== address) throw new TypeError('only the reader may be started');
      return url;
    },
  });
  const url = policy?.createScriptURL(address) ?? address;
  return PDFWorker.create({ port: new Worker(url as string) });
}

class Viewer {
  readonly #say: (word: FromFrame) => void;
  #open: PDFDocumentProxy | null = null;
  #mostPixels = 0;

  constructor(say: (word: FromFrame) => void) {
    this.#say = say;
  }

  async hear(word: ToFrame): Promise<void> {
    try {
      if (word.kind === 'show') await this.#show(word);
      else await this.#draw(word.number);
    } catch (error) {
      const isLocked = error instanceof Error && error.name === 'PasswordException';
      this.#say({ kind: 'failed', because: isLocked ? 'locked' : 'damaged' });
    }
  }

  async #show({ bytes, mostPixels }: Extract<ToFrame, { kind: 'show' }>): Promise<void> {
    this.#mostPixels = mostPixels;
    const task = getDocument({
      data: bytes,
      worker: startReader(),
      maxImageSize: mostPixels,
      canvasMaxAreaInBytes: mostPixels * 4,
      // Nothing is fetched and nothing is compiled: what a file asks for beyond itself is left out.
      useWasm: false,
      enableXfa: false,
      disableAutoFetch: true,
      disableStream: true,
      stopAtErrors: false,
    });
    // Asking for a password would be a dialog of the file's making.
    task.onPassword = () => {
      void task.destroy();
      this.#say({ kind: 'failed', because: 'locked' });
    };
    this.#open = await task.promise;
    this.#say({ kind: 'opened', pages: this.#open.numPages });
  }

  async #draw(number: number): Promise<void> {
    if (this.#open === null) return;
    const page = await this.#open.getPage(number);
    const plain = page.getViewport({ scale: 1 });
    const wished = (Math.max(window.innerWidth, 320) * window.devicePixelRatio) / plain.width;
    const most = Math.sqrt(this.#mostPixels / (plain.width * plain.height));
    const viewport = page.getViewport({ scale: Math.min(wished, most) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(viewport.width));
    canvas.height = Math.max(1, Math.floor(viewport.height));
    canvas.style.width = '100%';
    await page.render({ canvas, viewport }).promise;
    const text = await textOf(page);
    for (const old of document.querySelectorAll('canvas')) {
      old.width = 0; // gives the memory back at once
      old.remove();
    }
    document.body.style.margin = '0';
    document.body.append(canvas);
    page.cleanup();
    this.#say({ kind: 'drawn', number, text });
  }
}

async function textOf(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
    .join('');
  return text.slice(0, longestText);
}

addEventListener(
  'message',
  ({ source, ports }) => {
    const [port] = ports;
    if (source !== parent || port === undefined) return;
    const viewer = new Viewer((word) => port.postMessage(word));
    port.addEventListener('message', ({ data }: MessageEvent<ToFrame>) => void viewer.hear(data));
    port.start();
    port.postMessage({ kind: 'ready' } satisfies FromFrame);
  },
  { once: true },
);
