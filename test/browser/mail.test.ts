/** The mailbox in a real Chromium: writing, sending, receiving, searching, turning pages; by mouse and by keyboard. */

import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../dev/browser/chromium';
import { newPerson } from '../../dev/demo/person';
import { DANA, MIA } from '../e2e/story';
import { expectNoCanary, startHost, type TestHost } from '../e2e/test-host';

let browser: Browser;
let host: TestHost;
let page: Page;

beforeAll(async () => {
  [browser, host] = [await launchChromium(), await startHost()];
  ({ page } = await newPerson(browser, host.host.url, DANA));
});
afterAll(async () => {
  await expectNoCanary(host);
  await browser.close();
  await host.close();
});

const list = (at = page) => at.getByRole('list', { name: 'Mail' });
const window = () => page.getByRole('dialog', { name: 'New message' });
const tab = (name: string) => page.getByRole('navigation', { name: 'Boxes' }).getByRole('link', { name });

test('a mail that is sent is in the receiver’s list and among the sent', async () => {
  const { page: mias } = await newPerson(browser, host.host.url, MIA);
  await list(mias).getByRole('link').first().waitFor();
  await page.getByRole('button', { name: 'Compose' }).click();
  // The cursor is in To; Tab leads on through the fields.
  await page.keyboard.type(MIA);
  for (const text of ['omar@acme.example', 'Lunch at noon?', 'In the small room.']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .getByText(/^Sent\./)
    .waitFor();
  expect(await window().isVisible()).toBe(false);
  // Nobody presses Refresh.
  await list(mias)
    .getByRole('link', { name: /Unread:.*Dana Whitfield.*Lunch at noon/ })
    .click();
  await mias.getByText('In the small room.').waitFor();
  await mias.getByText(/^cc .*omar/i).waitFor();
  await tab('Sent').click();
  await list()
    .getByRole('link', { name: /To: .*Lunch at noon/ })
    .waitFor();
});

test('a draft stays when the window is closed, and goes when it is discarded', async () => {
  await page.getByRole('button', { name: 'Compose' }).click();
  await window().getByLabel('Subject').fill('Half written');
  await page.keyboard.press('Escape');
  expect(await window().isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Compose' }).click();
  expect(await window().getByLabel('Subject').inputValue()).toBe('Half written');
  await window().getByRole('button', { name: 'Send' }).click();
  await window().getByRole('alert').getByText('Name at least one receiver.').waitFor();
  await window().getByRole('button', { name: 'Discard draft' }).click();
  await page.getByRole('button', { name: 'Compose' }).click();
  expect(await window().getByLabel('Subject').inputValue()).toBe('');
  await page.keyboard.press('Escape');
});

test('Gmail’s search finds, and what it refuses is said in its place', async () => {
  const search = page.getByRole('searchbox', { name: 'Search mail' });
  await search.fill('from:hannah');
  await search.press('Enter');
  await page.getByText('1–1 of 1', { exact: true }).waitFor();
  await list()
    .getByRole('link', { name: /Re: Offer for Q3/ })
    .waitFor();
  await page.getByRole('searchbox', { name: 'Search mail' }).fill('nonsense:operator');
  await page.keyboard.press('Enter');
  await list().getByRole('alert').waitFor();
  await page.getByRole('button', { name: 'Clear the search' }).click();
  await list()
    .getByRole('link', { name: /Re: Offer for Q3/ })
    .waitFor();
});

test('a long list has pages', async () => {
  for (let number = 1; number <= 60; number++) {
    const letter = { from: 'bulk@hoshi.example', to: DANA, subject: `Bulk ${number}`, text: 'x' };
    await host.post('/api/gmail/deliver', letter);
  }
  const search = page.getByRole('searchbox', { name: 'Search mail' });
  await search.fill('from:bulk');
  await search.press('Enter');
  await page.getByText('1–50 of 60', { exact: true }).waitFor();
  await list()
    .getByRole('link', { name: /Bulk 60/ })
    .waitFor();
  await page.getByRole('button', { name: 'Older' }).click();
  await page.getByText('51–60 of 60', { exact: true }).waitFor();
  await list()
    .getByRole('link', { name: /Bulk 1\b/ })
    .waitFor();
  expect(await page.getByRole('button', { name: 'Older' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Newer' }).click();
  await page.getByText('1–50 of 60', { exact: true }).waitFor();
});
