/**
 * An answers file on disk → edits for a casefile, with its attachments stored as evidence. Used by the command line and
 * by the sample casefile; whoever calls it writes the edits in one batch.
 */
import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { Answers } from '../../core/answer/answer.ts';
import { convertAnswers, readAnswersFile } from '../../core/answer/answers-file.ts';
import type { AttachedFiles, FileDigest } from '../../core/answer/answers-values.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { LineProblem } from '../../core/answer/yaml-tree.ts';
import { WorkbenchError, type ChangeResult } from '../../core/contract.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import type { Casefile } from '../casefile/casefile.ts';
import { plainAnswersOf } from './evaluation.ts';

const MAX_FILE_BYTES = 32 * 1024 * 1024;
const MAX_SHOWN = 50;

export interface AnswersImport {
  /** Path of the YAML file; attachments are found relative to its folder. */
  file: string;
  pack: Pack;
  answers: Answers;
  newId: () => string;
  /** Stores bytes as evidence and tells under which digest they are found (metadata may have been stripped). */
  addEvidence: (name: string, bytes: Uint8Array) => FileDigest | Promise<FileDigest>;
}

/** Brings the casefile to what the file says, in one batch that one undo takes back. Errors as {@link readAnswersImport}. */
export async function importAnswers(
  casefile: Casefile,
  pack: Pack,
  file: string,
  newId: () => string,
): Promise<ChangeResult> {
  const edits = await readAnswersImport({
    file,
    pack,
    answers: plainAnswersOf(casefile, pack),
    newId,
    addEvidence: (name, bytes) => plainFile(casefile.evidence.add(name, Buffer.from(bytes))),
  });
  if (!edits.length) return { changed: [], ...casefile.state() };
  return casefile.put(edits, { reason: `答案文件 ${path.basename(file)}`, action: 'import' });
}

/**
 * Edits that bring the casefile to what the file says; none when it says so already.
 * @throws WorkbenchError `BAD_INPUT` with every problem and its line (no evidence has been stored then), `NOT_FOUND`.
 */
export async function readAnswersImport(input: AnswersImport): Promise<Edit[]> {
  const read = readAnswersFile(await readText(input.file));
  if ('problems' in read) throw refused(input.file, read.problems);
  const attached = await readAttachments(path.dirname(path.resolve(input.file)), [...read.file.files.keys()]);
  const convert = (files: AttachedFiles): Edit[] => {
    const { pack, answers, newId } = input;
    const result = convertAnswers({ pack, answers, file: read.file, files, newId });
    if ('problems' in result) throw refused(input.file, result.problems);
    return result.edits;
  };
  // Everything is checked on the files' own digests first, so that a mistake stores nothing at all.
  const trial = new Map(
    [...attached].map(([name, file]) => [name, 'problem' in file ? file : digestOf(name, file.bytes)]),
  );
  const edits = convert(trial);
  if (!attached.size) return edits;
  const stored = new Map<string, FileDigest>();
  for (const [name, file] of attached)
    if ('bytes' in file) stored.set(name, await input.addEvidence(path.basename(name), file.bytes));
  return convert(stored);
}

/** What an answer keeps of a file; the rest is in the file's own record. */
const plainFile = ({ sha256, name }: FileDigest): FileDigest => ({ sha256, name });

function digestOf(name: string, bytes: Uint8Array): FileDigest {
  return { sha256: createHash('sha256').update(bytes).digest('hex'), name: path.basename(name) };
}

async function readText(file: string): Promise<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await fs.readFile(file));
    return text;
  } catch (error) {
    if (error instanceof TypeError)
      throw new WorkbenchError(
        'BAD_INPUT',
        `答案文件「${path.basename(file)}」不是 UTF-8 文本。`,
        '请用 UTF-8 编码另存后重试。',
      );
    throw new WorkbenchError(
      'NOT_FOUND',
      `读不到答案文件「${file}」。`,
      '请检查路径和权限。',
      String((error as Error).message),
    );
  }
}

type Attachment = { bytes: Uint8Array } | { problem: string };

async function readAttachments(folder: string, names: string[]): Promise<Map<string, Attachment>> {
  const base = await fs.realpath(folder);
  const attachments = new Map<string, Attachment>();
  for (const name of names) attachments.set(name, await readAttachment(base, name));
  return attachments;
}

/** Only files inside the answers file's own folder: one from elsewhere must not collect a user's other files. */
async function readAttachment(base: string, name: string): Promise<Attachment> {
  const real = await fs.realpath(path.resolve(base, name)).catch(() => undefined);
  if (!real) return { problem: '不存在（路径相对于答案文件所在的文件夹）' };
  const relative = path.relative(base, real);
  if (path.isAbsolute(name) || relative.startsWith('..') || path.isAbsolute(relative))
    return { problem: '不在答案文件所在的文件夹内，请先复制进来' };
  const found = await fs.stat(real);
  if (!found.isFile()) return { problem: '不是文件' };
  if (found.size === 0) return { problem: '是空文件' };
  if (found.size > MAX_FILE_BYTES) return { problem: `超过 ${MAX_FILE_BYTES / 1024 / 1024} MB` };
  return { bytes: await fs.readFile(real) };
}

function refused(file: string, problems: LineProblem[]): WorkbenchError {
  const sorted = [...problems].sort((a, b) => a.line - b.line);
  const shown = sorted.slice(0, MAX_SHOWN).map(({ line, message }) => (line ? `第 ${line} 行：${message}` : message));
  if (sorted.length > MAX_SHOWN) shown.push(`……另有 ${sorted.length - MAX_SHOWN} 处`);
  return new WorkbenchError(
    'BAD_INPUT',
    `答案文件「${path.basename(file)}」有 ${problems.length} 处问题，没有写入任何内容。`,
    shown.join('\n'),
  );
}
