/** File paths as text, for showing and proposing them; whether they exist is the workbench's business. */

export const CASEFILE_EXTENSION = '.iovcase';

const separatorOf = (path: string): string => (path.includes('\\') ? '\\' : '/');

const WHOLE = /^(?:\/|[A-Za-z]:[\\/]|\\\\)/;

/** A name that is a whole path already, as people paste it, stays one. */
export function joinPath(folder: string, name: string): string {
  if (WHOLE.test(name)) return name;
  const separator = separatorOf(folder);
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

export function folderOf(path: string): string {
  const at = path.lastIndexOf(separatorOf(path));
  return at < 0 ? '' : path.slice(0, at) || separatorOf(path);
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf(separatorOf(path)) + 1);
}

/** A name every system takes; '' stays ''. */
export function safeFileName(name: string): string {
  return name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
    .trim()
    .replace(/[. ]+$/, '')
    .slice(0, 80);
}

export function withExtension(path: string): string {
  return path.toLowerCase().endsWith(CASEFILE_EXTENSION) ? path : path + CASEFILE_EXTENSION;
}

/** `1.2 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
