/** The one place where what SQLite and the system throw becomes a sentence for people. */
import { WorkbenchError, type ErrorCode } from '../../core/contract.ts';
import { backupFolderName } from './names-on-disk.ts';

type Sentence = (path: string) => [code: ErrorCode, message: string, advice: string];

const diskFull: Sentence = () => [
  'DISK',
  '磁盘空间不足，刚才的操作没有保存。',
  '请腾出磁盘空间后重试；此前已保存的内容不受影响。',
];
const diskBroken: Sentence = () => [
  'DISK',
  '读写磁盘失败，刚才的操作没有完成。',
  '请检查磁盘或 U 盘是否仍然连接、是否有故障，然后重新打开案卷。',
];
const noPermission: Sentence = (path) => [
  'DISK',
  `没有权限读写这个位置：${path}`,
  '请换一个有写入权限的文件夹，或请管理员开放权限。',
];
const readOnlyPlace: Sentence = (path) => [
  'DISK',
  `这个位置是只读的，不能写入：${path}`,
  '请解除磁盘的写保护，或换一个可以写入的文件夹。',
];

const bySystemCode: Record<string, Sentence> = {
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  EFBIG: diskFull,
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: readOnlyPlace,
  EIO: diskBroken,
  ENXIO: diskBroken,
  EBUSY: () => ['LOCKED', '文件正被另一个程序占用。', '请关闭占用它的程序（如同步盘、杀毒软件）后重试。'],
  ENOENT: (path) => ['NOT_FOUND', `找不到文件或文件夹：${path}`, '请检查它是否被移动、改名，或所在的磁盘没有连接。'],
  ENOTDIR: (path) => ['NOT_FOUND', `找不到文件夹：${path}`, '请检查路径是否正确。'],
  EISDIR: (path) => ['NOT_A_CASEFILE', `这是一个文件夹，不是案卷：${path}`, '请选择扩展名为 .iovcase 的文件。'],
  EEXIST: (path) => existsSentence(path),
};

const bySqliteCode: [prefix: string, Sentence][] = [
  ['SQLITE_FULL', diskFull],
  ['SQLITE_IOERR', diskBroken],
  ['SQLITE_CANTOPEN', noPermission],
  ['SQLITE_READONLY', () => ['READ_ONLY', '案卷是只读的，不能修改。', '请另存为一份新的案卷后再修改。']],
  ['SQLITE_BUSY', () => ['LOCKED', '案卷正被另一个窗口或程序使用。', '请先在那里关闭案卷。']],
  ['SQLITE_LOCKED', () => ['LOCKED', '案卷正被另一个窗口或程序使用。', '请先在那里关闭案卷。']],
  ['SQLITE_CORRUPT', (path) => damagedSentence(path)],
  ['SQLITE_NOTADB', (path) => damagedSentence(path)],
];

function existsSentence(path: string): [ErrorCode, string, string] {
  return ['EXISTS', `文件已经存在，不会覆盖：${path}`, '请换一个文件名。'];
}

function damagedSentence(path: string): [ErrorCode, string, string] {
  return ['DAMAGED', '案卷文件已损坏，其中一部分无法读取。', adviceFromBackup(path)];
}

/** Where a person finds a good copy when this one is not. */
export function adviceFromBackup(path: string): string {
  return `请不要继续使用这个文件。可从同一文件夹的「${backupFolderName(path)}」中恢复最近的备份。`;
}

export function exists(path: string): WorkbenchError {
  return new WorkbenchError(...existsSentence(path));
}

export function damaged(path: string, message: string, detail?: string): WorkbenchError {
  return new WorkbenchError('DAMAGED', message, adviceFromBackup(path), detail);
}

/** @param path the casefile (or other file) at work, named in the sentence. */
export function translate(error: unknown, path: string): unknown {
  if (error instanceof WorkbenchError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const sentence = bySystemCode[code] ?? bySqliteCode.find(([prefix]) => code.startsWith(prefix))?.[1];
  if (!sentence) return error;
  return new WorkbenchError(...sentence(path), `${code}: ${error.message}`);
}

export function guard<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(error, path);
  }
}
