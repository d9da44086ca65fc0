/** What a manifest is refused for: one sentence each, with the path of the field. */

import { COMMON, createFolder, type Folder, MANIFEST } from './folder';

let folder: Folder;
beforeEach(() => (folder = createFolder()));
afterEach(() => folder.remove());

const CODE = 'function onHome() {}\nconst cards = { onMail() {} };\nfunction hidden_() {}\n';

function refusal(manifest: object | string): string[] {
  folder.write({ 'appsscript.json': manifest, 'Code.js': CODE });
  return folder.refusal();
}

const withCommon = (common: object) => ({ ...MANIFEST, addOns: { common: { ...COMMON, ...common } } });
const withGmail = (gmail: object) => ({ ...MANIFEST, addOns: { common: COMMON, gmail } });
const contextual = (...functions: string[]) => ({
  contextualTriggers: functions.map((onTriggerFunction) => ({ unconditional: {}, onTriggerFunction })),
});

test.each<[string, string | object, string]>([
  ['a comma at the end', '{\n  "timeZone": "GMT",\n}', 'appsscript.json, line 3: unexpected ‘}’.'],
  ['a comment', '{\n  // zone\n  "timeZone": "GMT"}', 'appsscript.json, line 2: unexpected comment.'],
  ['no end', '{"timeZone": [1, 2', 'appsscript.json, line 1: unexpected the end of the file.'],
  ['a bare name', '{\n\n timeZone: "GMT"}', 'appsscript.json, line 3: unexpected ‘timeZone’.'],
  ['more after it', '{}\n{}', 'appsscript.json, line 2: unexpected ‘{’.'],
  ['a list', '[]', 'appsscript.json: It must be an object.'],
])('%s', (_what, manifest, words) => {
  expect(refusal(manifest)).toEqual([words]);
});

test.each<[string, object, string]>([
  ['an unknown field', { ...MANIFEST, zone: 'GMT' }, 'zone is no field that a manifest has.'],
  ['$schema', { ...MANIFEST, $schema: 'https://x.y/' }, '$schema is no field that a manifest has.'],
  ['an unknown zone', { ...MANIFEST, timeZone: 'Oslo' }, 'timeZone must be a time zone such as Europe/Oslo.'],
  [
    'the old runtime',
    { ...MANIFEST, runtimeVersion: 'DEPRECATED_ES5' },
    'runtimeVersion must be V8, not "DEPRECATED_ES5".',
  ],
  ['a text for a list', { ...MANIFEST, oauthScopes: 'x' }, 'oauthScopes must be a list.'],
  [
    'a scope that is none',
    { ...MANIFEST, oauthScopes: ['gmail.readonly'] },
    'oauthScopes[0] must be a scope such as https://…/auth/NAME, not "gmail.readonly".',
  ],
  ['no common', { ...MANIFEST, addOns: { gmail: {} } }, 'addOns.common is required, and missing.'],
  [
    'no logo',
    { ...MANIFEST, addOns: { common: { name: 'X' } } },
    'addOns.common.logoUrl is required, and missing.',
  ],
  [
    'a logo without https',
    withCommon({ logoUrl: 'http://x.y/z.png' }),
    'addOns.common.logoUrl must be an address that begins with https://, not "http://x.y/z.png".',
  ],
  [
    'an unknown host',
    { ...MANIFEST, addOns: { common: COMMON, outlook: {} } },
    'addOns.outlook is no field that a manifest has.',
  ],
  [
    'no flag',
    withCommon({ useLocaleFromApp: 'yes' }),
    'addOns.common.useLocaleFromApp must be true or false.',
  ],
  [
    'an action that does two things',
    withCommon({ universalActions: [{ label: 'A', openLink: 'https://x.y/', runFunction: 'onHome' }] }),
    'addOns.common.universalActions[0] must have either openLink or runFunction.',
  ],
  [
    'two contextual triggers',
    withGmail(contextual('onHome', 'onHome')),
    'addOns.gmail.contextualTriggers must have exactly one entry, which is run for every mail.',
  ],
  [
    'a condition',
    withGmail({ contextualTriggers: [{ onTriggerFunction: 'onHome' }] }),
    'addOns.gmail.contextualTriggers[0].unconditional is required, and missing.',
  ],
  [
    'an access of Calendar that is none',
    { ...MANIFEST, addOns: { common: COMMON, calendar: { currentEventAccess: 'ALL' } } },
    'addOns.calendar.currentEventAccess must be METADATA or READ or WRITE or READ_WRITE, not "ALL".',
  ],
  [
    'a library without a version',
    { ...MANIFEST, dependencies: { libraries: [{ userSymbol: 'A', libraryId: 'x' }] } },
    'dependencies.libraries[0].version is required, and missing.',
  ],
  [
    'a service under no name',
    {
      ...MANIFEST,
      dependencies: { enabledAdvancedServices: [{ userSymbol: '1', serviceId: 'gmail', version: 'v1' }] },
    },
    'dependencies.enabledAdvancedServices[0].userSymbol must be an identifier, not "1".',
  ],
  [
    'a function that is not there',
    withGmail(contextual('onMail')),
    'addOns.gmail.contextualTriggers[0].onTriggerFunction names onMail, which no file has.',
  ],
  [
    'a private function',
    withCommon({ homepageTrigger: { runFunction: 'hidden_' } }),
    'addOns.common.homepageTrigger.runFunction names hidden_, which is private.',
  ],
])('%s', (_what, manifest, words) => {
  expect(refusal(manifest)).toEqual([`appsscript.json: ${words}`]);
});

