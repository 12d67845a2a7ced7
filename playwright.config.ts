import { defineConfig } from '@playwright/test';
import { ensureFontConfig } from './scripts/lib/fonts.ts';
import { TEST_CACHES } from './scripts/lib/test-caches.ts';
import { chromiumArgs, chromiumPath } from './tests/support/chromium.ts';

const fontConfig = ensureFontConfig();
if (fontConfig) process.env['FONTCONFIG_FILE'] = fontConfig;
Object.assign(process.env, TEST_CACHES);
const executablePath = chromiumPath();

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'tests/.work/playwright',
  // Other tests run at the same time; these only end what hangs.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  // A walk waits a third of its time, so three keep two cores busy.
  workers: 3,
  fullyParallel: true,
  reporter: [['list'], ['./scripts/lib/playwright-tally.ts']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Recording a walk costs a third of its computing time, so only the second try of a failed one is recorded.
    trace: 'on-first-retry',
    launchOptions: { args: chromiumArgs(), ...(executablePath ? { executablePath } : {}) },
  },
});
