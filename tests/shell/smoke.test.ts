/** The real Electron, where its runtime is present. Elsewhere the test is skipped and says why. */
import { _electron } from '@playwright/test';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildMain, buildRenderer } from '../../scripts/start/build.ts';
import { installedElectron } from '../../scripts/start/electron.ts';
import { hasDisplay } from '../../scripts/start/display.ts';

const root = join(import.meta.dirname, '../..');
const runtime = installedElectron();
const reason = !runtime ? 'no Electron runtime on this machine' : !hasDisplay() ? 'no display' : '';

it.skipIf(reason !== '')(
  `Electron starts, shows the window, answers a call, and refuses the network${reason ? ` (skipped: ${reason})` : ''}`,
  { timeout: 120_000 },
  async () => {
    await buildRenderer();
    await buildMain();
    const home = mkdtempSync(join(tmpdir(), 'electron-'));
    const app = await _electron.launch({
      executablePath: runtime,
      args: [root, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...process.env, WORKBENCH_HOME: home } as Record<string, string>,
    });
    try {
      const page = await app.firstWindow();
      await page.getByRole('button', { name: '新建案卷' }).first().waitFor();
      expect(page.url()).toMatch(/^app:\/\/workbench\/index\.html/);
      const info = await page.evaluate(() =>
        (window as unknown as { workbench: { invoke(n: string, i: unknown): Promise<unknown> } }).workbench.invoke(
          'app.info',
          {},
        ),
      );
      expect(info).toMatchObject({ ok: true, result: { door: 'electron', nativeDialogs: true } });
      expect(await page.evaluate(() => fetch('https://example.org/').then(String, () => 'refused'))).toBe('refused');
      expect(await page.evaluate(() => typeof (globalThis as { process?: unknown }).process)).toBe('undefined');
    } finally {
      await app.close();
      expect(existsSync(join(home, 'settings.json'))).toBe(true);
      expect(readFileSync(join(home, 'settings.json'), 'utf8')).toContain('device');
      rmSync(home, { recursive: true, force: true });
    }
  },
);
