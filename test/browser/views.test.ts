/** The views beside the mailbox, and writing a mail, in a real Chromium: what is switched there happens in the host. */

import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../dev/browser/chromium';
import { newPerson } from '../../dev/demo/person';
import type { FaultsState, TriggerRow } from '../../dev/host/api';
import { VIEW_NAMES } from '../../dev/page/route';
import { CANARY } from '../../dev/world/canary';
import { connect, DANA, MIA, openGmail } from '../e2e/story';
import { expectNoCanary, startHost, type TestHost } from '../e2e/test-host';

let browser: Browser;
let host: TestHost;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  [browser, host] = [await launchChromium(), await startHost()];
  await connect(host);
  await openGmail(host, DANA, MIA);
  ({ page } = await newPerson(browser, host.host.url, DANA));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
});
beforeEach(async () => {
  await host.faults({ clear: true });
});
afterAll(async () => {
  expect(problems).toEqual([]);
  await expectNoCanary(host);
  await browser.close();
  await host.close();
});

const main = () => page.locator('main');
const banner = () => page.getByRole('status', { name: 'Faults' });
const notice = (text: RegExp) => page.getByRole('status').filter({ hasText: text }).waitFor();

async function view(name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
  await main().getByRole('heading', { name, exact: true }).waitFor();
}

test('each execution shows its calls and its log, and can be searched for', async () => {
  await host.run(MIA, 'nothing');
  await view('Executions');
  await main().getByLabel('Status').selectOption('failed');
  await main()
    .getByRole('button', { name: /Details of onHome/ })
    .first()
    .waitFor({ state: 'detached' });
  await main()
    .getByRole('button', { name: /Details of nothing/ })
    .click();
  await main().getByText('Script function not found: nothing').waitFor();
  await main().getByLabel('Status').selectOption('');
  await main().getByLabel('User').selectOption(DANA);
  await main().getByLabel('Function').selectOption('onHome');
  await main()
    .getByRole('button', { name: /Details of onHome/ })
    .first()
    .click();
  const calls = main().getByRole('table', { name: 'Service calls' });
  await calls.getByText('Properties.getProperties').waitFor();
  expect(await calls.getByRole('columnheader').allInnerTexts()).toEqual(['No.', 'Call', 'Here', 'Simulated']);
});

test('a trigger is fired by hand as its owner', async () => {
  await view('Triggers');
  await main().getByText('Every hour').first().waitFor();
  await main()
    .getByRole('button', { name: `Fire onHourlyRun of ${MIA} now` })
    .click();
  await notice(/onHourlyRun ran as mia@acme.example: completed/);
  expect((await host.executions())[0]).toMatchObject({ user: MIA, function: 'onHourlyRun', kind: 'trigger' });
});

test('the clock goes to what is due next', async () => {
  const [next] = await host.get<TriggerRow[]>('/api/triggers');
  await view('Clock');
  await main().getByText(`Next due: onHourlyRun of ${next!.user}`).waitFor();
  await main().getByRole('button', { name: 'To the next due' }).click();
  await main()
    .getByText(/1 trigger fired/)
    .waitFor();
  expect((await host.get<{ nowMs: number }>('/api/clock')).nowMs).toBe(next!.dueMs);
});

test('properties are shown with their sizes and without their secrets', async () => {
  await view('Properties');
  await main().getByRole('region', { name: 'Script properties' }).waitFor();
  await main().getByLabel('Filter by key or user').fill('.conn');
  await main().locator('summary').filter({ hasText: '.conn' }).click();
  await main()
    .getByText(/"refreshToken": "•••• \(\d+ characters\)"/)
    .waitFor();
  expect(await page.content()).not.toContain(CANARY);
});

test('quotas are bars with their numbers', async () => {
  await view('Quotas');
  const bar = main().getByRole('region', { name: MIA }).getByRole('meter', { name: 'Triggers of a user' });
  expect(await bar.getAttribute('aria-valuetext')).toBe('1 of 20');
});

