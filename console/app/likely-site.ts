/** Where people find the public side: what the operator named, else the same host at the public port. */
export function likelySite({
  url,
  port,
}: {
  readonly url: string | null;
  readonly port: number;
}): string {
  if (url !== null) return url;
  const { protocol, hostname } = location;
  return protocol === 'https:' ? `https://${hostname}` : `http://${hostname}:${String(port)}`;
}
