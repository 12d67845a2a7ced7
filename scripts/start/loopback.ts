/** The services and the loopback door in this process, and their orderly end. */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { showInFileManager } from '../../electron/loopback/file-manager.ts';
import { startLoopback, type Loopback } from '../../electron/loopback/server.ts';
import { defaultHome } from '../../electron/service/settings.ts';
import { createWorkbench } from '../../electron/service/workbench.ts';
import { root } from '../lib/run.ts';
import { RENDERER_DIR } from './build.ts';
import { say } from './say.ts';

export interface RunningLoopback extends Pick<Loopback, 'origin' | 'startAddress' | 'opened'> {
  /** Runs when the workbench ends, before the program does. */
  onEnd(work: () => Promise<void>): void;
  /** Closes the door and the casefile, then ends the program. */
  end(): Promise<void>;
}

/** @param file casefile to offer for opening, or ''. */
export async function openLoopback(file: string): Promise<RunningLoopback> {
  const home = defaultHome();
  const workbench = createWorkbench({
    home,
    packsDirs: [path.join(root, 'templates'), path.join(home, 'packs')],
    calendarDir: path.join(root, 'resources', 'work-calendar'),
    door: 'loopback',
    version: (JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version,
    now: () => new Date(),
    newId: randomUUID,
    showFile: showInFileManager,
  });
  const loopback = await startLoopback({
    invoke: (name, input) => workbench.invoke(name, input),
    rendererDir: RENDERER_DIR,
    ...(file ? { openFile: file } : {}),
  });
  const endings: (() => Promise<void>)[] = [];
  let ending: Promise<void> | undefined;
  const end = (): Promise<void> =>
    (ending ??= (async () => {
      // The casefile first: calls in progress end, and the window may still hear their answers.
      await workbench.close();
      await loopback.close();
      for (const work of endings) await work();
      process.exit(0);
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      say('正在关闭案卷……');
      void end();
    });
  return {
    origin: loopback.origin,
    startAddress: () => loopback.startAddress(),
    opened: () => loopback.opened(),
    onEnd: (work) => void endings.push(work),
    end,
  };
}
