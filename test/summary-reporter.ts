import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line, and names every skipped test: nothing is left out in silence. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const inState = (state: string) => tests.filter((test) => test.result().state === state);
    for (const test of inState('skipped')) console.log(`skipped: ${test.module.relativeModuleId} > ${test.fullName}`);
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && inState('failed').every((test) => test.module !== module),
    );
    console.log(
      `${inState('passed').length} passed, ${inState('failed').length + brokenModules.length} failed, ${inState('skipped').length} skipped`,
    );
  }
}
