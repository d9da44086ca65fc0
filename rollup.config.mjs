// Builds the add-on: one IIFE named Trunkline_, and one top-level stub for each public name (docs/decisions/0003).
import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import nodeResolve from '@rollup/plugin-node-resolve';
import typescript from 'rollup-plugin-typescript2';

const emptyDist = () => ({
  name: 'empty-dist',
  // clasp pushes any stray file in dist/.
  buildStart: () => rmSync('dist', { recursive: true, force: true }),
  writeBundle: () => copyFileSync('appsscript.json', 'dist/appsscript.json'),
});

const stub = (name) => `function ${name}(event) { return Trunkline_.${name}(event); }`;
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

export default {
  input: 'src/index.ts',
  output: {
    file: 'dist/Code.js',
    format: 'iife',
    name: 'Trunkline_',
    generatedCode: 'es2015',
    banner: `/* Trunkline ${version}, Apache-2.0. Built from source: see the repository. */`,
    footer: (chunk) => chunk.exports.map(stub).join('\n'),
  },
  treeshake: { moduleSideEffects: false },
  onwarn(warning) {
    throw new Error(warning.message);
  },
  plugins: [emptyDist(), nodeResolve(), typescript({ check: true, clean: true })],
};
