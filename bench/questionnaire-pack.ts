/** A generated pack: one form of 1,000 questions with 200 rules (checks, conditions, requirements) between them. */
import fs from 'node:fs';
import path from 'node:path';

export const QUESTIONS = 1000;
const RULES = 200;

const TYPES = ['text', 'number', 'date', 'yesno', 'choice', 'longtext'] as const;

function question(n: number): Record<string, unknown> {
  const id = `q${n}`;
  const type = TYPES[n % TYPES.length]!;
  const base: Record<string, unknown> = { id, type, label: `第 ${n} 题：系统与管理要求`, help: '按实际情况填写。' };
  if (type === 'choice') base['options'] = ['甲', '乙', '丙'].map((label, i) => ({ id: `o${i}`, label }));
  if (type === 'longtext') base['minLength'] = 10;
  if (n % (QUESTIONS / RULES) === 0) rule(base, id, n);
  return base;
}

/** Three kinds in turn: a check across questions, a condition, a requirement. */
function rule(base: Record<string, unknown>, id: string, n: number): void {
  const other = `q.q${(n + 37) % QUESTIONS}`;
  const kind = (n / (QUESTIONS / RULES)) % 3;
  if (kind === 0)
    base['checks'] = [
      { id: `R-${n}`, when: `filled(q.${id}) && !filled(${other})`, level: 'warning', message: '另一题未填' },
    ];
  if (kind === 1) base['visibleWhen'] = `!filled(${other}) || text(${other}) != '隐藏'`;
  if (kind === 2) base['requiredWhen'] = `filled(${other})`;
}

/** @param sections how many sections share the questions. */
export function writePack(folder: string, id: string, sections: number): void {
  const each = QUESTIONS / sections;
  const form = {
    id: 'long',
    title: '一千题',
    subject: 'firm',
    sections: Array.from({ length: sections }, (_, s) => ({
      id: `s${s}`,
      title: `第 ${s + 1} 节`,
      questions: [
        ...(s === 0 ? [{ id: 'firm_name', type: 'text', label: '名称' }] : []),
        ...Array.from({ length: each }, (_unused, i) => question(s * each + i)),
      ],
    })),
  };
  const manifest = {
    format: 1,
    id,
    version: '1.0.0',
    title: '一千题',
    authority: 'bench',
    subjects: [{ kind: 'firm', title: '单位', single: true, nameQuestion: 'firm_name', forms: ['long'] }],
    forms: ['long.yaml'],
  };
  fs.mkdirSync(path.join(folder, id), { recursive: true });
  // JSON is YAML.
  fs.writeFileSync(path.join(folder, id, 'pack.yaml'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(folder, id, 'long.yaml'), JSON.stringify(form));
}
