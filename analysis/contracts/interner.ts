/** Names as small numbers: the same bytes get the same one. Millions of fields make no string each. */
export class Interner {
  #slots = new Int32Array(1024).fill(-1);
  #ends: number[] = [];
  #hashes: number[] = [];
  #pool = new Uint8Array(16 * 1024);
  #used = 0;

  get size(): number {
    return this.#ends.length;
  }

  /** The number of the bytes from `from` to `to`. */
  numberOf(bytes: Uint8Array, from: number, to: number): number {
    let hash = 0x81_1c_9d_c5;
    for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01_00_01_93);
    hash ^= hash >>> 15;
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const known = this.#slots[slot] ?? -1;
      if (known < 0) return this.#add(slot, hash, bytes.subarray(from, to));
      if (this.#hashes[known] === hash && this.#isSame(known, bytes, from, to)) return known;
    }
  }

  names(): readonly string[] {
    const decoder = new TextDecoder();
    return this.#ends.map((end, at) => decoder.decode(this.#pool.subarray(this.#start(at), end)));
  }

  #start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
  }

  #isSame(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.#start(number);
    if ((this.#ends[number] ?? 0) - start !== to - from) return false;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] !== this.#pool[start + at - from]) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, name: Uint8Array): number {
    const number = this.#ends.length;
    if (this.#used + name.length > this.#pool.length) {
      const larger = new Uint8Array((this.#pool.length + name.length) * 2);
      larger.set(this.#pool);
      this.#pool = larger;
    }
    this.#pool.set(name, this.#used);
    this.#used += name.length;
    this.#ends.push(this.#used);
    this.#hashes.push(hash);
    this.#slots[slot] = number;
    if (number * 2 > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 4).fill(-1);
    const mask = slots.length - 1;
    for (const [number, hash] of this.#hashes.entries()) {
      let slot = hash & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}
