/** The sample of pack shanghai-2025 with the rows of its registers, and small changes to both. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import {
  answerKey,
  type Answers,
  type CellValue,
  keyText,
  type RegisterRow,
  subjectsOf,
} from '../../core/answer/answer.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { Pack } from '../../core/form/pack-schema.ts';
import { type JudgedRows, judgeRows } from '../../core/register/judge-rows.ts';
import { readSampleRows } from '../../electron/pack/sample-rows.ts';
import { packFolder, SAMPLE_TODAY, sampleAnswers } from './sample.ts';

export interface Sample {
  pack: Pack;
  answers: Answers;
  /** Register → row id → row as stored. */
  rows: ReadonlyMap<string, ReadonlyMap<string, RegisterRow>>;
  judged: JudgedRows;
}

const SYSTEM = 1;

export async function sampleWithRows(pack: Pack): Promise<Sample> {
  const answers = sampleAnswers(pack);
  const folder = path.join(packFolder, 'sample');
  let next = 0;
  const attach = (file: string): Promise<{ sha256: string; name: string }> => {
    const bytes = fs.readFileSync(path.join(folder, file));
    const sha256 = crypto.createHash('sha256').update(bytes).digest('hex');
    return Promise.resolve({ sha256, name: path.basename(file) });
  };
  const read = await readSampleRows(pack, folder, () => `own${(next += 1)}`, { answers, attach });
  const rows = new Map(read.map((one) => [one.register.id, one.rows]));
  return { pack, answers, rows, judged: judgeRows(pack, answers, rows, SAMPLE_TODAY) };
}

export type CellChange =
  /** Answer of the level-3 platform, or of the enterprise; `field` of a contact. */
  | { question: string; field?: string; value: CellValue | null }
  /** Cell of the row whose first column (its number) says `no`; `'new'` adds a row. */
  | { register: string; no: string; column: string; value: CellValue | null };

/** Row id of the row with this number. */
export function idOf({ judged }: Sample, register: string, no: string): string {
  const found = judged.checked.get(register)?.find(({ view }) => view['no'] === no)?.view._id;
  if (found === undefined) throw new Error(`${register} has no row ${no}`);
  return found;
}

export function judgeChanged(sample: Sample, changes: readonly CellChange[], today = SAMPLE_TODAY): JudgedRows {
  const answers = new Map(sample.answers);
  const rows = new Map([...sample.rows].map(([id, own]) => [id, new Map(own)]));
  const subject = subjectsOf(sample.answers)[SYSTEM]?.id ?? '';
  for (const change of changes) {
    if ('question' in change) {
      const kind = indexPack(sample.pack).questions.get(change.question)?.form.subject;
      const one = subjectsOf(sample.answers).find((each) => each.kind === kind && each.kind === 'enterprise');
      const key = answerKey(one?.id ?? subject, change.question, '', change.field ?? '');
      if (change.value === null) answers.delete(keyText(key));
      else answers.set(keyText(key), { ...key, value: change.value });
      continue;
    }
    const { register, no, column, value } = change;
    const id = no === 'new' ? 'new' : idOf(sample, register, no);
    const own = rows.get(register) ?? new Map<string, RegisterRow>();
    const row = own.get(id) ?? { order: 'zz', cells: {} };
    const cells = Object.fromEntries(Object.entries(row.cells).filter(([each]) => each !== column));
    own.set(id, { ...row, cells: value === null ? cells : { ...cells, [column]: value } });
    rows.set(register, own);
  }
  return judgeRows(sample.pack, answers, rows, today);
}

/** Ids of all checks that speak, with what they say: of answers and of rows. */
export function said({ evaluation, checked }: JudgedRows): Map<string, string> {
  const found = new Map<string, string>();
  for (const { check, kind, message } of evaluation.findings) found.set(check ?? kind, message);
  for (const rows of checked.values())
    for (const { problems } of rows) for (const { rule, message } of problems) found.set(rule, message);
  return found;
}
