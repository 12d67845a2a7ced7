import type { Reporter, TestModule } from 'vitest/node';
import { writeTally, type Tally } from './tally.ts';

/** Vitest reporter that writes a {@link Tally}; a file that fails before its tests counts as one failure. */
export default class VitestTally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const tally: Tally = { passed: 0, unsteady: [], failed: [], skipped: [] };
    for (const module of modules) {
      let failedHere = false;
      for (const test of module.children.allTests()) {
        const result = test.result();
        const name = `${module.relativeModuleId} › ${test.fullName}`;
        if (result.state === 'passed') {
          tally.passed += 1;
          if (test.diagnostic()?.flaky) tally.unsteady.push(name);
        } else if (result.state === 'skipped') tally.skipped.push({ name, reason: result.note ?? '' });
        else {
          tally.failed.push(name);
          failedHere = true;
        }
      }
      if (!module.ok() && !failedHere) tally.failed.push(module.relativeModuleId);
    }
    if (unhandled.length) tally.failed.push(`${unhandled.length} unhandled error(s)`);
    writeTally(tally);
  }
}
