/**
 * The secret of a one-time link, which stands behind the `#` of its address and so reaches no server and no log. It is taken
 * out of the address and the browser's history at once; the page that reads it is the only one that has it from then on.
 */
export function takeLinkSecret(): string | null {
  const secret = location.hash.slice(1);
  if (secret === '') return null;
  history.replaceState(null, '', location.pathname);
  return secret;
}
