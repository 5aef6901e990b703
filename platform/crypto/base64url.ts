/** Base64url without padding, in its one form. */
export interface Base64url {
  readonly encode: (bytes: Uint8Array) => string;
  /** `null` unless `text` is the one form of some bytes. */
  readonly decode: (text: string) => Uint8Array | null;
}

/** For engines that know base64 as text alone. */
export const portableBase64url: Base64url = strict({
  encode: (bytes) => {
    let text = '';
    for (let at = 0; at < bytes.length; at += stride) {
      text += String.fromCharCode(...bytes.subarray(at, at + stride));
    }
    return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  },
  decode: (text) => {
    const found = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = new Uint8Array(found.length);
    // Indexed: a list of cases is tens of megabytes of this.
    for (let at = 0; at < found.length; at += 1) bytes[at] = found.charCodeAt(at);
    return bytes;
  },
});

/** What the newest engines do themselves, many times as fast; `null` in an older one. */
export const nativeBase64url: Base64url | null = nativeHere();

function nativeHere(): Base64url | null {
  const engine = Uint8Array as unknown as {
    readonly fromBase64?: (text: string, how: object) => Uint8Array;
    readonly prototype: { readonly toBase64?: (how: object) => string };
  };
  const { fromBase64, prototype } = engine;
  const { toBase64 } = prototype;
  if (fromBase64 === undefined || toBase64 === undefined) return null;
  const how = { alphabet: 'base64url', omitPadding: true };
  return strict({
    encode: (bytes) => toBase64.call(bytes, how),
    decode: (text) => fromBase64.call(Uint8Array, text, how),
  });
}

/** Engines read spaces, padding, bits left over and another alphabet as well: what is not what we would write is refused. */
function strict({ encode, decode }: Base64url): Base64url {
  return {
    encode,
    decode: (text) => {
      if (/[^\w-]/.test(text)) return null;
      try {
        const bytes = decode(text);
        // Bits can be left over at the end alone.
        const end = bytes?.subarray(bytes.length - (bytes.length % 3)) ?? null;
        const isOurs = end !== null && text.endsWith(encode(end));
        return isOurs ? bytes : null;
      } catch {
        return null;
      }
    },
  };
}

/** As many arguments as a call takes in any engine. */
const stride = 8192;
