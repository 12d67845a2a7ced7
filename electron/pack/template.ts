/** Templates that come with a pack. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type BindingFile, bindingFileSchema } from '../../core/blank/binding-file.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { schemaMessage } from './schema-message.ts';
import { readYaml, resolveInside } from './yaml-file.ts';

/** The file a document is written into and, for a regulator's untouched blank, what goes where. */
export interface DocumentTemplate {
  /** Without folder. */
  fileName: string;
  format: 'docx' | 'xlsx';
  /** SHA-256 of `bytes`. */
  fingerprint: string;
  bytes: Uint8Array;
  /** Absent for a tagged template. */
  binding?: BindingFile;
}

const MAX_TEMPLATE_BYTES = 50 * 1024 * 1024;

/** A template's bytes. @throws WorkbenchError TEMPLATE when it is missing, outside the pack or absurdly large. */
export function readTemplate(folder: string, template: string): Uint8Array {
  const full = resolveInside(folder, template);
  try {
    if (full && fs.statSync(full).size <= MAX_TEMPLATE_BYTES) return new Uint8Array(fs.readFileSync(full));
  } catch (error) {
    throw new WorkbenchError('TEMPLATE', `读不了模板文件“${template}”`, '请重新安装规范包。', (error as Error).message);
  }
  throw new WorkbenchError('TEMPLATE', `模板“${template}”不在规范包内或超过 50 MB`, '请检查规范包的 documents 设置。');
}

/** A binding file of a pack. @throws WorkbenchError TEMPLATE with file and line of the first mistake */
export function readBinding(folder: string, file: string): BindingFile {
  const yaml = readYaml(folder, file);
  const damaged = (line: number, message: string): WorkbenchError =>
    new WorkbenchError('TEMPLATE', `绑定文件“${file}”第 ${line} 行有误：${message}`, '请修改绑定文件，或重新绑定。');
  if (Array.isArray(yaml)) throw damaged(yaml[0]?.line ?? 0, yaml[0]?.message ?? '读不了');
  const result = bindingFileSchema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const at = (issue?.path ?? []) as (string | number)[];
  throw damaged(yaml.locate(at).line, issue ? schemaMessage(issue, at) : '写法不对');
}

/** @throws WorkbenchError TEMPLATE */
export function packTemplate(folder: string, document: DocumentDefinition): DocumentTemplate {
  const bytes = readTemplate(folder, document.template);
  return {
    fileName: path.posix.basename(document.template),
    format: /\.xlsx$/i.test(document.template) ? 'xlsx' : 'docx',
    fingerprint: createHash('sha256').update(bytes).digest('hex'),
    bytes,
    ...(document.binding === undefined ? {} : { binding: readBinding(folder, document.binding) }),
  };
}
