/** Holds the built bundle to what Apps Script takes, and its public names to the one list of them. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, Script } from 'node:vm';
import { parse } from 'acorn';
import ts from 'typescript';
import { HANDLER_NAMES } from '../src/handler-names';
import { MY_DOMAIN_SUFFIXES } from '../src/oauth/hosts';

const bundle = readFileSync('dist/Code.js', 'utf8');
const manifest = JSON.parse(readFileSync('dist/appsscript.json', 'utf8')) as {
  oauthScopes: string[];
  urlFetchWhitelist: string[];
  addOns: {
    common: {
      homepageTrigger: { runFunction: string };
      universalActions: { runFunction: string }[];
      openLinkUrlPrefixes: string[];
    };
    gmail: { homepageTrigger: { runFunction: string }; contextualTriggers: { onTriggerFunction: string }[] };
  };
};

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

/** Texts typed HandlerName in cards, triggers and state tokens: they are literals, so the sources tell. */
function namesUsedInSources(): string[] {
  const names: string[] = [];
  const known = new Set<string>(HANDLER_NAMES);
  for (const file of filesBelow('src').filter((path) => !/handler-names|index\.ts$/.test(path))) {
    const visit = (node: ts.Node): void => {
      if (ts.isStringLiteral(node) && known.has(node.text)) names.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true));
  }
  return names;
}

const manifestNames = [
  manifest.addOns.common.homepageTrigger.runFunction,
  ...manifest.addOns.common.universalActions.map(({ runFunction }) => runFunction),
  manifest.addOns.gmail.homepageTrigger.runFunction,
  ...manifest.addOns.gmail.contextualTriggers.map(({ onTriggerFunction }) => onTriggerFunction),
];

describe('public names', () => {
  const program = parse(bundle, { ecmaVersion: 2020, sourceType: 'script' });
  const stubs = program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
  const others = program.body.flatMap((node) =>
    node.type === 'VariableDeclaration'
      ? node.declarations.map(({ id }) => (id.type === 'Identifier' ? id.name : '?'))
      : [],
  );

  test('the stubs of the bundle are the list of handler names', () => {
    expect(sorted(stubs)).toEqual(sorted(HANDLER_NAMES));
  });

  test('beside them the bundle has one name, which is private', () => {
    expect(others).toEqual(['Trunkline_']);
  });

  test('every name is used by the manifest, a card, a trigger or a state token', () => {
    expect(sorted([...manifestNames, ...namesUsedInSources()])).toEqual(sorted(HANDLER_NAMES));
  });
});

describe('what Apps Script takes', () => {
  test('it is a script of ES2020: no modules, no class fields', () => {
    expect(() => parse(bundle, { ecmaVersion: 2020, sourceType: 'script' })).not.toThrow();
    expect(() => parse('class A { b = 1 }', { ecmaVersion: 2020, sourceType: 'script' })).toThrow();
  });

  test('loading it touches no service', () => {
    const context = createContext(Object.create(null) as object);
    expect(() => void new Script(bundle).runInContext(context)).not.toThrow();
  });

  test('dist/ holds the bundle and the manifest, and nothing else', () => {
    expect(readdirSync('dist').sort()).toEqual(['Code.js', 'appsscript.json']);
  });
});

describe('the manifest', () => {
  test('both host lists have every kind of My Domain', () => {
    for (const suffix of Object.keys(MY_DOMAIN_SUFFIXES)) {
      expect(manifest.urlFetchWhitelist).toContain(`https://*.${suffix}/`);
      expect(manifest.addOns.common.openLinkUrlPrefixes).toContain(`https://*.${suffix}/`);
    }
  });

  test('it asks for no scope that would hide mail from gmail.readonly, and has no web app or API', () => {
    expect(manifest.oauthScopes.filter((scope) => scope.endsWith('gmail.metadata'))).toEqual([]);
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['webapp']));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(['executionApi']));
  });
});
