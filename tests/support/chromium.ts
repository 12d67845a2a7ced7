import { findTool } from '../../scripts/lib/tools.ts';

/** Installed Chromium, Chrome or Edge; `undefined` when there is none. */
export function chromiumPath(): string | undefined {
  return findTool('chromium');
}

/** Root has no sandbox of its own (containers); everybody else keeps it. */
export function chromiumArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
}
