// What the build and the browser add to the types that TypeScript knows.

declare module '*?worker&url' {
  const url: string;
  export { url as default };
}

interface Window {
  /** Trusted Types, where the browser has them. */
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL(url: string): string },
    ): { createScriptURL(url: string): { toString(): string } };
  };
}
