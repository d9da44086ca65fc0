/** Owns turning the pages of a list that only knows the token of its next page. */

export interface Pages {
  /** Of the page that is shown; undefined for the first. */
  token(): string | undefined;
  /** How many rows the pages before it have. */
  start(): number;
  /** Tells what the shown page is; undefined when it could not be had. */
  read(page: { rows: readonly unknown[]; nextPageToken?: string } | undefined): void;
  hasOlder(): boolean;
  hasNewer(): boolean;
  older(): void;
  newer(): void;
  first(): void;
}

interface Page {
  token: string | undefined;
  start: number;
}

export function createPages(): Pages {
  let before: Page[] = [];
  let shown: Page = { token: undefined, start: 0 };
  let next: Page | undefined;
  return {
    token: () => shown.token,
    start: () => shown.start,
    read(page) {
      const token = page?.nextPageToken;
      next = page && token !== undefined ? { token, start: shown.start + page.rows.length } : undefined;
    },
    hasOlder: () => next !== undefined,
    hasNewer: () => before.length > 0,
    older() {
      if (!next) return;
      before.push(shown);
      shown = next;
      next = undefined;
    },
    newer() {
      shown = before.pop() ?? shown;
      next = undefined;
    },
    first() {
      shown = before[0] ?? shown;
      before = [];
      next = undefined;
    },
  };
}
