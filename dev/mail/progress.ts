/** Owns the line that tells how far a long program is: one that changes on a terminal, a few lines elsewhere. */

export interface Progress {
  tell(words: string): void;
  /** Leaves the terminal as it was. */
  end(): void;
}

const EVERY_MS = 10_000;

export function createProgress(stream: NodeJS.WriteStream): Progress {
  let lastMs = -Infinity;
  return {
    tell(words) {
      if (stream.isTTY) {
        stream.write(`\r\u001b[K${words}`);
        return;
      }
      const nowMs = performance.now();
      if (nowMs - lastMs < EVERY_MS) return;
      lastMs = nowMs;
      stream.write(`${words}\n`);
    },
    end() {
      if (stream.isTTY) stream.write('\r\u001b[K');
    },
  };
}
