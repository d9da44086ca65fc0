/** Holds the sources to ARCHITECTURE sections 2 to 5: who may import whom, where a platform global may stand, sizes. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : path.endsWith('.ts') ? [path] : [];
  });
}

interface Import {
  from: string;
  target: string;
  isTypeOnly: boolean;
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    named !== undefined && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
  );
}

function importsOf(file: string): Import[] {
  return parsed(file)
    .statements.filter(ts.isImportDeclaration)
    .map((node) => {
      const text = (node.moduleSpecifier as ts.StringLiteral).text;
      const target = text.startsWith('.') ? normalize(join(dirname(file), text)) : text;
      return { from: file, target, isTypeOnly: isTypeOnly(node) };
    });
}

/** `src/oauth/renew.ts` is of the place `oauth`, `src/app.ts` of `app`. */
function placeOf(path: string): string {
  return relative('src', path).replace(/\.ts$/, '').split('/')[0]!;
}

const CORE = ['sync', 'organization', 'people'];
const EVERYWHERE = ['errors', 'decode'];

/** ARCHITECTURE section 2; `decode` is docs/decisions/0002. A place may always import itself. */
const MAY_IMPORT: Record<string, string[]> = {
  index: ['boundary', 'handlers'],
  'handler-names': [],
  boundary: ['app', 'cards', 'text', 'handler-names'],
  app: [
    'alerts',
    'google',
    'oauth',
    'organization',
    'people',
    'ports',
    'runtime',
    'salesforce',
    'store',
    'sync',
  ],
  ports: [],
  errors: [],
  decode: [],
  handlers: ['app', 'cards', 'text', 'handler-names'],
  cards: ['handler-names', 'text'],
  text: [],
  sync: ['organization', 'people', 'google', 'salesforce', 'store', 'ports'],
  alerts: ['organization', 'people', 'store', 'text', 'ports'],
  organization: ['people', 'oauth', 'salesforce', 'store', 'ports'],
  people: ['google', 'salesforce', 'store', 'ports'],
  salesforce: ['ports'],
  oauth: ['store', 'ports'],
  google: ['ports'],
  store: ['ports'],
  runtime: ['ports', 'handler-names'],
};

/** Only as `import type`. */
const TYPES_OF: Record<string, string[]> = {
  handlers: CORE,
  cards: CORE,
  text: CORE,
};

const sources = filesBelow('src');

describe('src/', () => {
  test('every place is in the table', () => {
    const places = [...new Set(sources.map(placeOf))].sort();
    expect(places).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  test('imports go only where the table allows', () => {
    const wrong = sources
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('src'))
      .filter(({ from, target, isTypeOnly }) => {
        const [own, other] = [placeOf(from), placeOf(target)];
        if (own === other || EVERYWHERE.includes(other)) return false;
        if (TYPES_OF[own]?.includes(other)) return !isTypeOnly;
        return !MAY_IMPORT[own]!.includes(other);
      });
    expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  test('nothing comes from a package, nor from outside src/', () => {
    const foreign = sources.flatMap(importsOf).filter(({ target }) => !target.startsWith('src'));
    expect(foreign).toEqual([]);
  });

  test('no file is over 200 lines', () => {
    const long = sources.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 200);
    expect(long).toEqual([]);
  });

  test('no file has a name that says nothing', () => {
    const vague = sources.filter((file) => /(^|[/-])(utils?|helpers?|common|misc|manager|base)\b/.test(file));
    expect(vague).toEqual([]);
  });

  test('a file opens with one comment that says what it owns', () => {
    const silent = sources.filter(
      (file) => !/^\/\*\*[^]*?\bOwns\b/.test(readFileSync(file, 'utf8').slice(0, 400)),
    );
    expect(silent).toEqual([]);
  });

  test('AppError is the only class, and nothing is async', () => {
    const classes: string[] = [];
    const visit = (file: string) => (node: ts.Node) => {
      if (ts.isClassLike(node) && node.name?.text !== 'AppError') classes.push(`${file}: class`);
      if (node.kind === ts.SyntaxKind.AsyncKeyword || ts.isAwaitExpression(node))
        classes.push(`${file}: async`);
      ts.forEachChild(node, visit(file));
    };
    for (const file of sources) ts.forEachChild(parsed(file), visit(file));
    expect(classes).toEqual([]);
  });

  test('no parameter is a boolean', () => {
    const flags: string[] = [];
    const visit = (file: string) => (node: ts.Node) => {
      if (
        ts.isParameter(node) &&
        node.type?.kind === ts.SyntaxKind.BooleanKeyword &&
        ts.isFunctionDeclaration(node.parent)
      ) {
        flags.push(`${file}: ${node.getText()}`);
      }
      ts.forEachChild(node, visit(file));
    };
    for (const file of sources) ts.forEachChild(parsed(file), visit(file));
    expect(flags).toEqual([]);
  });
});

const PLATFORM = [
  'UrlFetchApp',
  'PropertiesService',
  'CacheService',
  'LockService',
  'Session',
  'ScriptApp',
  'Utilities',
  'MailApp',
  'HtmlService',
  'console',
  'Logger',
  'GmailApp',
  'CalendarApp',
  'AdminDirectory',
  'ContentService',
];

function globalsIn(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && [...PLATFORM, 'CardService'].includes(node.text)) {
      const { parent } = node;
      const isMember = ts.isPropertyAccessExpression(parent) && parent.name === node;
      const isType = ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent);
      if (!isMember && !isType) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(file));
  return found;
}

