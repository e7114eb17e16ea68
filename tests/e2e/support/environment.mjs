/** Where a test fails, whoever wants to is told before anything is cleared away: `globalThis.onTestFailure`. */
import { TestEnvironment } from 'jest-environment-node';

export default class TellsOfFailures extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure') await this.global.onTestFailure?.(event.test.name);
  }
}
