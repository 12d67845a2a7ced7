/** Templates that come with a pack. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type BindingFile, bindingFileSchema } from '../../core/blank/binding-file.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { schemaMessage } from './schema-message.ts';
import { type LocatedProblem, readYaml, resolveInside } from './yaml-file.ts';

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

/** A binding file under `folder`, or what is wrong with it and where. */
export function parseBinding(folder: string, file: string): BindingFile | LocatedProblem[] {
  const yaml = readYaml(folder, file);
  if (Array.isArray(yaml)) return yaml;
  const result = bindingFileSchema.safeParse(yaml.data, { reportInput: true });
  if (result.success) return result.data;
  return result.error.issues.slice(0, 50).map((issue) => {
    const at = issue.path as (string | number)[];
    return { file, ...yaml.locate(at), level: 'error' as const, message: schemaMessage(issue, at) };
  });
}

/** @throws WorkbenchError TEMPLATE with the line of the first mistake */
export function readBinding(folder: string, file: string): BindingFile {
  const binding = parseBinding(folder, file);
  if (!Array.isArray(binding)) return binding;
  const [first] = binding;
  const where = first && first.line > 0 ? `第 ${first.line} 行` : '';
  throw new WorkbenchError(
    'TEMPLATE',
    `绑定文件“${file}”${where}有误：${first?.message ?? '读不了'}`,
    '请修改绑定文件，或重新绑定。',
  );
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