describe('platform globals', () => {
  test('only runtime/ names the services', () => {
    const wrong = sources
      .filter((file) => placeOf(file) !== 'runtime')
      .flatMap((file) =>
        globalsIn(file)
          .filter((name) => name !== 'CardService')
          .map((name) => `${file}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  test('only cards/ names CardService', () => {
    const wrong = sources.filter(
      (file) => placeOf(file) !== 'cards' && globalsIn(file).includes('CardService'),
    );
    expect(wrong).toEqual([]);
  });

  test('the test itself sees a global', () => {
    expect(globalsIn('src/runtime/http.ts')).toEqual(['UrlFetchApp']);
  });
});

/** What crosses between inside and outside, and tables that both read. */
const SHARED = ['wire', 'card-limits', 'advanced-apis'].map((name) => `dev/apps-script/${name}`);

describe('the two worlds', () => {
  const devSources = filesBelow('dev');

  test('src/ does not name dev/, dev/ does not import src/', () => {
    const naming = sources.filter((file) => /\bdev\//.test(readFileSync(file, 'utf8')));
    const importing = devSources.flatMap(importsOf).filter(({ target }) => target.startsWith('src'));
    expect(naming).toEqual([]);
    expect(importing).toEqual([]);
  });

  test.each([
    ['dev/world', ['dev/world']],
    ['dev/google', ['dev/google', 'dev/world']],
    ['dev/salesforce', ['dev/salesforce', 'dev/world']],
    ['dev/apps-script', ['dev/apps-script', 'dev/world']],
    ['dev/page', ['dev/page', 'dev/host/api']],
  ])('%s imports only what it may', (place, allowed) => {
    const wrong = devSources
      .filter((file) => file.startsWith(`${place}/`))
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('dev'))
      .filter(({ target }) => !allowed.some((one) => target === one || target.startsWith(`${one}/`)));
    expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  test('the inside knows nothing of the outside but the wire and the tables that both read', () => {
    const wrong = filesBelow('dev/apps-script/inside')
      .flatMap(importsOf)
      .filter(({ target }) => !target.startsWith('dev/apps-script/inside'))
      .filter(({ target }) => !SHARED.includes(target));
    expect(wrong.map(({ from, target }) => `${from} → ${target}`)).toEqual([]);
  });

  test('no file of dev/ is over 200 lines', () => {
    const long = devSources.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 200);
    expect(long).toEqual([]);
  });
});
