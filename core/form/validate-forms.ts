/** Forms and their questions. */
import { inside, type PackProblems, type Spot } from './pack-problem.ts';
import type { Form, Question, QuestionOf } from './pack-schema.ts';
import { validateCheck } from './validate-checks.ts';
import { validateNeeds } from './validate-needs.ts';
import { optionProblems } from './validate-options.ts';
import { validateRegister, validateTable } from './validate-rows.ts';
import { algorithmProblems } from './validate-scales.ts';

export function validateForm(problems: PackProblems, file: string, form: Form): void {
  const spot: Spot = { file, path: [] };
  problems.unique(inside(spot, 'id'), '表单', form.id);
  validateNeeds(problems, inside(spot, 'needs'), form.needs, form.subject);
  form.sections.forEach((section, i) => {
    const at = inside(spot, 'sections', i);
    problems.unique(inside(at, 'id'), '小节', section.id);
    problems.expression(inside(at, 'visibleWhen'), section.visibleWhen, { kind: form.subject });
    section.questions.forEach((question, j) =>
      validateQuestion(problems, inside(at, 'questions', j), question, form.subject),
    );
  });
}

function validateQuestion(problems: PackProblems, spot: Spot, question: Question, kind: string): void {
  problems.unique(inside(spot, 'id'), '问题', question.id);
  problems.expression(inside(spot, 'visibleWhen'), question.visibleWhen, { kind });
  problems.expression(inside(spot, 'requiredWhen'), question.requiredWhen, { kind });
  question.checks?.forEach((check, i) =>
    validateCheck(problems, inside(spot, 'checks', i), check, { kind, self: true }),
  );
  if (question.type === 'choice' || question.type === 'multi')
    problems.addAll(spot, optionProblems(problems.pack, question));
  if (question.type === 'reference') problems.kind(inside(spot, 'kind'), question.kind);
  if (question.type === 'computed') validateComputed(problems, spot, question, kind);
  if (question.type === 'table') validateTable(problems, spot, question, kind);
  if (question.type === 'register') validateRegister(problems, spot, question, kind);
  if ('phrases' in question)
    question.phrases?.forEach((phrase, i) => problems.text(inside(spot, 'phrases', i), '常用描述', phrase, { kind }));
  if (
    (question.type === 'text' || question.type === 'longtext') &&
    (question.minLength ?? 0) > (question.maxLength ?? Infinity)
  )
    problems.add(inside(spot, 'minLength'), `「${question.label}」的最少字数大于最多字数`);
}

function validateComputed(problems: PackProblems, spot: Spot, question: QuestionOf<'computed'>, kind: string): void {
  if (!question.expression === !question.algorithm)
    problems.add(spot, `「${question.label}」应写 expression 或 algorithm 之一`);
  problems.expression(inside(spot, 'expression'), question.expression, { kind });
  problems.addAll(spot, algorithmProblems(problems.pack, question));
  for (const [input, source] of Object.entries(question.algorithm?.inputs ?? {}))
    problems.expression(inside(spot, 'algorithm', 'inputs', input), source, { kind });
}
