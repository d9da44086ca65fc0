// Builds the programs that measure and torment the product into build/; dist/ and the local host are built before.
import { forNode } from '../dev/rollup.config.mjs';

export default [
  forNode('test/bench/cli.ts', 'build/product-bench.js'),
  forNode('test/bench/mailbox-cli.ts', 'build/bench-mailbox.js'),
  forNode('test/soak/cli.ts', 'build/soak.js'),
];
