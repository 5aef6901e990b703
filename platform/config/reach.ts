/** How far a host is: on this machine, in a private network, or anywhere. */
export type Reach = 'machine' | 'network' | 'outside';

/** By the name alone, nothing is looked up: names that no public register knows, and the ranges that no router passes on. */
export function reachOf(host: string): Reach {
  if (/^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/.test(host)) return 'machine';
  const isPrivate =
    /^(?:10(?:\.\d{1,3}){3}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|192\.168(?:\.\d{1,3}){2})$/.test(
      host,
    ) ||
    /^\[?f[cd][\da-f]{2}:/.test(host) ||
    /^[a-z][a-z\d-]*$/.test(host) ||
    host.endsWith('.internal') ||
    host.endsWith('.local');
  return isPrivate ? 'network' : 'outside';
}
