/**
 * The sandbox of every test file. In a usual one each mention of a global (`Math`, `Map`, `undefined` …) asks a proxy first, which takes hundreds of times as long as in a program: most of the
 * time of the tests, and none of it is the product. A context whose global is an ordinary object has nothing to ask. Where a test fails, whoever wants to is told before anything is cleared
 * away: `globalThis.onTestFailure`.
 */
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** The environment makes its context itself and takes no other: while it does, it is given an ordinary one. */
function withPlainContext(make) {
  const { createContext } = vm;
  vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
  try {
    return make();
  } finally {
    vm.createContext = createContext;
  }
}

export default class PlainEnvironment extends TestEnvironment {
  constructor(...given) {
    withPlainContext(() => super(...given));
  }

  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure') await this.global.onTestFailure?.(event.test.name);
  }
}
