/** Owns the rows of the admin cards and of connecting: R1, R2, R6, R7, R9, R8, R10. */

import type { Person } from './person';
import { line, openConnectivity } from './reading';
import type { Row } from './row';
import type { Stage } from './stage';

async function enterKeys(stage: Stage, dana: Person, org: 'production' | 'sandbox'): Promise<void> {
  const { myDomain, consumerKey, consumerSecret } = await stage.org(org);
  await dana.click(org === 'production' ? 'App credentials: Production' : 'App credentials: Sandbox');
  await dana.fill('My Domain address', myDomain);
  await dana.fill('Consumer key', consumerKey);
  await dana.fill('Consumer secret', consumerSecret);
  await dana.click('Save');
}

export const CONNECT_ROWS: Row[] = [
  {
    row: 'R1',
    expected: 'only an admin opens the admin cards',
    async play(stage) {
      const [omar, dana] = [await stage.person('omar'), await stage.person('dana')];
      await omar.openGmail();
      await omar.menu('Administration');
      const refused = line(await omar.read(), /Only an admin|Your Salesforce organization/);
      await dana.openGmail();
      await dana.menu('Administration');
      return { seen: `Omar: ${refused} Dana: ${line(await dana.read(), /^Organizations$/)}`, shows: omar };
    },
    passes: (seen) => seen === 'Omar: Only an admin can open this. Dana: Organizations',
    spoil: { google: { everyoneIsAdmin: true } },
  },
  {
    row: 'R2',
    expected: 'Organizations with Salesforce Connectivity and Users',
    async play(stage) {
      const dana = await stage.person('dana');
      await dana.click('Your Salesforce organization');
      const lines = await dana.read();
      await dana.click(/^Users/);
      const users = line(await dana.read(), /^(All users|Google’s directory)/);
      return {
        seen: `${line(lines, /^Salesforce Connectivity$/)}, ${line(lines, /^Users$/)}: ${users}`,
        shows: dana,
      };
    },
    passes: (seen) => seen === 'Salesforce Connectivity, Users: All users',
    spoil: { google: { directoryDown: true } },
  },
  {
    row: 'R6',
    expected: 'two buttons, each with its org’s My Domain address',
    async play(stage) {
      const dana = await stage.person('dana');
      await openConnectivity(dana);
      await enterKeys(stage, dana, 'production');
      await enterKeys(stage, dana, 'sandbox');
      const lines = await dana.read();
      const buttons = lines.filter((one) => /^Connect to Salesforce( Sandbox)?$/.test(one));
      const hosts = lines.filter((one) => one.endsWith('my.salesforce.com'));
      return { seen: `${buttons.join(', ')} (${hosts.join(', ')})`, shows: dana };
    },
    passes: (seen) =>
      seen ===
      'Connect to Salesforce, Connect to Salesforce Sandbox (acme.my.salesforce.com, acme--uat.sandbox.my.salesforce.com)',
    spoil: { properties: { refuseWrites: 'script' } },
  },
  {
    row: 'R7',
    expected: 'a Salesforce sign-in window in the browser',
    async play(stage) {
      const dana = await stage.person('dana');
      const { loginPage } = await dana.signIn(
        'Connect to Salesforce',
        await stage.login('production', 'mia'),
      );
      return { seen: loginPage, shows: dana };
    },
    passes: (seen) => seen === 'acme.my.salesforce.localhost: Log in to Acme Corp',
    spoil: { salesforce: { org: 'production', set: { unavailable: '503' } } },
  },
  {
    row: 'R9',
    expected: 'an account that a person uses is refused, with the reason and a way on',
    async play(stage) {
      const dana = await stage.person('dana');
      await openConnectivity(dana);
      const lines = await dana.read();
      const [reason, way] = [line(lines, /is a person’s/), line(lines, /^Leave out of scope/)];
      return { seen: `${reason} [${way}]`, shows: dana };
    },
    passes: (seen) =>
      seen ===
      'This Salesforce account is a person’s: Mia Larsen (mia@acme.example) uses it. [Leave out of scope: mia@acme.example]',
    spoil: { google: { missingPeople: ['mia@acme.example'] } },
    spoilBefore: 'R7',
  },
  {
    row: 'R8',
    expected: 'Salesforce connection established successfully, with the service account’s user ID',
    async play(stage) {
      const dana = await stage.person('dana');
      await dana.signIn('Connect to Salesforce', await stage.login('production', 'service'));
      await openConnectivity(dana);
      const lines = await dana.read();
      const account = lines[lines.indexOf('Service account') + 1];
      const id = lines[lines.indexOf('User ID') + 1];
      return { seen: `${line(lines, /established successfully/)}: ${account}, ${id}`, shows: dana };
    },
    passes: (seen) =>
      /^Salesforce connection established successfully: Trunkline Service \(trunkline\.service@acme\.example\), 005\w{15}$/.test(
        seen,
      ),
    spoil: {
      salesforce: {
        org: 'production',
        set: {
          tokenAnswer: {
            grantType: 'authorization_code',
            status: 400,
            error: 'invalid_grant',
            error_description: 'expired authorization code',
          },
        },
      },
    },
  },
  {
    row: 'R10',
    expected: 'each permission that is needed, present or missing',
    async play(stage) {
      const dana = await stage.person('dana');
      const lines = await dana.read();
      return { seen: `${line(lines, /^Permissions/)}: ${line(lines, /View All Data/)}`, shows: dana };
    },
    passes: (seen) => seen === 'Permissions (7 of 7): View All Data',
    spoil: {
      salesforce: {
        org: 'production',
        set: {
          servicePermissions: ['ApiEnabled', 'ViewAllUsers', 'ActivitiesAccess', 'EditTask', 'EditEvent'],
        },
      },
    },
    spoilBefore: 'R8',
  },
];
