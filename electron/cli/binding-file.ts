/** Binding files on the command line: where they go, what they may not overwrite, what carries over from an old one. */
import fs from 'node:fs';
import path from 'node:path';
import type { BindingFile, BindingSource } from '../../core/blank/binding-file.ts';
import type { OldBlank } from '../../core/blank/carry-over.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { readFile } from './blank-file.ts';

/** `某表.docx` → `某表.binding.yaml` in the current folder. */
export function bindingFileFor(blank: string): string {
  const name = path.basename(blank);
  return path.resolve(`${name.slice(0, name.length - path.extname(name).length)}.binding.yaml`);
}

/** @throws WorkbenchError NOT_FOUND, TEMPLATE */
export async function readBindingFile(file: string): Promise<BindingFile> {
  const full = path.resolve(file);
  if (!fs.statSync(full, { throwIfNoEntry: false })?.isFile())
    throw new WorkbenchError('NOT_FOUND', `没有文件「${file}」。`, '请检查路径。');
  const { readBinding } = await import('../pack/template.ts');
  return readBinding(path.dirname(full), path.basename(full));
}

/** A binding nobody has confirmed anything in is made again without asking. @throws WorkbenchError EXISTS, DISK */
export async function writeBindingFile(binding: BindingFile, file: string, overwrite: boolean): Promise<void> {
  if (!overwrite && fs.existsSync(file)) await refuseConfirmed(file);
  const { bindingText } = await import('../service/template-folder.ts');
  const { saveBlank } = await import('../blank/save.ts');
  await saveBlank(new TextEncoder().encode(bindingText(binding)), file, true);
}

async function refuseConfirmed(file: string): Promise<void> {
  const existing = await readBindingFile(file).catch(() => undefined);
  const confirmed = existing?.places.filter((place) => place.confirmed).length;
  if (confirmed === 0) return;
  const name = path.basename(file);
  throw new WorkbenchError(
    'EXISTS',
    confirmed === undefined
      ? `「${name}」已经存在，而且不是绑定文件。`
      : `「${name}」里已确认 ${confirmed} 处，没有覆盖。`,
    '请用 --out 换一个文件名；确实要覆盖时加 --overwrite。',
    file,
  );
}

/** The binding and the blank it was made for. @throws WorkbenchError BAD_INPUT when they do not belong together */
export async function readOldBlank(from: string | undefined, old: string | undefined): Promise<OldBlank | undefined> {
  if (from === undefined && old === undefined) return undefined;
  if (from === undefined || old === undefined)
    throw new WorkbenchError(
      'BAD_INPUT',
      '沿用旧的绑定要同时给出 --from 和 --old。',
      '--from 是旧绑定文件，--old 是旧空白文件。',
    );
  const binding = await readBindingFile(from);
  const { readBlank } = await import('../blank/index.ts');
  const blank = readBlank(readFile(old), path.basename(old));
  if (blank.fingerprint === binding.fingerprint) return { places: blank.places, binding };
  throw new WorkbenchError(
    'BAD_INPUT',
    `绑定文件「${path.basename(from)}」是为「${binding.blank}」做的，不是「${path.basename(old)}」这一份。`,
    '请给出它原来的空白文件（内容要一字不差）。',
  );
}

/** A binding somebody edited, to be put into the template it was made for. @throws WorkbenchError BAD_INPUT */
export function requireSameBlank(
  binding: BindingFile,
  file: string,
  { fingerprint, blank }: Pick<BindingSource, 'fingerprint' | 'blank'>,
): void {
  if (binding.fingerprint === fingerprint) return;
  throw new WorkbenchError(
    'BAD_INPUT',
    `绑定文件「${path.basename(file)}」是为「${binding.blank}」做的，不是模板「${blank}」。`,
    '可先用 bind --from --old 把它沿用到这一份空白文件。',
  );
}
