import { styleHash } from './style.ts';

/** Response headers, ready to be handed to `new Response`. */
export type HeaderRecord = Readonly<Record<string, string>>;

/** Everything is forbidden first; a page may then carry its own stylesheet, its icon, and post to us. */
const policy = [
  "default-src 'none'",
  `style-src '${styleHash}'`,
  "img-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const features = [
  'accelerometer',
  'browsing-topics',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'usb',
];

/** The headers of every answer on the public side. `https` says whether people reach us by https. */
export function safeHeaders({ https }: { readonly https: boolean }): HeaderRecord {
  return {
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    // Not `no-referrer`: with it browsers post `Origin: null`, and our own forms would look foreign.
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'X-DNS-Prefetch-Control': 'off',
    'X-Robots-Tag': 'noindex, nofollow',
    'Cache-Control': 'no-store',
    ...(https ? { 'Strict-Transport-Security': 'max-age=63072000' } : {}),
  };
}
