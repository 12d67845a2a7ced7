/** A casefile double-clicked in the file manager, before or while the program runs. */
import { app } from 'electron';
import { extname, resolve } from 'node:path';
import { CASEFILE_EXTENSION } from '../service/folder.ts';

/** @param open called with '' when the program was merely started again. */
export function listenForFiles(open: (path: string) => void): void {
  app.on('second-instance', (_event, argv, workingDirectory) => open(startFile(argv, workingDirectory)));
  // macOS sends the file as an event, at a start even before the app is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (isCasefile(path)) void app.whenReady().then(() => open(path));
  });
}

/** The casefile named on the command line, as an absolute path, or ''. */
export function startFile(argv: readonly string[], workingDirectory = process.cwd()): string {
  const file = argv.slice(1).find((argument) => !argument.startsWith('-') && isCasefile(argument));
  return file ? resolve(workingDirectory, file) : '';
}

function isCasefile(path: string): boolean {
  return extname(path).toLowerCase() === CASEFILE_EXTENSION;
}
