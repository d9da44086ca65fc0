/** Owns one person at a browser of their own: what they click, and what they read in the side panel. */

import type { Browser, Locator, Page } from 'playwright-core';

export interface Login {
  username: string;
  password: string;
}

export interface Person {
  page: Page;
  /** Opens Gmail anew, and gives Google its consent where it asks, as anybody would. */
  openGmail(): Promise<void>;
  /** Clicks what has this text, and waits until the card is there. */
  click(name: string | RegExp): Promise<void>;
  back(): Promise<void>;
  /** A universal action of the menu. */
  menu(name: string): Promise<void>;
  fill(label: string, value: string): Promise<void>;
  toggle(name: string): Promise<void>;
  /** The panel's text, line by line. */
  read(): Promise<string[]>;
  /** The notification that is shown now. */
  notice(): Promise<string>;
  /** Clicks, and plays Salesforce's window that opens; returns what it said on the way. */
  signIn(button: string, login: Login): Promise<SignIn>;
  /** Another view of the page, for instance Prompts; returns its text. */
  view(name: string): Promise<string>;
}

export interface SignIn {
  /** Where the window was, and its heading. */
  loginPage: string;
  /** What the last page said; empty where it closed itself. */
  ending: string;
}

const PATIENCE_MS = 8_000;

export async function newPerson(browser: Browser, url: string, email: string): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const panel = page.getByRole('complementary', { name: 'Add-on panel' });
  const idle = () => page.locator('aside[aria-busy="true"]').waitFor({ state: 'detached' });

  await page.goto(url);
  await page.getByRole('button', { name: email }).click();

  async function openGmail(): Promise<void> {
    await page.reload();
    await panel.waitFor();
    await idle();
    const authorize = panel.getByRole('button', { name: 'Authorize access' });
    if (await authorize.isVisible()) {
      await authorize.click();
      await authorize.waitFor({ state: 'detached' });
      await idle();
    }
  }

  async function click(name: string | RegExp): Promise<void> {
    await panel.getByRole('button', { name }).first().click();
    await idle();
  }

  return {
    page,
    openGmail,
    click,
    back: () => click('Back'),
    async menu(name) {
      await panel.getByRole('button', { name: 'More options' }).click();
      await page.getByRole('menuitem', { name }).click();
      await idle();
    },
    fill: (label, value) => panel.getByLabel(label).fill(value),
    async toggle(name) {
      await panel.getByRole('switch', { name }).click();
      await idle();
    },
    read: () => linesOf(panel),
    notice: () => page.getByRole('status', { name: 'Message' }).locator('.snackbar-text').innerText(),
    signIn: (button, login) => playWindow({ page, panel, idle }, button, login),
    async view(name) {
      await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true }).click();
      const main = page.locator('main');
      await main.getByRole('heading', { name, exact: true }).waitFor();
      await main.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
      return main.innerText();
    },
  };
}

async function linesOf(panel: Locator): Promise<string[]> {
  const text = await panel.innerText();
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

interface Scene {
  page: Page;
  panel: Locator;
  idle: () => Promise<void>;
}

async function playWindow({ page, panel, idle }: Scene, button: string, login: Login): Promise<SignIn> {
  const opening = page.waitForEvent('popup');
  await panel.getByRole('button', { name: button, exact: true }).click();
  const popup = await opening;
  await popup.getByLabel('Username').waitFor();
  const loginPage = `${new URL(popup.url()).hostname}: ${await popup.getByRole('heading').first().innerText()}`;
  await popup.getByLabel('Username').fill(login.username);
  await popup.getByLabel('Password').fill(login.password);
  await popup.getByRole('button', { name: 'Log In' }).click();
  const closed = new Promise<void>((resolve) => popup.once('close', () => resolve()));
  await popup.getByRole('button', { name: 'Allow' }).click();
  const ending = await Promise.race([closed.then(() => ''), refusal(popup)]);
  if (ending !== '') await popup.close();
  await closed;
  // Gmail draws the add-on anew when the window is gone.
  await page.waitForTimeout(600);
  await idle();
  return { loginPage, ending };
}

async function refusal(popup: Page): Promise<string> {
  try {
    const heading = popup.getByRole('heading', { name: 'Not connected' });
    await heading.waitFor();
    return (await popup.locator('main').innerText()).replace(/\s+/g, ' ');
  } catch (error) {
    // The window closed itself: the other side of the race has won.
    if (popup.isClosed()) return '';
    throw error;
  }
}
