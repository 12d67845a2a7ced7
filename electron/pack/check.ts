/** The whole pack: its data, its templates against their places, and its samples run through the forms. */
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { convertAnswers, readAnswersFile } from '../../core/answer/answers-file.ts';
import { answerKey, type Answer, SUBJECT, toAnswers } from '../../core/answer/answer.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { checkBinding } from '../../core/document/check-binding.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import { judgeRows } from '../../core/register/judge-rows.ts';
import { inspectTemplate } from '../document/index.ts';
import { checkBound } from './check-bound.ts';
import { loadPack, type LocatedProblem } from './load.ts';
import { readSampleRows, type SampleCasefile } from './sample-rows.ts';
import { readTemplate } from './template.ts';
import { resolveInside } from './yaml-file.ts';

/** The day samples are judged on: rules such as 「时点在 90 日内」 must not make a good pack fail next year. */
const SAMPLE_DAY = '2025-10-20';

/** Problems of a pack folder, errors first. Never throws for a bad pack. */
export async function checkPack(folder: string): Promise<LocatedProblem[]> {
  const loaded = loadPack(folder);
  const problems = [...loaded.problems];
  if (loaded.pack && loaded.manifest) {
    const files = loaded.manifest.documents;
    loaded.pack.documents.forEach((document, i) => {
      problems.push(...checkTemplate(loaded.pack as Pack, loaded.folder, document, files[i] ?? 'pack.yaml'));
    });
    for (const sample of loaded.manifest.samples)
      problems.push(...(await checkSample(loaded.pack, loaded.folder, sample)));
  }
  return problems.sort((a, b) => (a.level === b.level ? 0 : a.level === 'error' ? -1 : 1));
}

function checkTemplate(pack: Pack, folder: string, document: DocumentDefinition, file: string): LocatedProblem[] {
  const problems: LocatedProblem[] = [];
  const add = (level: LocatedProblem['level'], message: string, at = file): void => {
    problems.push({ file: at, line: 0, column: 0, level, message });
  };
  try {
    if (document.binding !== undefined) return checkBound(pack, folder, document, file);
    const format = document.template.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'docx';
    const inspection = inspectTemplate(readTemplate(folder, document.template), format);
    for (const problem of inspection.problems) add(problem.level, problem.message, document.template);
    const { unbound, unusedPlaces, uncovered } = checkBinding(indexPack(pack), document, inspection.tags);
    for (const { tag, path: place } of unbound)
      add('error', `${tag.where}：标记“${place}”没有对应的问题或 places`, document.template);
    for (const name of unusedPlaces) add('error', `占位“${name}”在模板 ${document.template} 中没有标记`);
    for (const { question, label } of uncovered)
      add('warning', `「${label}」（${question}）没有出现在本文书中，也没有列入 omit`);
  } catch (error) {
    if (!(error instanceof WorkbenchError)) throw error;
    add('error', error.message, document.template);
  }
  return problems;
}

async function checkSample(pack: Pack, folder: string, sample: string): Promise<LocatedProblem[]> {
  const problem = (message: string, line = 0): LocatedProblem => ({
    file: sample,
    line,
    column: 0,
    level: 'error',
    message,
  });
  const full = path.join(folder, sample);
  if (!fs.existsSync(full)) return [problem(`找不到示例文件“${sample}”`)];
  const read = readAnswersFile(fs.readFileSync(full, 'utf8'));
  if ('problems' in read) return read.problems.map((p) => problem(p.message, p.line));
  const files = new Map<string, { sha256: string; name: string }>();
  for (const name of read.file.files.keys()) {
    const attached = resolveInside(folder, path.join(path.dirname(sample), name));
    if (attached && fs.existsSync(attached))
      files.set(name, { sha256: sha256(fs.readFileSync(attached)), name: path.basename(name) });
  }
  let next = 0;
  const newId = (): string => `s${(next += 1)}`;
  const result = convertAnswers({ pack, answers: startAnswers(pack), file: read.file, files, newId });
  if ('problems' in result) return result.problems.map((p) => problem(p.message, p.line));
  const answers = [...startAnswers(pack).values()];
  for (const edit of result.edits) if (edit.value !== null) answers.push(edit as Answer);
  const attach: SampleCasefile['attach'] = (name) => {
    const file = resolveInside(folder, path.join(path.dirname(sample), name));
    if (!file || !fs.existsSync(file))
      return Promise.reject(new WorkbenchError('PACK', `找不到示例的附件“${name}”`, ''));
    return Promise.resolve({ sha256: sha256(fs.readFileSync(file)), name: path.basename(name) });
  };
  let rows: Awaited<ReturnType<typeof readSampleRows>>;
  try {
    rows = await readSampleRows(pack, path.dirname(full), newId, { answers: toAnswers(answers), attach });
  } catch (error) {
    if (error instanceof WorkbenchError) return [problem(error.message)];
    throw error;
  }
  const byRegister = new Map(rows.map((own) => [own.register.id, own.rows]));
  const { findings } = judgeRows(pack, toAnswers(answers), byRegister, SAMPLE_DAY).evaluation;
  return findings
    .filter((finding) => finding.level === 'error')
    .map((finding) => problem(`示例不合格：${finding.message}`));
}

/** What a new casefile holds: the subjects there is exactly one of. */
function startAnswers(pack: Pack): Map<string, Answer> {
  return toAnswers(
    pack.subjects
      .filter((kind) => kind.single)
      .map((kind): Answer => ({ ...answerKey(`only-${kind.kind}`, SUBJECT), value: { kind: kind.kind, order: 'a0' } })),
  );
}

function sha256(bytes: Uint8Array): string {
  return crypto.createHash('sha256').update(bytes).digest('hex');
}
