/** Holds docs/install.md, the manifest, the permission set and the sources to each other: nothing asked for without a reason. */

import { readdirSync, readFileSync } from 'node:fs';
import { isAllowed } from '../dev/apps-script/outside/allowlist';
import { MY_DOMAIN_SUFFIXES } from '../src/oauth/hosts';
import { PERMISSION_FIELDS } from '../src/salesforce/records';
import { ADMINS, CONNECTIVITY, CREDENTIALS, DISCONNECT, ORGANIZATIONS, SCOPE } from '../src/text/admin-words';
import { describeError } from '../src/text/errors';
import { HOME } from '../src/text/home-words';
import {
  ENVIRONMENT_NAMES,
  ORGANIZATION_STATES,
  PERMISSION_NAMES,
  TOO_MUCH,
} from '../src/text/organization-words';

interface Manifest {
  oauthScopes: string[];
  urlFetchWhitelist: string[];
  addOns: { common: { openLinkUrlPrefixes: string[] } };
}

const PERMISSION_SETS = 'salesforce/force-app/main/default/permissionsets';
const guide = readFileSync('docs/install.md', 'utf8');
const manifest = JSON.parse(readFileSync('appsscript.json', 'utf8')) as Manifest;
const permissionSet = readFileSync(
  `${PERMISSION_SETS}/Trunkline_Service_Account.permissionset-meta.xml`,
  'utf8',
);

/** Rows of the table below a heading: the code in the first cell, and the reason in the last. */
function reasonsBelow(heading: string): [entry: string, reason: string][] {
  const section = guide.split(/^#{2,3} /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      return [cells[1]!.replaceAll('`', ''), cells.at(-2)!];
    });
}

const sorted = (values: Iterable<string>) => [...values].sort();

describe.each([
  ['Scopes', manifest.oauthScopes],
  ['Addresses that the script may call', manifest.urlFetchWhitelist],
  ['Addresses that a card may open', manifest.addOns.common.openLinkUrlPrefixes],
  ['Salesforce permissions', granted()],
])('the table %s', (heading, asked) => {
  test('has a row for each thing that is asked for, and for nothing else', () => {
    expect(asked).not.toEqual([]);
    expect(sorted(reasonsBelow(heading).map(([entry]) => entry))).toEqual(sorted(asked));
  });

  test('gives each a reason', () => {
    expect(reasonsBelow(heading).filter(([, reason]) => reason.length < 'The same'.length)).toEqual([]);
  });
});

/** User permissions, and where there are any, objects and fields. */
function granted(): string[] {
  const named = /<(name|object|field)>([^<]+)<\/\1>/g;
  return [...permissionSet.matchAll(named)].map(([, , name]) => name!);
}

describe('the permission set', () => {
  const permissions = [
    ...permissionSet.matchAll(
      /<userPermissions>\s*<enabled>true<\/enabled>\s*<name>(\w+)<\/name>\s*<\/userPermissions>/g,
    ),
  ].map(([, name]) => name!);

  /** What the card looks for, but for the one that is too much. */
  const needed = PERMISSION_FIELDS.filter((field) => field !== 'PermissionsModifyAllData').map((field) =>
    field.replace(/^Permissions/, ''),
  );
  /** Enhanced Email leaves access to an email to its activity (documented); its creation to tasks (secondary). */
  const neededForEmailMessage = ['ActivitiesAccess', 'EditTask'];
  /** Salesforce takes ViewAllData only together with these (seen in a public project's deployment). */
  const besideViewAllData = ['ViewEventLogFiles', 'ViewPublicDashboards', 'ViewPublicReports'];

  test('is the only one, has the name that the card says, and no tag that is not closed', () => {
    expect(readdirSync(PERMISSION_SETS)).toHaveLength(1);
    expect(permissionSet).toContain('<label>Trunkline Service Account</label>');
    const opened = [...permissionSet.matchAll(/<(\w+)[ >]/g)].map(([, tag]) => tag!);
    const closed = [...permissionSet.matchAll(/<\/(\w+)>/g)].map(([, tag]) => tag!);
    expect(sorted(closed)).toEqual(sorted(opened));
  });

  test('grants what the card looks for and an EmailMessage needs, what Salesforce wants beside it, and no more', () => {
    const all = new Set([...needed, ...neededForEmailMessage, ...besideViewAllData]);
    expect(sorted(permissions)).toEqual(sorted(all));
  });

  test('without Enhanced Email is the same, but for where the key’s field is', () => {
    const folder = 'salesforce/without-enhanced-email/main/default';
    const withoutDescription = (text: string) => text.replace(/<description>.*<\/description>/, '');
    const other = readFileSync(
      `${folder}/permissionsets/Trunkline_Service_Account.permissionset-meta.xml`,
      'utf8',
    );
    expect(withoutDescription(other)).toBe(
      withoutDescription(permissionSet).replace('EmailMessage.TrunklineKey__c', 'Task.TrunklineKey__c'),
    );
    const field = (path: string) =>
      withoutDescription(readFileSync(`${path}/fields/TrunklineKey__c.field-meta.xml`, 'utf8'));
    expect(field(`${folder}/objects/Activity`)).toBe(
      field('salesforce/force-app/main/default/objects/EmailMessage'),
    );
  });

  test('does not grant Modify All Data', () => {
    expect(permissionSet).not.toContain('ModifyAllData');
  });

  test('has no user permission in a form that the other tests would not see', () => {
    expect(permissionSet.split('<userPermissions>')).toHaveLength(permissions.length + 1);
  });
});

