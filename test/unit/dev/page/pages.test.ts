import { createPages } from '../../../../dev/page/mail/pages';

const page = (rows: number, nextPageToken?: string) => ({
  rows: Array.from({ length: rows }),
  ...(nextPageToken === undefined ? {} : { nextPageToken }),
});

test('older and newer lead through the pages and back', () => {
  const pages = createPages();
  expect([pages.token(), pages.start(), pages.hasNewer(), pages.hasOlder()]).toEqual([
    undefined,
    0,
    false,
    false,
  ]);
  pages.read(page(50, 'second'));
  expect(pages.hasOlder()).toBe(true);
  pages.older();
  expect([pages.token(), pages.start(), pages.hasNewer()]).toEqual(['second', 50, true]);
  pages.read(page(30, 'third'));
  pages.older();
  expect([pages.token(), pages.start()]).toEqual(['third', 80]);
  pages.read(page(7));
  expect(pages.hasOlder()).toBe(false);
  pages.older();
  expect(pages.token()).toBe('third');
  pages.newer();
  expect([pages.token(), pages.start()]).toEqual(['second', 50]);
  pages.newer();
  pages.newer();
  expect([pages.token(), pages.start(), pages.hasNewer()]).toEqual([undefined, 0, false]);
});

test('a page that could not be had leads nowhere on; the first is always found again', () => {
  const pages = createPages();
  pages.read(page(50, 'second'));
  pages.older();
  pages.read(undefined);
  expect(pages.hasOlder()).toBe(false);
  pages.first();
  expect([pages.token(), pages.start(), pages.hasNewer()]).toEqual([undefined, 0, false]);
});
