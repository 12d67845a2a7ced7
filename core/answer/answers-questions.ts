/** One question of an answers file → edits. */
import type { QuestionOf } from '../form/pack-schema.ts';
import { evidenceKey } from '../evidence/evidence.ts';
import { answerKey } from './answer.ts';
import { tableEdits } from './answers-tables.ts';
import { problem, readValue, type ValueContext } from './answers-values.ts';
import type { Edit } from './change.ts';
import { nearest } from './nearest.ts';
import type { YamlTree } from './yaml-tree.ts';

/** Edits for one `question: value` of a subject of `kind`. */
export function answerEdits(context: ValueContext, kind: string, id: string, tree: YamlTree): Edit[] {
  const asked = context.index.questionsOfKind.get(kind) ?? [];
  const question = asked.find((entry) => entry.question.id === id)?.question;
  if (!question) {
    const guess = nearest(
      id,
      asked.map((entry) => entry.question.id),
    );
    const elsewhere = context.index.questions.has(id) ? '（它属于另一种对象）' : '';
    return problem(context, tree, `没有问题「${id}」${elsewhere}${guess ? `，是不是「${guess}」？` : ''}`);
  }
  const title = `「${question.label}」（${id}）`;
  if (question.type === 'note') return problem(context, tree, `${title}是说明文字，不能填写`);
  if (question.type === 'computed') return problem(context, tree, `${title}由系统计算，不能填写`);
  if (question.type === 'contact') return contactEdits(context, question, tree, title);
  if (question.type === 'register') return problem(context, tree, `${title}是台账，请在台账页面导入 Excel 或 CSV 文件`);
  if (question.type === 'table') return tableEdits(context, question, tree, title);
  const value = readValue(context, question, tree, title);
  return value === undefined ? [] : [{ ...answerKey(context.subject, id), value }];
}

/** What a question cites beside its answer: `evidence: { 问题: [{ file: … }] }`. */
export function citationEdits(context: ValueContext, kind: string, id: string, tree: YamlTree): Edit[] {
  const asked = context.index.questionsOfKind.get(kind) ?? [];
  const question = asked.find((entry) => entry.question.id === id)?.question;
  if (!question) return problem(context, tree, `没有问题「${id}」，不能给它引用佐证`);
  const { label } = question;
  const value = readValue(context, { id, label, type: 'attachment', accept: ['any'] }, tree, `「${label}」（${id}）`);
  return value === undefined ? [] : [{ ...evidenceKey(context.subject, id), value }];
}

function contactEdits(context: ValueContext, question: QuestionOf<'contact'>, tree: YamlTree, title: string): Edit[] {
  const edit = (field: string, value: string | null): Edit => ({
    ...answerKey(context.subject, question.id, '', field),
    value,
  });
  if (tree.kind === 'null') return question.fields.map(({ field }) => edit(field, null));
  if (tree.kind !== 'map') return problem(context, tree, `${title}：联系人应写成 { name: 姓名, mobile: "手机号" }`);
  const edits: Edit[] = [];
  for (const [field, value] of tree.entries) {
    if (!question.fields.some((known) => known.field === field))
      problem(context, value, `${title}：没有「${field}」，可填：${question.fields.map((f) => f.field).join('、')}`);
    else if (value.kind === 'null') edits.push(edit(field, null));
    else if (value.kind !== 'text') problem(context, value, `${title}：「${field}」应填一行文字`);
    else edits.push(edit(field, value.text.replace(/\s+/g, ' ').trim() || null));
  }
  return edits;
}
