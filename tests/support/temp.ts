import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A fresh folder outside the checkout, removed when the calling test ends. */
export function tempDir(prefix = 'workbench-test-'): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
