import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { writeTally, type Tally } from './tally.ts';

/** Playwright reporter that writes a {@link Tally}. */
export default class PlaywrightTally implements Reporter {
  private suite: Suite | undefined;
  private readonly errors: string[] = [];

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onError(error: { message?: string }): void {
    this.errors.push(error.message?.split('\n')[0] ?? 'error outside of a test');
  }

  onEnd(): void {
    const tally: Tally = { passed: 0, unsteady: [], failed: [...this.errors], skipped: [] };
    for (const test of this.suite?.allTests() ?? []) {
      const outcome = test.outcome();
      const name = test.titlePath().filter(Boolean).join(' › ');
      if (outcome === 'skipped') tally.skipped.push({ name, reason: reasonOf(test) });
      else if (outcome === 'unexpected') tally.failed.push(name);
      else {
        tally.passed += 1;
        if (outcome === 'flaky') tally.unsteady.push(name);
      }
    }
    writeTally(tally);
  }
}

function reasonOf(test: TestCase): string {
  const annotations = [...test.annotations, ...test.results.flatMap((result) => result.annotations)];
  return annotations.find((a) => a.type === 'skip' && a.description)?.description ?? '';
}
