/** Owns keeping a view up to date: asks again and again while it is shown, and draws only what has changed. */

const EVERY_MS = 2000;

export interface Subject<Data> {
  load: () => Promise<Data>;
  draw: (data: Data) => void;
  /** Told once, however often loading fails after that; each turn tries again. */
  fail: (error: unknown) => void;
}

/** Draws at once and then whenever an answer differs from the one before. Returns what stops it. */
export function keepUpToDate<Data>({ load, draw, fail }: Subject<Data>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | undefined;
  let hasStopped = false;
  let hasTold = false;

  async function look(): Promise<void> {
    const data = await load();
    const text = JSON.stringify(data);
    if (hasStopped || text === shown) return;
    shown = text;
    draw(data);
  }

  function told(error: unknown): void {
    if (!hasTold && !hasStopped) fail(error);
    hasTold = true;
  }

  async function turn(): Promise<void> {
    // A page that nobody sees asks for nothing, but its first drawing must not wait for that.
    if (!document.hidden || shown === undefined) await look().catch(told);
    if (!hasStopped) timer = setTimeout(() => void turn(), EVERY_MS);
  }

  void turn();
  return () => {
    hasStopped = true;
    clearTimeout(timer);
  };
}
