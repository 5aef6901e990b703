import { reachOf, type Reach } from './reach.ts';

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

/** A model's name as servers write it: `qwen2.5:7b`, `org/model-1.5`. */
export const modelName = /^[\w][\w.:/@+-]{0,199}$/;
