/** Which files make up a project and in which order: as clasp 3.4.1 pushes them, which the last test asks clasp itself. */

import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { createFolder, type Folder, MANIFEST } from './folder';

let folder: Folder;
beforeEach(() => (folder = createFolder()));
afterEach(() => folder.remove());

const names = () => folder.load().files.map(({ name }) => name);

test('scripts come in the order of their paths, subfolders among them, whatever their ending', () => {
  folder.write({
    'appsscript.json': MANIFEST,
    'b.gs': '',
    'Zed.js': '',
    'lib/a.js': '',
    'a.js': '',
    'node_modules/x/index.js': '',
    '.git/hook.js': '',
    'notes.md': '',
    'data.json': {},
  });
  expect(names()).toEqual(['a.js', 'b.gs', 'lib/a.js', 'Zed.js']);
});

test('html files are named without their ending, those of subfolders with the folder', () => {
  folder.write({ 'appsscript.json': MANIFEST, 'a.js': '', 'page.html': '<p>', 'views/help.html': '<b>' });
  expect(folder.load().htmlFiles).toEqual([
    { name: 'page', text: '<p>' },
    { name: 'views/help', text: '<b>' },
  ]);
});

test('.clasp.json, which may be JSON5, names the folder, the order, the endings and the script', () => {
  folder.write({
    '.clasp.json': `{
      // The last two first.
      scriptId: 'its-own-id', "rootDir": "build",
      filePushOrder: ["build/z.js", "build/sub/first.js"], scriptExtensions: ["js"],
    }`,
    'build/appsscript.json': MANIFEST,
    'build/a.js': '',
    'build/z.js': '',
    'build/other.gs': '',
    'build/sub/first.js': '',
    'outside.js': '',
  });
  expect(names()).toEqual(['z.js', 'sub/first.js', 'a.js']);
  expect(folder.load().scriptId).toBe('its-own-id');
});

test('skipSubdirectories leaves them out', () => {
  folder.write({
    '.clasp.json': { skipSubdirectories: true },
    'appsscript.json': MANIFEST,
    'a.js': '',
    'sub/b.js': '',
  });
  expect(names()).toEqual(['a.js']);
  expect(folder.load().scriptId).toBe('usual-id');
});

test('.claspignore leaves files out and takes some back, its patterns being those of the content folder', () => {
  folder.write({
    '.clasp.json': { rootDir: 'src' },
    '.claspignore': '**/**\n!appsscript.json\n!{main,kept/*}.js\n',
    'src/appsscript.json': MANIFEST,
    'src/main.js': '',
    'src/main.test.js': '',
    'src/kept/one.js': '',
  });
  expect(names()).toEqual(['kept/one.js', 'main.js']);
});

test.each<[string, Record<string, string | object>, RegExp]>([
  ['nothing', {}, /^There is no appsscript\.json in DIR\.$/],
  ['no code', { 'appsscript.json': MANIFEST }, /no \.js or \.gs file in DIR\. Build the add-on first\.$/],
  ['only TypeScript', { 'appsscript.json': MANIFEST, 'a.ts': '' }, /clasp pushes no TypeScript/],
  ['twins', { 'appsscript.json': MANIFEST, 'a.js': '', 'a.gs': '' }, /^a\.gs and a\.js would be one file/],
  ['a way out', { '.clasp.json': { rootDir: '..' } }, /rootDir leads out of the project/],
  ['nowhere', { '.clasp.json': { rootDir: 'dist' } }, /^There is no folder DIR\/dist, which \.clasp\.json/],
  ['no JSON', { '.clasp.json': '{\n  "rootDir": \n}' }, /\.clasp\.json, line 3: this is no JSON\.$/],
  [
    'an ignored manifest',
    { '.claspignore': '*.json', 'appsscript.json': MANIFEST, 'a.js': '' },
    /^\.claspignore leaves out appsscript\.json/,
  ],
])('a folder with %s is refused in a sentence', (_what, files, words) => {
  folder.write(files);
  expect(folder.refusal()).toEqual([expect.stringMatching(words) as string]);
});

test('clasp itself would push the same files', () => {
  folder.write({
    '.clasp.json': { scriptId: 'x', rootDir: 'src', filePushOrder: [], htmlExtensions: ['html', 'htm'] },
    '.claspignore': 'vendor/**\n!vendor/kept.js\n*.test.js\n',
    'src/appsscript.json': MANIFEST,
    'src/Main.gs': '',
    'src/main.test.js': '',
    'src/sub/main.test.js': '',
    'src/vendor/left-out.js': '',
    'src/vendor/kept.js': '',
    'src/page.htm': '<p>',
    'src/_hidden.js': '',
  });
  const clasp = resolve('node_modules/@google/clasp/build/src/index.js');
  const status = execFileSync(process.execPath, [clasp, 'status', '--json'], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  const { filesToPush } = JSON.parse(status) as { filesToPush: string[] };
  const project = folder.load();
  const ours = [...names(), ...project.htmlFiles.map(({ name }) => `${name}.htm`), 'appsscript.json'];
  expect(filesToPush.map((path) => path.replace('src/', '')).sort()).toEqual(ours.sort());
});
