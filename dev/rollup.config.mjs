// Builds the local host into build/: the worker and what runs inside it, the page, and the command line.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import nodeResolve from '@rollup/plugin-node-resolve';
import ts from 'typescript';

/** Takes the types away, file by file; `npm run check` checks them, and here that would only be slow. */
const compile = () => ({
  name: 'compile',
  transform(code, id) {
    if (!id.endsWith('.ts')) return null;
    const compilerOptions = { target: 'ES2022', module: 'ESNext', verbatimModuleSyntax: true };
    const { outputText } = ts.transpileModule(code, { compilerOptions, fileName: id });
    return { code: outputText, map: null };
  },
});
const isNode = (id) => id.startsWith('node:') || builtinModules.includes(id);
const isPackage = (id) => /^[@a-z]/i.test(id) && !id.startsWith('/');

export const forNode = (input, file) => ({
  input,
  output: { file, format: 'cjs', exports: 'auto' },
  external: (id) => isNode(id) || isPackage(id),
  plugins: [compile(), nodeResolve({ extensions: ['.ts', '.js'] })],
});

const FONTS = [
  'node_modules/material-symbols/material-symbols-outlined.woff2',
  ...['latin', 'latin-ext'].flatMap((subset) =>
    [400, 500, 700].map(
      (weight) => `node_modules/@fontsource/google-sans/files/google-sans-${subset}-${weight}-normal.woff2`,
    ),
  ),
];

const pageAssets = () => ({
  name: 'page-assets',
  writeBundle() {
    mkdirSync('build/page/fonts', { recursive: true });
    for (const font of FONTS) copyFileSync(font, join('build/page/fonts', font.split('/').at(-1)));
    for (const file of readdirSync('dev/page').filter((name) => /\.(html|css)$/.test(name))) {
      copyFileSync(join('dev/page', file), join('build/page', file));
    }
  },
});

export default [
  forNode('dev/apps-script/worker.ts', 'build/worker.js'),
  forNode('dev/host/cli.ts', 'build/cli.js'),
  forNode('dev/host/salesforce-cli.ts', 'build/salesforce.js'),
  forNode('dev/demo/cli.ts', 'build/demo.js'),
  forNode('dev/bench/cli.ts', 'build/bench.js'),
  forNode('dev/mail/cli.ts', 'build/mail.js'),
  forNode('dev/services-list/cli.ts', 'build/services-list.js'),
  {
    input: 'dev/apps-script/inside/main.ts',
    output: { file: 'build/inside.js', format: 'iife' },
    plugins: [compile(), nodeResolve({ extensions: ['.ts', '.js'] })],
  },
  {
    input: 'dev/page/main.ts',
    output: { file: 'build/page/page.js', format: 'es' },
    plugins: [compile(), nodeResolve({ extensions: ['.ts', '.js'], browser: true }), pageAssets()],
  },
];