describe.each([
  ['urlFetchWhitelist', manifest.urlFetchWhitelist],
  ['openLinkUrlPrefixes', manifest.addOns.common.openLinkUrlPrefixes],
])('%s', (_list, prefixes) => {
  const matching = (host: string) =>
    prefixes.filter((prefix) => isAllowed(`https://${host}/services/oauth2/token`, [prefix]));

  test.each(Object.keys(MY_DOMAIN_SUFFIXES))('has exactly one prefix for orgs below %s', (suffix) => {
    expect(matching(`acme--uat.${suffix}`)).toHaveLength(1);
  });

  test('lets no other wildcard in', () => {
    const wildcards = prefixes.filter((prefix) => prefix.includes('*'));
    const expected = Object.keys(MY_DOMAIN_SUFFIXES).map((suffix) => `https://*.${suffix}/`);
    expect(sorted(wildcards)).toEqual(sorted(expected));
  });

  test('does not take another host for an org', () => {
    expect(matching('acme.my.salesforce.com.example.com')).toEqual([]);
    expect(matching('a.b.my.salesforce.com')).toEqual([]);
  });
});

describe('the guide', () => {
  test.each([
    HOME.notSetUp,
    HOME.setUp,
    HOME.syncNow,
    HOME.administration,
    ORGANIZATIONS.connectivity,
    ORGANIZATIONS.settings,
    ORGANIZATIONS.admins,
    CONNECTIVITY.switchLabel,
    CONNECTIVITY.stepApp,
    CONNECTIVITY.stepKeys,
    CONNECTIVITY.stepConnect,
    `${CONNECTIVITY.credentials}: ${ENVIRONMENT_NAMES.production}`,
    `${CONNECTIVITY.credentials}: ${ENVIRONMENT_NAMES.sandbox}`,
    CONNECTIVITY.connect.production,
    CONNECTIVITY.connect.sandbox,
    CONNECTIVITY.established,
    CONNECTIVITY.check,
    CONNECTIVITY.checkAgain,
    CONNECTIVITY.checked,
    CONNECTIVITY.connectOther,
    CONNECTIVITY.permissions,
    CREDENTIALS.host,
    CREDENTIALS.consumerKey,
    CREDENTIALS.consumerSecret,
    CREDENTIALS.refreshTokenDays,
    CREDENTIALS.save,
    CREDENTIALS.saved,
    SCOPE.everyone,
    SCOPE.groups,
    SCOPE.domains,
    ADMINS.field,
    DISCONNECT.title,
    DISCONNECT.done,
    ORGANIZATION_STATES.blocked,
    ORGANIZATION_STATES.expiring,
  ])('calls it **%s**, as the card does', (words) => {
    expect(guide).toContain(`**${words}**`);
  });

  test.each([
    CONNECTIVITY.noAnswer,
    TOO_MUCH,
    `${PERMISSION_NAMES.viewAllData} is missing`,
    `${PERMISSION_NAMES.createEmailMessage} is missing`,
    ...(
      [
        'access.not_admin',
        'access.consumer_domain',
        'access.other_installation',
        'auth.lost',
        'auth.denied',
        'auth.code_refused',
        'auth.state_invalid',
        'google.permission_missing',
        'salesforce.rate_limited',
        'salesforce.unavailable',
        'unexpected',
      ] as const
    ).map((code) => describeError(code, {}).what),
    describeError('input.invalid', { field: 'host', reason: 'environment', environment: 'production' }).what,
    describeError('input.invalid', { field: 'host', reason: 'environment', environment: 'sandbox' }).what,
    describeError('auth.person_account', { name: '…', address: '' }).what.split('…')[0]!,
  ])('tells what to do about “%s”', (words) => {
    // A table ends the sentence with what it is about, not with a full stop.
    expect(guide).toContain(words.replace(/\.$/, ''));
  });

  test('tells of the callback address as the script makes it', () => {
    expect(guide).toMatch(/https:\/\/script\.google\.com\/macros\/d\/\S+\/usercallback/);
  });

  test('names every click of the permission set by its name in Setup', () => {
    const byHand = guide.slice(guide.indexOf('Or click by click'), guide.indexOf('Then, either way'));
    const names = guide
      .split('\n')
      .filter((line) => granted().some((name) => line.startsWith(`| \`${name}\``)))
      .map((line) => line.split('|')[2]!.trim());
    expect(names).toHaveLength(granted().length);
    expect(names.filter((name) => !byHand.includes(name))).toEqual([]);
  });

  test('marks what was not tried with one and the same words', () => {
    const marks = guide.match(/\(not (?:yet )?(?:tried|tested)[^)]*\)/g) ?? [];
    expect(new Set(marks)).toEqual(new Set(['(not tried on a live domain)']));
  });

  test('has no link to a heading that is not there', () => {
    const slug = (heading: string) =>
      heading
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-');
    const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading!));
    const links = [...guide.matchAll(/\]\(#([^)]+)\)/g)].map(([, target]) => target!);
    expect(links.filter((target) => !headings.includes(target))).toEqual([]);
    expect(links).not.toEqual([]);
  });
});
