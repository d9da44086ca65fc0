/** Owns the rows of users, loss and recovery: R3, R4, R11 to R14, R17, R15, with the mail between them. */

import { MAIL_ROWS } from './mail-rows';
import { homesOf, line, openConnectivity, openUsers, standing } from './reading';
import type { Row } from './row';

const REFUSED = 'invalid_grant: expired access/refresh token';

export const USER_ROWS: Row[] = [
  {
    row: 'R3',
    expected: 'the switch Login using Salesforce Service Account: Disabled, and Enabled again',
    async play(stage) {
      const dana = await stage.person('dana');
      await dana.toggle('Login using Salesforce Service Account');
      const off = line(await dana.read(), /^(Disabled|Something went wrong)/);
      const mia = await stage.person('mia');
      await mia.openGmail();
      const home = line(await mia.read(), /^(Switched off|Active|Starting)/);
      await dana.toggle('Login using Salesforce Service Account');
      return {
        seen: `${off} (Mia: ${home}), ${line(await dana.read(), /^(Enabled|Something)/)}`,
        shows: dana,
      };
    },
    passes: (seen) => seen === 'Disabled (Mia: Switched off by an admin), Enabled',
    spoil: { properties: { refuseWrites: 'script' } },
  },
  {
    row: 'R4',
    expected: 'the service account’s sign-in covers a named group, and nobody else',
    async play(stage) {
      const dana = await stage.person('dana');
      await dana.back();
      await dana.click(/^Settings/);
      await dana.page.getByLabel('Members of these Google groups').click();
      await dana.fill('Google groups, one address a line', 'sales@acme.example');
      await dana.click('Save');
      const read = line(await dana.read(), /people, read/);
      const lucia = await stage.person('lucia');
      await lucia.openGmail();
      const outside = line(await lucia.read(), /^(Not switched on|Starting|Active)/);
      const inside = await homesOf(stage);
      return { seen: `${read.split(',')[0]}: ${inside}; lucia: ${outside}`, shows: lucia };
    },
    passes: (seen) =>
      seen === '4 people: mia: Starting, jonas: Starting, priya: Starting; lucia: Not switched on for you',
    spoil: { google: { emptyGroups: true } },
  },
  MAIL_ROWS.logged,
  {
    row: 'R11',
    expected: 'users whose sync stopped are red, and whoever never began is not',
    async play(stage) {
      await stage.hours(1);
      const before = await homesOf(stage);
      await stage.faults({
        salesforce: { org: 'production', act: ['expireRefreshTokens', 'expireAccessTokens'] },
      });
      await stage.hours(1);
      const dana = await stage.person('dana');
      const lines = await openUsers(dana);
      const red = await dana.page.locator('aside font[color="#c5221f"]').allInnerTexts();
      const after = standing(lines, 'Mia Larsen', 'Jonas Weber', 'Priya Nair', 'Tom Okafor');
      const marked = red.filter((text) => /^(Mia|Jonas|Priya|Tom)/.test(text)).join(', ');
      return { seen: `${before} → ${after}; red: ${marked}`, shows: dana };
    },
    passes: (seen) =>
      seen ===
      'mia: Active, jonas: Active, priya: Active → Mia Larsen: Waiting for admin, Jonas Weber: Waiting for admin, ' +
        'Priya Nair: Waiting for admin, Tom Okafor: Not started; red: Jonas Weber, Mia Larsen, Priya Nair',
    spoil: { salesforce: { org: 'production', set: { unavailable: '503' } } },
    spoilBefore: 'R11',
  },
  {
    row: 'R12',
    expected: REFUSED,
    async play(stage) {
      const dana = await stage.person('dana');
      await dana.click(/^Mia Larsen/);
      return { seen: await dana.notice(), shows: dana };
    },
    passes: (seen) => seen === REFUSED,
    spoil: {
      salesforce: {
        org: 'production',
        set: {
          tokenAnswer: {
            grantType: 'refresh_token',
            status: 400,
            error: 'invalid_grant',
            error_description: 'authentication failure',
          },
        },
      },
    },
    spoilBefore: 'R11',
  },
  MAIL_ROWS.waits,
  {
    row: 'R13',
    expected: 'Salesforce connectivity was lost …: Yes leads to the sign-in window',
    async play(stage) {
      const dana = await stage.person('dana');
      await openConnectivity(dana);
      const question = line(await dana.read(), /connectivity was lost/);
      const { loginPage } = await dana.signIn('Yes', await stage.login('production', 'service'));
      return { seen: `${question} Yes → ${loginPage}`, shows: dana };
    },
    passes: (seen) =>
      /^Salesforce connectivity was lost on 23 Nov, \d\d:\d\d\. Reconnect now\? Yes → acme\.my\.salesforce\.localhost: Log in to Acme Corp$/.test(
        seen,
      ),
    spoil: { salesforce: { org: 'production', set: { unavailable: '503' } } },
  },
  {
    row: 'R14',
    expected: 'after signing in again all users recover, with no act of theirs',
    async play(stage) {
      await stage.hours(1);
      const dana = await stage.person('dana');
      const lines = await openUsers(dana);
      return { seen: standing(lines, 'Mia Larsen', 'Jonas Weber', 'Priya Nair', 'Tom Okafor'), shows: dana };
    },
    passes: (seen) =>
      seen === 'Mia Larsen: Active, Jonas Weber: Active, Priya Nair: Active, Tom Okafor: Not started',
    spoil: { salesforce: { org: 'production', act: ['revokeRefreshTokens', 'expireAccessTokens'] } },
  },
  MAIL_ROWS.caughtUp,
  {
    row: 'R17',
    expected: 'a sandbox too, with an app and a service account of its own',
    async play(stage) {
      const dana = await stage.person('dana');
      await openConnectivity(dana);
      const login = await stage.login('sandbox', 'service');
      await dana.signIn('Connect to Salesforce Sandbox', login);
      await openConnectivity(dana);
      await dana.signIn('Connect that organization instead', login);
      await openConnectivity(dana);
      const lines = await dana.read();
      const where = lines[lines.indexOf('Sandbox', lines.indexOf('User ID')) + 1];
      return { seen: `${line(lines, /established successfully/)}: ${where}`, shows: dana };
    },
    passes: (seen) =>
      seen ===
      'Salesforce connection established successfully: Acme Corp · acme--uat.sandbox.my.salesforce.com',
    spoil: { salesforce: { org: 'sandbox', set: { appBlocked: true } } },
  },
  {
    row: 'R15',
    expected: 'prompts seen by end users: 0',
    async play(stage) {
      const dana = await stage.person('dana');
      const text = await dana.view('Prompts');
      return {
        seen: (/Prompts seen by end users: \d+/.exec(text)?.[0] ?? '(nothing)').toLowerCase(),
        shows: dana,
      };
    },
    passes: (seen) => seen === 'prompts seen by end users: 0',
    spoil: { google: { domainGrant: false } },
    spoilBefore: 'R1',
  },
];
