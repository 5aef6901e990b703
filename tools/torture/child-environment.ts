import { fileURLToPath } from 'node:url';

// Compiled code of ours is kept between the starts; nothing of a person goes there.
const compiled = fileURLToPath(new URL('../../node_modules/.cache/senim-torture', import.meta.url));

/** What a process of the torture sees of this machine's settings: the way to programs, and nothing else. */
export function childEnvironment(
  own: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: compiled, ...own };
}
