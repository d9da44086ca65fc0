/** Owns what the demo reads on an org's own pages, which anybody may open beside Gmail. */

import type { Browser, Page } from 'playwright-core';

export interface ContactPage {
  page: Page;
  /** `Subject: owner` of each mail among all of the contact's activities whose subject is wanted, in order. */
  mails(subjects: readonly string[]): Promise<string[]>;
}

/** `home` is the address of the org's first page; the contact is found as a person would: in the list, by name. */
export async function openContact(browser: Browser, home: string, name: string): Promise<ContactPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(new URL('/lightning/o/Contact/list', home).href);
  await page.getByRole('searchbox').fill(name);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name, exact: true }).click();
  const contact = new URL(page.url());

  return {
    page,
    async mails(subjects) {
      await page.goto(new URL('related/Activities/view', contact.href.replace(/view$/, '')).href);
      const rows = await page.getByRole('table', { name: 'Activities' }).getByRole('row').all();
      const cells = await Promise.all(rows.map((row) => row.getByRole('cell').allInnerTexts()));
      return cells
        .filter(([, type]) => type === 'Mail')
        .map((texts) => ({ subject: (texts[0] ?? '').replace(/^Email: /, ''), owner: texts.at(-1) }))
        .filter(({ subject }) => subjects.includes(subject))
        .map(({ subject, owner }) => `${subject}: ${owner}`)
        .sort();
    },
  };
}
