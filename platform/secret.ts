const hidden = '[redacted]';

/** Secret bytes that cannot be printed by accident. `bytes()` hands out the live buffer: `wipe()` clears it. */
export class Secret {
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  bytes(): Uint8Array {
    return this.#bytes;
  }
  /** Best effort: copies that the runtime made elsewhere stay out of reach. */
  wipe(): void {
    this.#bytes.fill(0);
  }
  toString(): string {
    return hidden;
  }
  toJSON(): string {
    return hidden;
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}
