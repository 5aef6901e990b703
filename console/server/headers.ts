/** Every answer of the console carries these; nothing may frame it, sniff it, remember it or learn where it was read. */
const strict: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), browsing-topics=()',
  'origin-agent-cluster': '?1',
  'x-robots-tag': 'noindex',
};

/** Answers that are data, an error or nothing: they may load nothing at all. */
const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/**
 * The page: own files only, nothing inline but what is named by its hash (the list of the files' hashes);
 * the one Trusted Types policy makes the worker's address.
 */
const pageOf = (inline: readonly string[]): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...inline.map((hash) => `'${hash}'`)].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    // The frame that draws PDF files; its sandbox takes its origin away.
    "frame-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types senim-worker',
  ].join('; ');

/**
 * The key worker: a worker obeys the policy of its own response. It may compile Argon2id and may
 * send nothing anywhere, so that keys cannot leave it even if its code went wrong.
 */
const worker = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/**
 * The frame in which PDF files are drawn. Without an origin of its own, also when it is opened by itself; it may send nothing
 * anywhere, start its one worker, and be framed by our page alone.
 */
const pdfFrame = [
  "default-src 'none'",
  "script-src 'self'",
  'worker-src blob:',
  'img-src blob:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-scripts',
  "require-trusted-types-for 'script'",
  'trusted-types pdf-worker',
].join('; ');

export type Kind = 'data' | 'page' | 'asset' | 'worker' | 'pdf-frame' | 'pdf-script';

/**
 * The headers of an answer of this kind; only files named by their content may be cached. `inline` holds
 * the hashes of what stands in the page itself.
 */
export function headersOf(kind: Kind, inline: readonly string[] = []): Record<string, string> {
  const cached = kind === 'asset' || kind === 'worker' || kind === 'pdf-script';
  return {
    ...strict,
    ...openings(kind),
    'content-security-policy': policyOf(kind, inline),
    'cache-control': cached ? 'public, max-age=31536000, immutable' : 'no-store',
  };
}

/** What has no origin counts as a stranger even to us: its page may be framed by us, and its script be read by it. */
function openings(kind: Kind): Record<string, string> {
  if (kind === 'pdf-frame') return { 'x-frame-options': 'SAMEORIGIN' };
  if (kind !== 'pdf-script') return {};
  return { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
}

function policyOf(kind: Kind, inline: readonly string[]): string {
  switch (kind) {
    case 'page':
      return pageOf(inline);
    case 'worker':
      return worker;
    case 'pdf-frame':
      return pdfFrame;
    case 'asset':
    case 'pdf-script':
    case 'data':
      return nothing;
    default:
      return kind satisfies never;
  }
}
