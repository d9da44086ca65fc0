// Builds the product's bench into build/; what it measures is dist/ and the local host, which are built before.
import { forNode } from '../../dev/rollup.config.mjs';

export default forNode('test/bench/cli.ts', 'build/product-bench.js');
