/** Owns the host's randomness: one seeded source, so that a test sees the same ids twice. */

export interface Random {
  /** A whole number, 0 <= n < limit. */
  below(limit: number): number;
  bytes(count: number): Uint8Array;
  /** A version 4 UUID. */
  uuid(): string;
  /** `length` characters of `alphabet`, letters and digits unless told. */
  text(length: number, alphabet?: string): string;
  /** Begins anew, with this seed. */
  restart(seed: number): void;
}

const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Returns a source that repeats itself for the same seed. Not for secrets that guard anything real. */
export function createRandom(seed: number): Random {
  let next = mulberry32(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => below(256));
  return {
    below,
    bytes,
    uuid() {
      const b = bytes(16);
      b[6] = (b[6]! & 0x0f) | 0x40;
      b[8] = (b[8]! & 0x3f) | 0x80;
      const hex = Buffer.from(b).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    },
    text: (length, alphabet = LETTERS_AND_DIGITS) =>
      Array.from({ length }, () => alphabet[below(alphabet.length)]).join(''),
    restart: (another) => void (next = mulberry32(another)),
  };
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
