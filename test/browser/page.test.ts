/** The page in a real Chromium, used as a person uses it; the OAuth window is a real popup. */

import type { Browser, Locator, Page } from 'playwright-core';
import { launchChromium } from '../../dev/browser/chromium';
import { newPerson, type Person } from '../../dev/demo/person';
import { openConnectivity } from '../../dev/demo/reading';
import { startHost, type TestHost, expectNoCanary } from '../e2e/test-host';
import { connect, DANA, enterKeys, MIA } from '../e2e/story';

let browser: Browser;
let host: TestHost;
beforeAll(async () => {
  [browser, host] = [await launchChromium(), await startHost()];
});
beforeEach(async () => {
  await host.post('/api/reset', { scenario: 'demo' });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await expectNoCanary(host);
  await browser.close();
  await host.close();
});

const visit = (email: string): Promise<Person> => newPerson(browser, host.host.url, email);
const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Add-on panel' });
const service = { username: 'trunkline.service@acme.example', password: 'service-demo' };

test('the printed address leads to an account chooser, and from there to Gmail with the add-on', async () => {
  const page = await browser.newPage();
  await page.goto(host.host.url);
  expect(new URL(page.url()).hostname).toBe('mail.google.localhost');
  await page.getByRole('button', { name: 'Dana Whitfield' }).click();
  await panelOf(page).getByText('Not set up yet').waitFor();
  await page.getByRole('link', { name: /Re: Offer for Q3/ }).waitFor();
});

test('the keys are typed in, the popup signs in and closes itself, the panel is drawn anew', async () => {
  const dana = await visit(DANA);
  const { myDomain, consumerKey, consumerSecret } = await host.org();
  await dana.openGmail();
  await dana.click('Set up');
  await dana.click(/App credentials: Production/);
  await dana.fill('My Domain address', myDomain);
  await dana.fill('Consumer key', consumerKey);
  await dana.fill('Consumer secret', consumerSecret);
  await dana.click('Save');
  const { loginPage, ending } = await dana.signIn('Connect to Salesforce', service);
  expect(loginPage).toBe('acme.my.salesforce.localhost: Log in to Acme Corp');
  expect(ending).toBe('');
  expect(await dana.read()).toContain('Acme Corp · Production');
});

test('a form that is refused says why, and keeps what was typed', async () => {
  const dana = await visit(DANA);
  await dana.openGmail();
  await dana.click('Set up');
  await dana.click(/App credentials: Production/);
  await dana.fill('My Domain address', 'acme.my.salesforce.com.evil.example');
  await dana.click('Save');
  expect(await dana.notice()).toContain('for instance acme.my.salesforce.com');
  const field = panelOf(dana.page).getByLabel('My Domain address');
  expect(await field.inputValue()).toBe('acme.my.salesforce.com.evil.example');
});

test('a window that is closed without an answer is told on the way back', async () => {
  await enterKeys(host);
  const dana = await visit(DANA);
  await openConnectivity(dana);
  const opening = dana.page.waitForEvent('popup');
  await panelOf(dana.page).getByRole('button', { name: 'Connect to Salesforce', exact: true }).click();
  const popup = await opening;
  await popup.getByLabel('Username').waitFor();
  await popup.close();
  await panelOf(dana.page).getByText('No answer has come back from Salesforce yet.').waitFor();
});

test('a denied consent is told in the window and on the card', async () => {
  await enterKeys(host);
  const dana = await visit(DANA);
  await openConnectivity(dana);
  const opening = dana.page.waitForEvent('popup');
  await panelOf(dana.page).getByRole('button', { name: 'Connect to Salesforce', exact: true }).click();
  const popup = await opening;
  await popup.getByLabel('Username').fill(service.username);
  await popup.getByLabel('Password').fill(service.password);
  await popup.getByRole('button', { name: 'Log In' }).click();
  await popup.getByRole('button', { name: 'Deny' }).click();
  await popup.getByText('end-user denied authorization').waitFor();
  await popup.close();
  await panelOf(dana.page).getByText('The last attempt did not connect').waitFor();
});

test('a mail that is opened has cards of its own; back in the list it is Home again', async () => {
  await connect(host);
  const mia = await visit(MIA);
  await mia.openGmail();
  await mia.page.getByRole('link', { name: /Re: Offer for Q3/ }).click();
  await panelOf(mia.page).getByRole('button', { name: 'Open Trunkline Home' }).waitFor();
  await mia.click('Open Trunkline Home');
  await mia.back();
  await mia.page.getByRole('link', { name: 'Back to inbox' }).click();
  await panelOf(mia.page).getByRole('button', { name: 'Open Trunkline Home' }).waitFor({ state: 'detached' });
  expect(await mia.read()).toContain('Sync now');
});

test('the clock, the executions and the sent mail can be followed on the page', async () => {
  await connect(host);
  const mia = await visit(MIA);
  await mia.openGmail();
  await mia.view('Clock');
  await mia.page.getByRole('button', { name: '+1 hour' }).click();
  await mia.page.getByText(/1 trigger/).waitFor();
  expect(await mia.view('Executions')).toContain('onHourlyRun');
  await host.faults({
    salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
  });
  await host.advance(3_600_000);
  expect(await mia.view('Sent mail')).toContain('Salesforce connection of Acme Corp was lost');
});

test('nothing is drawn as unknown, on any card of the story', async () => {
  await connect(host);
  const dana = await visit(DANA);
  await dana.openGmail();
  for (const way of [
    ['Acme Corp'],
    ['Acme Corp', 'Salesforce Connectivity'],
    ['Acme Corp', /^Users/],
    ['Acme Corp', /^Settings/],
    ['Acme Corp', /^Admins/],
  ]) {
    await dana.openGmail();
    await dana.menu('Administration');
    for (const step of way) await dana.click(typeof step === 'string' ? new RegExp(step) : step);
    expect((await dana.read()).filter((line) => line.startsWith('cannot draw'))).toEqual([]);
  }
});

test('a hostile name from Salesforce is text, not markup', async () => {
  const name = '<img src=x onerror=alert(1)>';
  await host.faults({ salesforce: { org: 'production', set: { serviceUserName: name } } });
  await connect(host);
  const dana = await visit(DANA);
  await openConnectivity(dana);
  expect((await dana.read()).join('\n')).toContain(`${name} (trunkline.service@acme.example)`);
  expect(await dana.page.locator('img[src="x"]').count()).toBe(0);
});

test('what is typed comes back as text, not markup', async () => {
  await connect(host);
  const dana = await visit(DANA);
  await dana.openGmail();
  await dana.menu('Administration');
  await dana.click(/Acme Corp/);
  await dana.click(/^Users/);
  const typed = '<img src=x onerror=alert(1)>';
  await dana.fill('Name or address', typed);
  await dana.click('Search');
  expect(await panelOf(dana.page).getByLabel('Name or address').inputValue()).toBe(typed);
  expect(await dana.page.locator('img[src="x"]').count()).toBe(0);
});

test('the page asks nobody but this machine', async () => {
  const dana = await visit(DANA);
  const asked: string[] = [];
  dana.page.on('request', (request) => asked.push(new URL(request.url()).hostname));
  await dana.openGmail();
  await dana.menu('Administration');
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((name) => !/(^|\.)localhost$|^127\.0\.0\.1$/.test(name))).toEqual([]);
});
