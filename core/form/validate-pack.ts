/**
 * What a schema cannot say about a pack: ids unique, references resolve, expressions parse and name questions that
 * exist. Problems carry the file and the path inside it, so that the loader can point at a line.
 */
import { dutyProblems } from '../duty/validate-duties.ts';
import { definitionOf, expressionsOf } from '../document/binding.ts';
import { compile, errorText, parseText, type Reference } from './expression.ts';
import { columnOf, indexPack, type PackIndex, type RowHolder } from './pack.ts';
import { filingProblems, holder } from '../register/filing-rules.ts';
import { circles } from '../register/dependencies.ts';
import { rowRules } from '../register/row-rules.ts';
import { registerRules } from '../register/rules.ts';
import { type OptionHolder, optionProblems } from './validate-options.ts';
import { renewalProblems } from './validate-renewal.ts';
import { libraryProblems } from './validate-libraries.ts';
import { algorithmProblems, scaleProblems } from './validate-scales.ts';
import { synonymProblems } from './validate-synonyms.ts';
import type { Check, Column, Form, Pack, PlaceDefinition, Question, QuestionOf } from './pack-schema.ts';
import { chartExpressions } from './schema/chart.ts';
import type { Need } from './schema/need.ts';
import { unknownReference, type Vocabulary } from './vocabulary.ts';

export type ProblemPath = (string | number)[];

export interface PackProblem {
  /** `manifest`, or the file as named in it. */
  file: string;
  path: ProblemPath;
  level: 'error' | 'warning';
  message: string;
}

/** The pack's files as parsed, each with its name. Order as in the manifest. */
export interface PackParts {
  forms: { file: string; form: Form }[];
  scales: { file: string }[];
  checks: { file: string; from: number; count: number }[];
  documents: { file: string }[];
  synonyms: { file: string; from: number; count: number }[];
  duties: { file: string; from: number; count: number }[];
  /** In the order of the pack's libraries. */
  libraries: { file: string }[];
  renewal?: string;
}

export function validatePack(pack: Pack, parts: PackParts): PackProblem[] {
  const validator = new Validator(pack);
  validator.subjects();
  parts.forms.forEach((part) => validator.form(part.file, part.form));
  parts.scales.forEach((part, i) => validator.scale(part.file, i));
  for (const part of parts.checks)
    for (let i = 0; i < part.count; i++) validator.subjectCheck(part.file, ['checks', i], part.from + i);
  parts.documents.forEach((part, i) => validator.document(part.file, i));
  const { problems } = validator;
  problems.push(...libraryProblems(pack, parts.libraries), ...synonymProblems(pack, parts.synonyms));
  problems.push(...dutyProblems(pack, parts.duties));
  validator.problems.push(...renewalProblems(pack, parts.renewal));
  return validator.problems;
}

class Validator {
  readonly problems: PackProblem[] = [];
  readonly #pack: Pack;
  readonly #index: PackIndex;
  readonly #seen = new Map<string, string>();

  constructor(pack: Pack) {
    this.#pack = pack;
    this.#index = indexPack(pack);
  }

