import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, type TestContext } from 'vitest';

/** A real file system of a given size. Skips visibly where mounting is not permitted (no root, no privileges in the container). */
export function smallDisk(context: TestContext, size: string): { folder: string; remount(options: string): void } {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { encoding: 'utf8' });
  onTestFinished(() => {
    if (mounted.status === 0) spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  const why = (mounted.error?.message ?? mounted.stderr).trim();
  context.skip(mounted.status !== 0, `a small file system cannot be mounted here: ${why}`);
  const remount = (options: string) => {
    const done = spawnSync('mount', ['-o', `remount,${options}`, folder], { encoding: 'utf8' });
    expect(done.stderr).toBe('');
  };
  return { folder, remount };
}
