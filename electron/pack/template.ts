import fs from 'node:fs';
import { WorkbenchError } from '../../core/contract.ts';
import { resolveInside } from './yaml-file.ts';

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
