/** What the window's own file picker shows: folders, and the files that fit the purpose. Hidden ones are left out. */
import { existsSync, readdirSync, statSync, type Stats } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, extname, isAbsolute, join, normalize } from 'node:path';
import { WorkbenchError, type CallInput, type FolderListing } from '../../core/contract.ts';

export type FileFilter = CallInput<'app.listFolder'>['filter'];

/** File name extension of a casefile, with its dot. */
export const CASEFILE_EXTENSION = '.iovcase';

export const FILTER_EXTENSIONS: Record<FileFilter, readonly string[] | undefined> = {
  casefile: [CASEFILE_EXTENSION],
  image: ['.png', '.jpg', '.jpeg', '.gif', '.bmp', '.webp'],
  evidence: [
    '.png', '.jpg', '.jpeg', '.gif', '.bmp', '.webp', '.pdf', '.docx', '.xlsx', '.pptx', '.doc', '.xls', '.txt', '.csv', '.zip',
  ], // prettier-ignore
  template: ['.docx', '.xlsx'],
  // Old formats are shown, so that a person is told why they cannot be read.
  table: ['.xlsx', '.xlsm', '.csv', '.txt', '.tsv', '.xls', '.et', '.xml', '.nessus'],
  any: undefined,
};

/** A folder of 200,000 photos must not freeze the picker. */
const MAX_ENTRIES = 5000;

/** @param folder absolute path; '' for the user's documents. Errors: `NOT_FOUND`, `BAD_INPUT`, `DISK`. */
export function listFolder(folder: string, filter: FileFilter, documents: string): FolderListing {
  const path = normalize(folder === '' ? documents : folder);
  if (!isAbsolute(path))
    throw new WorkbenchError('BAD_INPUT', '请填写完整的文件夹路径。', '例如 D:\\案卷 或 /home/用户名/案卷。');
  const folders: string[] = [];
  const files: FolderListing['files'] = [];
  for (const name of entries(path)) {
    const found = statQuietly(join(path, name));
    if (!found) continue;
    if (found.isDirectory()) folders.push(name);
    else if (found.isFile() && fits(name, filter))
      files.push({ name, bytes: found.size, modifiedAt: found.mtime.toISOString() });
  }
  const byName = new Intl.Collator('zh-CN', { numeric: true });
  folders.sort(byName.compare);
  files.sort((a, b) => byName.compare(a.name, b.name));
  return {
    folder: path,
    parent: dirname(path) === path ? '' : dirname(path),
    folders,
    files,
    places: places(documents),
  };
}

function entries(path: string): string[] {
  try {
    return readdirSync(path)
      .filter((name) => !name.startsWith('.') && !name.startsWith('$'))
      .slice(0, MAX_ENTRIES);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT')
      throw new WorkbenchError('NOT_FOUND', `找不到文件夹「${path}」。`, '请检查路径，或从左侧选择常用位置。', code);
    if (code === 'ENOTDIR')
      throw new WorkbenchError('BAD_INPUT', `「${path}」是文件，不是文件夹。`, '请选择文件夹。', code);
    if (code === 'EACCES' || code === 'EPERM')
      throw new WorkbenchError('DISK', `没有权限查看文件夹「${path}」。`, '请选择其他文件夹。', code);
    throw error;
  }
}

function fits(name: string, filter: FileFilter): boolean {
  return FILTER_EXTENSIONS[filter]?.includes(extname(name).toLowerCase()) ?? true;
}

/** `undefined` for broken links and entries this user may not look at. */
function statQuietly(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function places(documents: string): FolderListing['places'] {
  const home = homedir();
  const desktop = [join(home, '桌面'), join(home, 'Desktop')].find((path) => existsSync(path));
  const list = [
    { name: '文档', path: documents },
    ...(desktop ? [{ name: '桌面', path: desktop }] : []),
    { name: '主目录', path: home },
    ...drives(),
  ];
  return list.filter(
    (place, index) => existsSync(place.path) && list.findIndex((p) => p.path === place.path) === index,
  );
}

function drives(): FolderListing['places'] {
  if (process.platform === 'win32')
    return [...'CDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => ({ name: `${letter}: 盘`, path: `${letter}:\\` }));
  const mounts = process.platform === 'darwin' ? ['/Volumes'] : [join('/media', process.env['USER'] ?? ''), '/mnt'];
  return mounts.flatMap((mount) => {
    try {
      return readdirSync(mount)
        .filter((name) => !name.startsWith('.'))
        .map((name) => ({ name: `磁盘 ${name}`, path: join(mount, name) }));
    } catch {
      return [];
    }
  });
}

/** The user's documents folder, or home where there is none. */
export function defaultDocumentsFolder(): string {
  const home = homedir();
  return [join(home, '文档'), join(home, 'Documents')].find((path) => existsSync(path)) ?? home;
}
