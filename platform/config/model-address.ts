/** A language model that the body switched on. */
export interface ModelConfig {
  /** Chat completions as most servers speak them, or Ollama's own protocol. */
  readonly protocol: 'completions' | 'ollama';
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly name: string;
  /** `outside`: questions leave the body's own network on their way to it. */
  readonly reach: Reach;
}

export type Reach = 'machine' | 'network' | 'outside';

/** Where a model is asked; `null` for what is no address, carries more than one, or would go out unencrypted. */
export function modelAddressOf(value: string): Omit<ModelConfig, 'name'> | null {
  const url = URL.parse(value);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    return null;
  const reach = reachOf(url.hostname);
  if (reach === 'outside' && url.protocol !== 'https:') return null;
  const baseUrl = url.href.replace(/\/+$/, '');
  return { protocol: baseUrl.endsWith('/v1') ? 'completions' : 'ollama', baseUrl, reach };
}

/** By the name alone, nothing is looked up: names that no public register knows, and the ranges that no router passes on. */
function reachOf(host: string): Reach {
  if (/^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)) return 'machine';
  const isPrivate =
    /^(?:10(?:\.\d{1,3}){3}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}|192\.168(?:\.\d{1,3}){2})$/.test(
      host,
    ) ||
    /^\[f[cd][\da-f]{2}:/.test(host) ||
    /^[a-z][a-z\d-]*$/.test(host) ||
    host.endsWith('.internal') ||
    host.endsWith('.local');
  return isPrivate ? 'network' : 'outside';
}

/** A model's name as servers write it: `qwen2.5:7b`, `org/model-1.5`. */
export const modelName = /^[\w][\w.:/@+-]{0,199}$/;
