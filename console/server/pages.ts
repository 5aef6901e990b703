import type { Context } from 'hono';

import { phrase } from '../../knowledge/phrases.ts';
import { languages } from '../../platform/language.ts';
import type { Asset, Bundle } from './bundle.ts';
import { headersOf } from './headers.ts';
import { Refused } from './refuse.ts';

/** The officers' page, the same for every place in it; while it is being built, a small one that says so. */
export function pageOf(context: Context, bundle: Bundle | null): Response {
  const page = bundle?.get('index.html');
  return page === undefined ? preparing() : send(context, page);
}

/** The frame in which PDF files are drawn. */
export function pdfFrameOf(context: Context, bundle: Bundle | null): Response {
  const page = bundle?.get('pdf-frame.html');
  if (page === undefined) throw new Refused('preparing');
  return send(context, page);
}

/** A script or stylesheet of the page, by its hashed name. */
export function assetOf(context: Context, bundle: Bundle | null): Response {
  const asset = bundle?.get(`assets/${context.req.param('file') ?? ''}`);
  if (asset === undefined) throw new Refused(bundle === null ? 'preparing' : 'not-found');
  return send(context, asset);
}

function send(context: Context, asset: Asset): Response {
  const packed = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
  return new Response(packed ? asset.gzip : asset.bytes, {
    headers: {
      ...headersOf(asset.kind, asset.inline),
      'content-type': asset.type,
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

function preparing(): Response {
  const words = languages
    .map(
      (language) =>
        `<section lang="${language}"><h1>${phrase(language, 'console.preparing.heading')}</h1>` +
        `<p>${phrase(language, 'console.preparing.lead')}</p></section>`,
    )
    .join('');
  const page = `<!doctype html><html lang="kk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="3"><title>Senim</title></head><body><main>${words}</main></body></html>`;
  return new Response(page, {
    status: 503,
    headers: {
      ...headersOf('data'),
      'content-type': 'text/html; charset=utf-8',
      'retry-after': '3',
    },
  });
}
