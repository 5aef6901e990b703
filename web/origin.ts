/** What a request says about where it was made. */
export interface Provenance {
  readonly origin: string | null;
  readonly fetchSite: string | null;
  readonly host: string | null;
  /** The origin that people type, where the operator named one. */
  readonly publicOrigin: string | null;
}

/**
 * Whether a post may have been made by a page of somebody else. Browsers say where a post comes
 * from; text browsers and programs say nothing and hold no cookie that a stranger could ride on.
 */
export function isForeign(provenance: Provenance): boolean {
  const { origin, fetchSite } = provenance;
  if (fetchSite === 'cross-site') return true;
  if (origin === null) return fetchSite === 'same-site';
  if (origin === 'null') return fetchSite !== null && fetchSite !== 'same-origin';
  return !isOurs(origin, provenance);
}

/** The address that the browser itself used counts as ours too: an onion address beside the usual one. */
function isOurs(origin: string, { host, publicOrigin }: Provenance): boolean {
  if (publicOrigin !== null && origin === publicOrigin) return true;
  if (host === null || !URL.canParse(origin)) return false;
  return new URL(origin).host === host.toLowerCase();
}
