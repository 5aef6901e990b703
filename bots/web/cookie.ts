import { type Kept, readKept, writeKept } from './kept.ts';

/** How the browser keeps the 32 bytes that open its unfinished dialog. */
export interface KeyCookie {
  readonly name: string;
  /** `null` when the request brings none, or something that cannot be one. */
  readonly read: (header: string | null) => Kept | null;
  readonly set: (key: Uint8Array, ticket: string | null) => string;
  readonly drop: string;
}

/** A `__Host-` cookie where people reach us by https; browsers refuse those on plain http. */
export function keyCookie({ https }: { readonly https: boolean }): KeyCookie {
  const name = https ? '__Host-senim' : 'senim';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`;
  const pattern = new RegExp(`(?:^|;\\s*)${name}=(?<value>[^;\\s]*)`);
  return {
    name,
    read: (header) => readKept(pattern.exec(header ?? '')?.groups?.['value']),
    set: (key, ticket) => `${name}=${writeKept(key, ticket)}; Max-Age=86400; ${attributes}`,
    drop: `${name}=; Max-Age=0; ${attributes}`,
  };
}
