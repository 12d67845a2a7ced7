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
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  reporter: [['list'], ['./scripts/lib/playwright-tally.ts']],
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: { args: chromiumArgs(), ...(executablePath ? { executablePath } : {}) },
  },
});