test.each([
  ['http://x.example/', 'must begin with https://: http://x.example/.'],
  ['https://x.example', 'must have a path, at least a slash at its end: https://x.example.'],
  ['https://*.*.example/', 'may have one * only, as the host’s first label: https://*.*.example/.'],
  ['https://x.*.example/', 'may have one * only, as the host’s first label: https://x.*.example/.'],
  ['https://localhost/', 'must have a full host: https://localhost/.'],
  ['x.example/', 'must be an address such as https://*.example.com/, not x.example/.'],
])('the prefix %s is refused in both lists', (prefix, words) => {
  expect(refusal({ ...MANIFEST, urlFetchWhitelist: ['https://a.example/', prefix] })).toEqual([
    `appsscript.json: urlFetchWhitelist[1] ${words}`,
  ]);
  expect(refusal(withCommon({ openLinkUrlPrefixes: [prefix] }))).toEqual([
    `appsscript.json: addOns.common.openLinkUrlPrefixes[0] ${words}`,
  ]);
});

test('a lone * allows all links, but not all fetches', () => {
  expect(refusal({ ...MANIFEST, urlFetchWhitelist: ['*'] })).toHaveLength(1);
  folder.write({ 'appsscript.json': withCommon({ openLinkUrlPrefixes: ['*'] }) });
  expect(folder.load().manifest.addOns!.common.openLinkUrlPrefixes).toEqual(['*']);
});

test('all that is wrong is said at once', () => {
  expect(refusal({ timeZone: 3, addOns: { common: {} } })).toHaveLength(3);
});

test('a method of an object may be named, and a byte order mark is no error', () => {
  folder.write({
    'appsscript.json': `\uFEFF${JSON.stringify(withGmail(contextual('cards.onMail')))}`,
    'Code.js': CODE,
  });
  expect(folder.load().functions).toContain('cards');
});

test('the section gmail of older add-ons becomes the sections of today', () => {
  folder.write({
    'appsscript.json': {
      oauthScopes: [],
      gmail: {
        ...COMMON,
        primaryColor: '#123456',
        openLinkUrlPrefixes: ['https://x.example/'],
        universalActions: [{ text: 'Help', openLink: 'https://x.example/help' }],
        ...contextual('onHome'),
      },
    },
    'Code.js': CODE,
  });
  const { manifest, notes } = folder.load();
  expect(manifest.addOns).toEqual({
    common: {
      ...COMMON,
      layoutProperties: { primaryColor: '#123456' },
      openLinkUrlPrefixes: ['https://x.example/'],
      universalActions: [{ label: 'Help', openLink: 'https://x.example/help' }],
    },
    gmail: contextual('onHome'),
  });
  expect(manifest.timeZone).toBe('America/New_York');
  expect(notes).toHaveLength(2);
});

test('scopes that the manifest does not name are derived from the code, which is said', () => {
  folder.write({
    'appsscript.json': { timeZone: 'GMT' },
    'Code.js': `function f() {
      UrlFetchApp.fetch('https://x.example/');
      ScriptApp.getScriptId();
      // MailApp.sendEmail
      return Session.getEffectiveUser();
    }`,
  });
  const { manifest, notes } = folder.load();
  expect(manifest.oauthScopes).toEqual([
    'https://www.googleapis.com/auth/script.external_request',
    'https://www.googleapis.com/auth/userinfo.email',
  ]);
  expect(notes).toEqual([expect.stringMatching(/derived from the code.*userinfo\.email\.$/) as string]);
});

test.each([
  ['a syntax error', 'function f() {\n  return 1 +;\n}', 'Code.js, line 2: Unexpected token.'],
  ['a module', '\nimport x from "y";', /^Code\.js, line 2: 'import' and 'export' may appear only/],
  [
    'a private member',
    'class A {\n  #b = 1;\n}',
    'Code.js, line 2: Apps Script knows no private class members.',
  ],
  [
    'a static field',
    'class A { static b = 1; }',
    'Code.js, line 1: Apps Script knows no static class fields.',
  ],
])('%s is told with file and line', (_what, code, words) => {
  folder.write({ 'appsscript.json': MANIFEST, 'Code.js': code });
  expect(folder.refusal()).toEqual([
    typeof words === 'string' ? words : (expect.stringMatching(words) as string),
  ]);
});

describe('libraries', () => {
  const manifest = {
    ...MANIFEST,
    dependencies: { libraries: [{ userSymbol: 'Ledger', libraryId: 'x', version: '1' }] },
  };

  test('one that is not supplied is named, with the flag that supplies it', () => {
    folder.write({ 'appsscript.json': manifest, 'Code.js': CODE });
    expect(folder.refusal()).toEqual([expect.stringMatching(/Ledger.*--library Ledger=FILE\.$/) as string]);
  });

  test('one that the manifest does not name is one too many', () => {
    folder.write({ 'appsscript.json': manifest, 'Code.js': CODE });
    expect(folder.refusal({ Ledger: '', Other: '' })).toEqual([
      '--library Other=…: the manifest names no library with the userSymbol Other.',
    ]);
  });

  test('one that V8 would refuse is told with its file and line', () => {
    folder.write({ 'appsscript.json': manifest, 'Code.js': CODE });
    expect(folder.refusal({ Ledger: '\n}' })).toEqual(['Ledger.gs, line 2: Unexpected token.']);
  });
});