test('faults are switched on, told on every view, and cleared', async () => {
  await view('Faults');
  await main().getByRole('switch', { name: 'Directory down' }).click();
  const kill = main().getByRole('form', { name: 'Kill an execution' });
  await kill.getByLabel('Service call no.').fill('3');
  await kill.getByLabel('User').fill(MIA);
  await kill.getByRole('button', { name: 'Kill' }).click();
  await banner().getByText('2 faults are on').waitFor();
  const on = await host.get<FaultsState>('/api/faults');
  expect(on.google.directoryDown).toBe(true);
  expect(on.kill).toEqual({ at: 'before', call: 3, user: MIA });
  await view('Quotas');
  await banner().getByRole('button', { name: 'Clear' }).click();
  await banner().getByText('faults are on').waitFor({ state: 'detached' });
  expect(await host.get<FaultsState>('/api/faults')).toMatchObject({
    kill: null,
    google: { directoryDown: false },
  });
});

test('what the host refuses is said, and the switch goes back', async () => {
  await view('Faults');
  const form = main()
    .getByRole('region', { name: 'Salesforce sandbox' })
    .getByRole('form', { name: 'Refreshed org' });
  await form.getByLabel('Organization ID').fill('nonsense');
  await form.getByRole('button', { name: 'Refresh' }).click();
  await notice(/organizationId/);
  expect((await host.get<FaultsState>('/api/faults')).salesforce.sandbox).toEqual({});
});

test('held executions are released one by one', async () => {
  await host.faults({ hold: { service: 'Properties', method: 'getProperties', at: 'request' } });
  const [dana, mia] = [host.run(DANA, 'onHome'), host.run(MIA, 'onHome')];
  await view('Faults');
  await main()
    .getByRole('button', { name: `Release onHome of ${MIA}` })
    .click();
  expect((await mia).ok).toBe(true);
  const { held } = await host.get<FaultsState>('/api/faults');
  expect(held.map(({ user }) => user)).toEqual([DANA]);
  await main().getByRole('button', { name: 'Release all' }).click();
  expect((await dana).ok).toBe(true);
});

/** The page's code, as text: the tests know no DOM. */
const NAMELESS = `[...document.querySelectorAll('input, select, textarea')]
  .filter((field) => !field.labels?.length)
  .filter((field) => !field.hasAttribute('aria-label') && !field.hasAttribute('aria-labelledby'))
  .map((field) => field.outerHTML)`;

test('every field of every view has a name', async () => {
  for (const name of VIEW_NAMES) {
    await page.evaluate(`location.hash = '#${name}'`);
    await page.locator(`nav a[href="#${name}"][aria-current="page"]`).first().waitFor();
    await main().locator('[aria-busy="true"]').waitFor({ state: 'detached' });
    expect(await page.evaluate(NAMELESS)).toEqual([]);
  }
});

test('a scenario begins anew only when that is confirmed', async () => {
  await view('Scenarios');
  await main().getByRole('button', { name: 'Change to this one: large-domain' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  const before = await host.get<TriggerRow[]>('/api/triggers');
  expect(before.map(({ user }) => user).sort()).toEqual([DANA, MIA]);
  await main().getByRole('button', { name: 'Begin anew: demo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Begin anew' }).click();
  await page.getByRole('heading', { name: 'Inbox' }).waitFor({ state: 'attached' });
  // The panel is drawn anew, and that makes Dana's again, sooner or later.
  const left = await host.get<TriggerRow[]>('/api/triggers');
  expect(left.filter(({ user }) => user !== DANA)).toEqual([]);
});

test('the Salesforce view leads to the org’s records, which another person sees less of', async () => {
  await view('Salesforce');
  const production = main().getByRole('region', { name: 'Acme Corp, Production' });
  const opened = page.waitForEvent('popup');
  await production.getByRole('link', { name: 'Records and API log' }).click();
  const window = await opened;
  window.setDefaultTimeout(8_000);
  window.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) problems.push(message.text());
  });
  await window.getByRole('link', { name: '326 Contacts' }).click();
  await window.getByRole('searchbox', { name: 'Search by name' }).fill('hannah');
  await window.keyboard.press('Enter');
  await window.getByRole('link', { name: 'Hannah Brandt' }).click();
  const activities = window.getByRole('table', { name: 'Activities' });
  await activities.getByRole('row', { name: /Email: Our offer Mail .* Dana Whitfield/ }).waitFor();
  await window.getByLabel('Seen as').selectOption({ label: 'Jonas Weber (jonas@acme.example)' });
  await window.getByRole('button', { name: 'Switch' }).click();
  await window.getByRole('heading', { name: 'Record Not Found' }).waitFor();
  await window.close();
});
