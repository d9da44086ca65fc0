/** Owns the MD2 digest (RFC 1319), which Apps Script has and Node has not. */

/** The table is made of pi's digits by the shuffle that the RFC's authors used. */
const TABLE = piTable();

export function md2(message: Uint8Array): Buffer {
  const pad = 16 - (message.length % 16);
  const padded = Buffer.concat([message, Buffer.alloc(pad, pad)]);
  const checked = Buffer.concat([padded, checksum(padded)]);
  const state = Buffer.alloc(48);
  for (let at = 0; at < checked.length; at += 16) {
    for (let index = 0; index < 16; index++) {
      state[16 + index] = checked[at + index]!;
      state[32 + index] = state[16 + index]! ^ state[index]!;
    }
    let last = 0;
    for (let round = 0; round < 18; round++) {
      for (let index = 0; index < 48; index++) last = state[index] = state[index]! ^ TABLE[last]!;
      last = (last + round) % 256;
    }
  }
  return state.subarray(0, 16);
}

function checksum(padded: Buffer): Buffer {
  const sum = Buffer.alloc(16);
  let last = 0;
  for (let at = 0; at < padded.length; at++) last = sum[at % 16] = sum[at % 16]! ^ TABLE[padded[at]! ^ last]!;
  return sum;
}

function piTable(): number[] {
  const table = Array.from({ length: 256 }, (_, index) => index);
  const digit = piDigits(722);
  let used = 0;
  const below = (limit: number): number => {
    for (;;) {
      const [span, value] =
        limit <= 10
          ? [10, digit[used++]!]
          : limit <= 100
            ? [100, digit[used++]! * 10 + digit[used++]!]
            : [1000, digit[used++]! * 100 + digit[used++]! * 10 + digit[used++]!];
      if (value < limit * Math.floor(span / limit)) return value % limit;
    }
  };
  for (let size = 2; size <= 256; size++) {
    const other = below(size);
    [table[size - 1], table[other]] = [table[other]!, table[size - 1]!];
  }
  return table;
}

/** The first decimal digits of pi, 3 included, by Machin's formula. */
function piDigits(count: number): number[] {
  const one = 10n ** BigInt(count + 10);
  const arctangent = (inverse: bigint): bigint => {
    let sum = 0n;
    for (let power = one / inverse, odd = 1n, sign = 1n; power > 0n; odd += 2n, sign = -sign) {
      sum += sign * (power / odd);
      power /= inverse * inverse;
    }
    return sum;
  };
  const pi = 4n * (4n * arctangent(5n) - arctangent(239n));
  return Array.from(pi.toString().slice(0, count), Number);
}
