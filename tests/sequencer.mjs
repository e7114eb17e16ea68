/** The longest files first, so that no core is idle at the end. Jest knows how long they take only where they have run before; a fresh clone has not. */
import Sequencer from '@jest/test-sequencer';

const LONG = ['tests/fuzz/', 'tests/faults/', 'tests/e2e/map', 'tests/e2e/import', 'tests/e2e/account', 'tests/e2e/second-thoughts', 'tests/policy/', 'apps/server/src/main.', 'libs/ui/', 'libs/graph-view/'];
const rank = ({ path }) => {
  const found = LONG.findIndex((part) => path.includes(part));
  return found < 0 ? LONG.length : found;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const usual = super.sort(tests);
    return usual.map((test, index) => ({ test, index })).sort((a, b) => rank(a.test) - rank(b.test) || a.index - b.index).map(({ test }) => test);
  }
}
