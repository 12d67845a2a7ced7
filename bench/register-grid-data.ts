/** A pack with one register of 30 columns, and rows for it. */
import fs from 'node:fs';
import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import type { CellValue } from '../core/answer/answer.ts';
import type { RowEdit } from '../core/register/call-results.ts';

const TEXTS = 18;
const NUMBERS = 6;
const CHOICES = 4;
const WORDS = ['车辆轨迹', '座舱语音', '充电记录', '激光点云', '用户画像', '远程诊断', '升级日志', '道路影像'];
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** 18 texts, 6 numbers, 4 choices, a date, a yes/no: 30 columns. */
export function writeRegisterPack(folder: string): void {
  const options = range(8).map((i) => ({ id: `o${i}`, label: `类别${i}` }));
  const columns = [
    { id: 'no', type: 'text', label: '数据编号', required: true, unique: true },
    ...range(TEXTS - 1).map((i) => ({ id: `t${i}`, type: 'text', label: `文字${i}`, maxLength: 200 })),
    ...range(CHOICES).map((i) => ({ id: `c${i}`, type: 'choice', label: `选项${i}`, options })),
    ...range(NUMBERS).map((i) => ({ id: `n${i}`, type: 'number', label: `数值${i}`, min: 0 })),
    { id: 'day', type: 'date', label: '日期' },
    { id: 'checked', type: 'yesno', label: '已复核' },
  ];
  const register = { id: 'rows', type: 'register', label: '目录', key: 'no', reviewed: 'checked', frozen: 2, columns };
  const questions = [{ id: 'name', type: 'text', label: '名称' }, register];
  const form = { id: 'main', title: '表单', subject: 'thing', sections: [{ id: 's', title: '节', questions }] };
  const pack = {
    format: 1,
    id: 'bench-register',
    version: '1.0.0',
    title: 'bench',
    authority: 'bench',
    subjects: [{ kind: 'thing', title: '对象', single: true, nameQuestion: 'name', forms: ['main'] }],
    forms: ['forms/main.yaml'],
  };
  const at = path.join(folder, 'bench-register');
  fs.mkdirSync(path.join(at, 'forms'), { recursive: true });
  // JSON is YAML.
  fs.writeFileSync(path.join(at, 'pack.yaml'), JSON.stringify(pack));
  fs.writeFileSync(path.join(at, 'forms/main.yaml'), JSON.stringify(form));
}

export function benchRows(count: number): RowEdit[] {
  return generateNKeysBetween(null, null, count).map((order, i) => {
    const cells: Record<string, CellValue> = { no: `DS-${String(i).padStart(7, '0')}` };
    for (const t of range(TEXTS - 1)) cells[`t${t}`] = `${WORDS[(i + t) % WORDS.length] ?? ''}${(i * (t + 3)) % 977}`;
    for (const c of range(CHOICES)) cells[`c${c}`] = `o${(i + c) % 8}`;
    for (const n of range(NUMBERS)) cells[`n${n}`] = (i * (n + 7)) % 100_003;
    cells['day'] = `2026-${String((i % 12) + 1).padStart(2, '0')}-15`;
    if (i % 4) cells['checked'] = true;
    return { row: `row-${i}`, order, cells };
  });
}

/** A block as a spreadsheet puts it on the clipboard. */
export function benchBlock(rows: number, columns: number): string {
  return range(rows)
    .map((r) => [`P-${r}`, ...range(columns - 1).map((c) => `粘贴${r}-${c}`)].join('\t'))
    .join('\r\n');
}
