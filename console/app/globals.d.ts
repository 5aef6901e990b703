// What the browser adds to the types that TypeScript knows.

interface Window {
  /** Trusted Types, where the browser has them. */
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): { toString(): string } };
  };
}

/** Vite: the file's text, built into the part that asks for it. */
declare module '*?raw' {
  const text: string;
  export default text;
}

interface ImportMeta {
  /** Vite: the files that match, each with the way to load it. Understood at build time only, so it takes literals. */
  glob<T>(pattern: string, options: { import: 'default' }): Record<string, () => Promise<T>>;
  /** The same, built into the part that asks for them. */
  glob<T>(pattern: string, options: { import: 'default'; eager: true }): Record<string, T>;
}
