/** Files of the blank commands: the blank itself, and the values to fill in. */
import fs from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import type { BlankPlace, FillValue } from '../../core/blank/place.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { parseValues } from './values-text.ts';

/** The largest real blanks have some MB. */
const MAX_BLANK = 100 * 1024 * 1024;
const MAX_VALUES = 50 * 1024 * 1024;

/** @throws WorkbenchError NOT_FOUND, TEMPLATE */
export function readFile(file: string, limit = MAX_BLANK): Uint8Array {
  const full = path.resolve(file);
  const found = fs.statSync(full, { throwIfNoEntry: false });
  if (found?.isDirectory())
    throw new WorkbenchError('NOT_FOUND', `「${file}」是文件夹，不是文件。`, '请写出文件夹里的文件名。');
  if (!found?.isFile()) throw new WorkbenchError('NOT_FOUND', `没有文件「${file}」。`, '请检查路径。');
  if (found.size > limit) throw new WorkbenchError('TEMPLATE', `「${file}」太大，不像正常的表格。`, '请检查文件。');
  return new Uint8Array(fs.readFileSync(full));
}

const cell = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const row = z.record(z.string(), z.union([cell, z.null()]));
const plain = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.strictObject({ image: z.string() }),
  z.array(z.string()),
  z.array(z.number()),
  z.array(row),
]);

/** Sections may be nested: {"联系人": {"姓名": "…"}} is the key 「联系人 / 姓名」. */
function flatten(data: unknown, prefix: string, out: Record<string, FillValue>): void {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) throw badValues(prefix);
  for (const [name, value] of Object.entries(data)) {
    const key = prefix === '' ? name : `${prefix} / ${name}`;
    const parsed = plain.safeParse(value);
    if (!parsed.success) flatten(value, key, out);
    else if (parsed.data !== null) out[key] = withoutNulls(parsed.data);
  }
}

function withoutNulls(value: Exclude<z.infer<typeof plain>, null>): FillValue {
  if (!Array.isArray(value)) return value;
  return value.map((item) =>
    typeof item === 'object'
      ? Object.fromEntries(
          Object.entries(item).filter((entry): entry is [string, z.infer<typeof cell>] => entry[1] !== null),
        )
      : String(item),
  ) as FillValue;
}

const badValues = (key: string): WorkbenchError =>
  new WorkbenchError(
    'BAD_INPUT',
    key === '' ? '值文件应是一个 JSON 对象。' : `值文件中「${key}」的值不能识别。`,
    '值可以是文字、数字、true/false、文字列表、若干行（对象列表）或 {"image": "图片路径"}；格式见 docs/cli.md。',
  );

/** @throws WorkbenchError NOT_FOUND, BAD_INPUT */
export function readValues(file: string): Record<string, FillValue> {
  const data = parseValues(readFile(file, MAX_VALUES), file);
  const values: Record<string, FillValue> = {};
  flatten(data, '', values);
  return values;
}

const KINDS: Record<BlankPlace['kind'], string> = {
  cell: '空格',
  'after-label': '标签后',
  underline: '下划线',
  hint: '提示文字',
  placeholder: '占位文字',
  'choice-text': '选词',
  row: '表格行',
  'tick-one': '单选框',
  'tick-many': '多选框',
  date: '日期',
  image: '图片',
  'sdt-text': '文字控件',
  'sdt-date': '日期控件',
  'sdt-dropdown': '下拉控件',
  'sdt-check': '复选控件',
  'sdt-bound': '绑定控件',
  bookmark: '书签',
  'form-field': '窗体域',
  'text-box': '文本框',
  dropdown: '下拉框',
  sign: '签字盖章',
  'office-use': '受理单位填',
  formula: '公式',
  protected: '锁定',
};
export const kindName = (kind: BlankPlace['kind']): string => KINDS[kind];
export const shownLabel = (label: string[]): string => label.join(' / ') || '（无标签）';
