// Starts the test files that take longest before all others: on two cores one that begins last is waited for alone.
import Sequencer from '@jest/test-sequencer';

const SLOW = [
  'browser/demo',
  'e2e/stampede',
  'e2e/outage',
  'browser/page',
  'salesforce/rest/fuzz',
  'e2e/users',
];

export default class SlowFirst extends Sequencer {
  // jest knows how long a file took only where it ran before, which a fresh clone never did.
  sort(tests) {
    const place = ({ path }) => {
      const at = SLOW.findIndex((name) => path.endsWith(`/${name}.test.ts`));
      return at === -1 ? SLOW.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => place(one) - place(other));
  }
}
