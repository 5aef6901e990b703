/** Argon2id (RFC 9106), injected: WebAssembly in the console's worker, `node:crypto` in Node. */
export type Argon2id = (input: {
  readonly passphrase: Uint8Array;
  readonly salt: Uint8Array;
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
  readonly length: number;
}) => Promise<Uint8Array>;
