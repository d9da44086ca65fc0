/** Owns keeping a view up to date: asks again and again while it is shown, and draws only what has changed. */

const EVERY_MS = 2000;

export interface Subject<Data> {
  /** What is drawn into; marked as busy until there is something. */
  element: HTMLElement;
  load: () => Promise<Data>;
  draw: (data: Data) => void;
  /** Told once, however often loading fails after that; each turn tries again. */
  fail: (error: unknown) => void;
}

export interface Updates {
  /** Asks and draws at once, besides the regular turns. */
  again(): Promise<void>;
  stop(): void;
}

/** Draws at once and then whenever an answer differs from the one before. */
export function keepUpToDate<Data>({ element, load, draw, fail }: Subject<Data>): Updates {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: string | undefined;
  let asked = 0;
  let hasStopped = false;
  let hasTold = false;

  async function look(): Promise<void> {
    const own = ++asked;
    const data = await load();
    const text = JSON.stringify(data);
    // An answer that a later question has overtaken is of yesterday.
    if (hasStopped || own !== asked || text === shown) return;
    shown = text;
    draw(data);
    element.removeAttribute('aria-busy');
  }

  function told(error: unknown): void {
    element.removeAttribute('aria-busy');
    if (!hasTold && !hasStopped) fail(error);
    hasTold = true;
  }

  async function turn(): Promise<void> {
    // A page that nobody sees asks for nothing, but its first drawing must not wait for that.
    if (!document.hidden || shown === undefined) await look().catch(told);
    if (!hasStopped) timer = setTimeout(() => void turn(), EVERY_MS);
  }

  element.setAttribute('aria-busy', 'true');
  void turn();
  return {
    again() {
      // What a person has switched meanwhile must be drawn even if the host has not changed.
      shown = undefined;
      return look().catch(told);
    },
    stop() {
      hasStopped = true;
      clearTimeout(timer);
    },
  };
}
