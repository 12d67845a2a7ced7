/** Shows a file in the system's file manager. Only the folder is handed over, never the file itself to be run. */
import { spawn } from 'node:child_process';
import { dirname } from 'node:path';

/** @returns whether there is a file manager to ask. */
export function showInFileManager(path: string): boolean {
  const [command, ...args] = fileManager(path, process.platform, process.env);
  if (!command) return false;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
  return true;
}

export function fileManager(path: string, platform: string, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'win32') return ['explorer.exe', `/select,${path}`];
  if (platform === 'darwin') return ['open', '-R', path];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', dirname(path)] : [];
}
