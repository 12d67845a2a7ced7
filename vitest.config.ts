import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { ensureFontConfig } from './scripts/lib/fonts.ts';
import { TEST_CACHES } from './scripts/lib/test-caches.ts';
import { LongestFirst } from './scripts/lib/vitest-order.ts';

// The product runs on the Node that is pinned as a dev dependency; its SQLite build crashes an older one. Called
// directly from a shell with an older Node, the runner starts itself again on the pinned one.
if (Number(process.versions.node.split('.')[0]) < 24) {
  const pinned = path.resolve('node_modules/node/bin/node');
  const again = spawnSync(pinned, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const fontConfig = ensureFontConfig();
Object.assign(process.env, TEST_CACHES);

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    // The browser walks run at the same time; these only end what hangs.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: fontConfig ? { FONTCONFIG_FILE: fontConfig } : {},
  },
});