  #add(file: string, path: ProblemPath, message: string, level: PackProblem['level'] = 'error'): void {
    this.problems.push({ file, path, level, message });
  }

  #unique(file: string, path: ProblemPath, what: string, id: string): void {
    const key = `${what}:${id}`;
    const before = this.#seen.get(key);
    if (before === undefined) this.#seen.set(key, file);
    else this.#add(file, path, `${what}编号“${id}”重复（已在 ${before} 中使用）`);
  }

  subjects(): void {
    const usedForms = new Set<string>();
    this.#pack.subjects.forEach((kind, i) => {
      this.#unique('manifest', ['subjects', i, 'kind'], '对象类别', kind.kind);
      kind.forms.forEach((id, j) => {
        usedForms.add(id);
        const form = this.#index.forms.get(id);
        if (!form) this.#add('manifest', ['subjects', i, 'forms', j], `没有编号为“${id}”的表单`);
        else if (form.subject !== kind.kind)
          this.#add(
            'manifest',
            ['subjects', i, 'forms', j],
            `表单“${id}”声明的对象是“${form.subject}”，不是“${kind.kind}”`,
          );
      });
      const name = this.#index.questions.get(kind.nameQuestion);
      if (!name || name.question.type !== 'text' || !kind.forms.includes(name.form.id))
        this.#add(
          'manifest',
          ['subjects', i, 'nameQuestion'],
          `名称问题“${kind.nameQuestion}”应是该对象表单中的文本题`,
        );
    });
    for (const form of this.#pack.forms)
      if (!usedForms.has(form.id)) this.#add('manifest', ['forms'], `表单“${form.id}”没有任何对象使用`, 'warning');
  }

  form(file: string, form: Form): void {
    this.#unique(file, ['id'], '表单', form.id);
    this.#needs(file, ['needs'], form.needs, form.subject);
    form.sections.forEach((section, i) => {
      const path: ProblemPath = ['sections', i];
      this.#unique(file, [...path, 'id'], '小节', section.id);
      this.#expression(file, [...path, 'visibleWhen'], section.visibleWhen, { kind: form.subject });
      section.questions.forEach((question, j) => {
        this.#question(file, [...path, 'questions', j], question, form.subject);
      });
    });
  }

  #question(file: string, path: ProblemPath, question: Question, kind: string): void {
    this.#unique(file, [...path, 'id'], '问题', question.id);
    const own: Vocabulary = { kind, self: true };
    this.#expression(file, [...path, 'visibleWhen'], question.visibleWhen, { kind });
    this.#expression(file, [...path, 'requiredWhen'], question.requiredWhen, { kind });
    question.checks?.forEach((check, i) => this.#check(file, [...path, 'checks', i], check, own));
    if (question.type === 'choice' || question.type === 'multi') this.#options(file, path, question);
    if (question.type === 'reference') this.#kind(file, [...path, 'kind'], question.kind);
    if (question.type === 'computed') this.#computed(file, path, question, kind);
    if (question.type === 'table') this.#table(file, path, question, kind);
    if (question.type === 'register') this.#register(file, path, question, kind);
    if (
      (question.type === 'text' || question.type === 'longtext') &&
      (question.minLength ?? 0) > (question.maxLength ?? Infinity)
    )
      this.#add(file, [...path, 'minLength'], `「${question.label}」的最少字数大于最多字数`);
  }

  #register(file: string, path: ProblemPath, register: QuestionOf<'register'>, kind: string): void {
    const inRow: Vocabulary = { kind, table: register };
    this.#columns(file, path, register, inRow);
    this.#needs(file, [...path, 'needs'], register.needs, kind);
    const rules = [...registerRules(register), ...rowRules(this.#index, register, kind)];
    for (const { at, message, source, words, table } of rules) {
      if (message) this.#add(file, [...path, ...at], message);
      this.#expression(file, [...path, ...at], source, table ? { kind, table } : words ? { kind, ...words } : inRow);
    }
    for (const message of circles(this.#pack, kind, register)) this.#add(file, path, message);
    this.#filings(file, [...path, 'change'], register, kind);
    register.rowChecks?.forEach((check, i) => this.#rowCheck(file, [...path, 'rowChecks', i], register, check, kind));
  }

  #needs(file: string, path: ProblemPath, needs: readonly Need[] = [], kind: string): void {
    needs.forEach((need, i) => {
      this.#expression(file, [...path, i, 'unless'], need.unless, { kind });
      const asked = this.#index.questions.get(need.ask);
      const at = asked && this.#index.kinds.get(asked.form.subject);
      if (!at || (at.kind !== kind && !at.single))
        this.#add(file, [...path, i, 'ask'], `没有编号为“${need.ask}”的问题，或它属于可有多个的另一类对象`);
    });
  }

  #filings(file: string, path: ProblemPath, { change }: QuestionOf<'register'>, kind: string): void {
    if (!change) return;
    for (const { at, message } of filingProblems(this.#index, change, kind)) this.#add(file, [...path, ...at], message);
    this.#expression(file, [...path, 'occurred'], change.occurred, { kind });
    const table = change.baseline && holder(this.#index, change.baseline.table, kind, ['table']);
    if (typeof table === 'object')
      this.#expression(file, [...path, 'baseline', 'when'], change.baseline?.when, { kind, table });
  }

  /** @returns the ids of the columns. */
  #columns(file: string, path: ProblemPath, table: RowHolder, inRow: Vocabulary): Set<string> {
    const columns = new Set<string>();
    table.columns.forEach((column: Column, i) => {
      const at = [...path, 'columns', i];
      if (columns.has(column.id)) this.#add(file, [...at, 'id'], `表格「${table.label}」的列编号“${column.id}”重复`);
      columns.add(column.id);
      this.#expression(file, [...at, 'requiredWhen'], column.requiredWhen, inRow);
      if (column.type === 'choice' || column.type === 'multi') this.#options(file, at, column);
      if (column.type === 'reference') this.#kind(file, [...at, 'kind'], column.kind);
      if (column.type === 'computed') this.#expression(file, [...at, 'expression'], column.expression, inRow);
    });
    return columns;
  }

  #table(file: string, path: ProblemPath, table: QuestionOf<'table'>, kind: string): void {
    const inRow: Vocabulary = { kind, table };
    const columns = this.#columns(file, path, table, inRow);
    const rows = new Set<string>();
    table.fixedRows?.forEach((row, i) => {
      if (rows.has(row.id)) this.#add(file, [...path, 'fixedRows', i, 'id'], `固定行编号“${row.id}”重复`);
      rows.add(row.id);
      for (const column of Object.keys(row.cells))
        if (!columns.has(column))
          this.#add(file, [...path, 'fixedRows', i, 'cells', column], `固定行引用了不存在的列“${column}”`);
    });
    table.rowChecks?.forEach((check, i) => this.#rowCheck(file, [...path, 'rowChecks', i], table, check, kind));
  }

  #rowCheck(file: string, at: ProblemPath, table: RowHolder, check: Check, kind: string): void {
    this.#check(file, at, { ...check, at: undefined, also: undefined }, { kind, table });
    if (check.at && !columnOf(table, check.at)) this.#add(file, [...at, 'at'], `没有编号为“${check.at}”的列`);
  }

  #options(file: string, path: ProblemPath, holder: OptionHolder): void {
    for (const { at, message } of optionProblems(this.#pack, holder)) this.#add(file, [...path, ...at], message);
  }

  #kind(file: string, path: ProblemPath, kind: string): void {
    if (!this.#index.kinds.has(kind)) this.#add(file, path, `没有名为“${kind}”的对象类别`);
  }

  #computed(file: string, path: ProblemPath, question: QuestionOf<'computed'>, kind: string): void {
    if (!question.expression === !question.algorithm)
      this.#add(file, path, `「${question.label}」应写 expression 或 algorithm 之一`);
    this.#expression(file, [...path, 'expression'], question.expression, { kind });
    for (const { at, message } of algorithmProblems(this.#pack, question)) this.#add(file, [...path, ...at], message);
    for (const [input, source] of Object.entries(question.algorithm?.inputs ?? {}))
      this.#expression(file, [...path, 'algorithm', 'inputs', input], source, { kind });
  }

  scale(file: string, position: number): void {
    const scale = this.#pack.scales[position];
    if (!scale) return;
    this.#unique(file, ['id'], '量表', scale.id);
    for (const { at, message } of scaleProblems(scale)) this.#add(file, at, message);
  }

  subjectCheck(file: string, path: ProblemPath, position: number): void {
    const check = this.#pack.checks[position];
    if (!check) return;
    this.#kind(file, [...path, 'subject'], check.subject);
    this.#unique(file, [...path, 'id'], '检查', check.id);
    this.#check(file, path, check, { kind: check.subject });
  }

  #check(file: string, path: ProblemPath, check: Check, vocabulary: Vocabulary): void {
    this.#expression(file, [...path, 'when'], check.when, vocabulary);
    try {
      for (const part of parseText(check.message))
        if (typeof part !== 'string') this.#references(file, [...path, 'message'], part.references, vocabulary);
    } catch (error) {
      this.#add(file, [...path, 'message'], `提示文字中的表达式有误：${errorText(error)}`);
    }
    for (const [key, id] of [['at', check.at], ...(check.also ?? []).map((id) => ['also', id])] as [
      string,
      string | undefined,
    ][])
      if (id && !this.#index.questions.has(id)) this.#add(file, [...path, key], `没有编号为“${id}”的问题`);
  }

  #expression(file: string, path: ProblemPath, source: string | undefined, vocabulary: Vocabulary): void {
    if (source === undefined) return;
    try {
      this.#references(file, path, compile(source).references, vocabulary);
    } catch (error) {
      this.#add(file, path, `表达式有误：${errorText(error)}（${source}）`);
    }
  }

  #references(file: string, path: ProblemPath, references: Reference[], vocabulary: Vocabulary): void {
    for (const reference of references) {
      const problem = unknownReference(this.#index, reference, vocabulary);
      if (problem) this.#add(file, path, problem);
    }
  }

  document(file: string, position: number): void {
    const document = this.#pack.documents[position];
    if (!document) return;
    this.#unique(file, ['id'], '文书', document.id);
    this.#expression(file, ['when'], document.when, { kind: document.subject });
    this.#kind(file, ['subject'], document.subject);
    document.forms.forEach((id, i) => {
      if (!this.#index.forms.has(id)) this.#add(file, ['forms', i], `没有编号为“${id}”的表单`);
    });
    for (const id of Object.keys(document.omit))
      if (!this.#index.questions.has(id)) this.#add(file, ['omit', id], `没有编号为“${id}”的问题`);
    try {
      for (const part of parseText(document.fileName))
        if (typeof part !== 'string') this.#references(file, ['fileName'], part.references, { kind: document.subject });
    } catch (error) {
      this.#add(file, ['fileName'], `文件名中的表达式有误：${errorText(error)}`);
    }
    for (const [name, place] of Object.entries(document.places)) {
      if (definitionOf(place).chart && !document.template.toLowerCase().endsWith('.docx'))
        this.#add(file, ['places', name, 'chart'], '图表只能放进 Word 文书');
      this.#place(file, ['places', name], definitionOf(place), { kind: document.subject, anyRow: true });
    }
  }

  #place(file: string, path: ProblemPath, definition: PlaceDefinition, vocabulary: Vocabulary): void {
    if (!definition.value && !definition.rows) this.#add(file, path, '占位应写 value 或 rows');
    const { chart } = definition;
    if (chart && (!definition.rows || definition.each || definition.as))
      this.#add(file, [...path, 'chart'], '图表要写 rows，不能写 each 和 as');
    try {
      expressionsOf(definition);
    } catch (error) {
      this.#add(file, path, `表达式有误：${errorText(error)}`);
      return;
    }
    this.#expression(file, [...path, 'value'], definition.value, vocabulary);
    this.#expression(file, [...path, 'rows'], definition.rows, vocabulary);
    const parts = chart && chartExpressions(chart);
    for (const source of [...(parts?.rows ?? []), ...(parts?.cells ?? [])])
      this.#expression(file, [...path, 'chart'], source, vocabulary);
    this.#expression(file, [...path, 'falling'], definition.falling, vocabulary);
    for (const [name, inner] of Object.entries(definition.each ?? {}))
      this.#place(file, [...path, 'each', name], definitionOf(inner), vocabulary);
  }
}
