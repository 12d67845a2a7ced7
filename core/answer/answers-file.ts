/**
 * The answers file: a YAML text → edits of a casefile. Pure; ids and file digests come in from outside.
 *
 * Re-running a file changes nothing: subjects are matched by kind and name (single kinds match themselves), answers
 * equal to the present ones give no edit, and a table's rows are matched by position. The format is described in
 * docs/answers-file.md.
 */
import { generateKeyBetween } from 'fractional-indexing';
import * as z from 'zod';
import { foldLabel, type NamedSubject } from '../form/parse.ts';
import { indexPack, type PackIndex } from '../form/pack.ts';
import type { Pack, SubjectKind } from '../form/pack-schema.ts';
import { answerKey, keyText, SUBJECT, subjectsOf, type Answers, type Subject } from './answer.ts';
import { answerEdits, citationEdits } from './answers-questions.ts';
import type { AttachedFiles, ValueContext } from './answers-values.ts';
import { canonicalJson, type Edit } from './change.ts';
import { lineAt, parseYamlTree, plainOf, type LineProblem, type YamlTree } from './yaml-tree.ts';

const outerSchema = z.strictObject({
  format: z.literal('1', '应写 format: 1'),
  pack: z.string('请写明规范包编号，如 pack: shanghai-2025'),
  subjects: z
    .array(
      z.strictObject({
        kind: z.string('请写明对象种类，如 kind: enterprise'),
        name: z.string('名称应是文字').min(1).max(200).optional(),
        answers: z.record(z.string(), z.unknown(), '应写成「问题编号: 答案」').optional(),
        evidence: z.record(z.string(), z.unknown(), '应写成「问题编号: [{ file: 文件 }]」').optional(),
      }),
      '应列出一个或多个对象，每个以「- kind:」开头',
    )
    .min(1, '至少要有一个对象'),
});

interface SubjectEntry {
  kind: string;
  name: string | undefined;
  line: number;
  answers: Map<string, YamlTree>;
  /** What questions cite beside their answers. */
  evidence: Map<string, YamlTree>;
}

export interface AnswersFile {
  pack: string;
  packLine: number;
  subjects: SubjectEntry[];
  /** Attached files as written, with the line that names each first. */
  files: Map<string, number>;
}

export interface ConversionInput {
  pack: Pack;
  answers: Answers;
  file: AnswersFile;
  /** By path as written in the file. */
  files: AttachedFiles;
  newId: () => string;
}

export type Conversion = { edits: Edit[] } | { problems: LineProblem[] };

/** Reads the outer shape; values are looked at by {@link convertAnswers}, which knows the pack. */
export function readAnswersFile(text: string): { file: AnswersFile } | { problems: LineProblem[] } {
  const parsed = parseYamlTree(text);
  if ('problems' in parsed) return parsed;
  const { tree } = parsed;
  const outer = outerSchema.safeParse(plainOf(tree));
  if (!outer.success) {
    return {
      problems: outer.error.issues.map((issue) => ({ line: lineAt(tree, issue.path), message: outerMessage(issue) })),
    };
  }
  const files = new Map<string, number>();
  collectFiles(tree, files);
  const subjects = outer.data.subjects.map((subject, i) => {
    const node = at(at(tree, 'subjects'), i);
    const answers = at(node, 'answers');
    const evidence = at(node, 'evidence');
    return {
      kind: subject.kind,
      name: subject.name?.trim(),
      line: node?.line ?? 0,
      answers: answers?.kind === 'map' ? answers.entries : new Map<string, YamlTree>(),
      evidence: evidence?.kind === 'map' ? evidence.entries : new Map<string, YamlTree>(),
    };
  });
  return { file: { pack: outer.data.pack, packLine: lineAt(tree, ['pack']), subjects, files } };
}

function outerMessage(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识「${issue.keys.join('」「')}」`;
  const place = issue.path.join('.');
  return place ? `${place}：${issue.message}` : '文件应以 format、pack、subjects 三项组成';
}

function at(tree: YamlTree | undefined, step: string | number): YamlTree | undefined {
  if (tree?.kind === 'map') return tree.entries.get(String(step));
  return tree?.kind === 'list' ? tree.items[Number(step)] : undefined;
}

function collectFiles(tree: YamlTree, files: Map<string, number>): void {
  if (tree.kind === 'list') for (const item of tree.items) collectFiles(item, files);
  if (tree.kind !== 'map') return;
  for (const [key, value] of tree.entries) {
    if (key === 'file' && value.kind === 'text') {
      if (!files.has(value.text)) files.set(value.text, value.line);
    } else collectFiles(value, files);
  }
}

/** All edits, or all problems: a file with one mistake changes nothing. */
export function convertAnswers(input: ConversionInput): Conversion {
  const { pack, file } = input;
  if (file.pack !== pack.id)
    return {
      problems: [{ line: file.packLine, message: `文件是为规范包「${file.pack}」写的，案卷用的是「${pack.id}」` }],
    };
  const problems: LineProblem[] = [];
  const subjects = new SubjectFinder(input, problems);
  const found = file.subjects.map((entry) => ({ entry, subject: subjects.find(entry) }));
  const edits = subjects.edits;
  for (const { entry, subject } of found) {
    if (!subject) continue;
    const context: ValueContext = {
      ...input,
      index: indexPack(pack),
      subjects: subjects.named,
      subject: subject.id,
      problems,
    };
    for (const [question, value] of subjects.answersWithName(entry, subject.kind))
      edits.push(...answerEdits(context, entry.kind, question, value));
    for (const [question, value] of entry.evidence) edits.push(...citationEdits(context, entry.kind, question, value));
  }
  if (problems.length) return { problems: problems.sort((a, b) => a.line - b.line) };
  return { edits: edits.filter((edit) => !isPresent(input.answers, edit)) };
}

function isPresent(answers: Answers, edit: Edit): boolean {
  const value = answers.get(keyText(edit))?.value ?? null;
  return canonicalJson(value) === canonicalJson(edit.value);
}

/** Finds each entry's subject in the casefile, or makes it. */
class SubjectFinder {
  readonly edits: Edit[] = [];
  readonly named: NamedSubject[];
  private readonly index: PackIndex;
  private readonly input: ConversionInput;
  private readonly problems: LineProblem[];
  private readonly taken = new Set<string>();
  private lastOrder: string | null;

  constructor(input: ConversionInput, problems: LineProblem[]) {
    this.input = input;
    this.problems = problems;
    this.index = indexPack(input.pack);
    const existing = subjectsOf(input.answers);
    this.lastOrder = existing.at(-1)?.order ?? null;
    this.named = existing.map((subject) => ({ id: subject.id, kind: subject.kind, name: this.nameOf(subject) }));
  }

  find(entry: SubjectEntry): { id: string; kind: SubjectKind } | undefined {
    const kind = this.index.kinds.get(entry.kind);
    if (!kind) {
      const known = [...this.index.kinds.values()].map((k) => `${k.kind}（${k.title}）`).join('、');
      return this.refuse(entry, `没有对象种类「${entry.kind}」，规范包里有：${known}`);
    }
    const name = entryName(entry, kind);
    if (!kind.single && !name) return this.refuse(entry, `请写出${kind.title}的名称（name: …）`);
    const matches = this.named.filter(
      (subject) => subject.kind === kind.kind && (kind.single || foldLabel(subject.name) === foldLabel(name)),
    );
    if (matches.length > 1)
      return this.refuse(entry, `案卷里有 ${matches.length} 个名为「${name}」的${kind.title}，无法分辨`);
    const id = matches[0]?.id ?? this.create(kind, name);
    if (this.taken.has(id))
      return this.refuse(entry, `${kind.title}${name ? `「${name}」` : ''}在文件里出现了两次，请合并`);
    this.taken.add(id);
    return { id, kind };
  }

  /** `name:` is a short way to answer the kind's name question. */
  answersWithName(entry: SubjectEntry, kind: SubjectKind): Map<string, YamlTree> {
    if (entry.name === undefined || entry.answers.has(kind.nameQuestion)) return entry.answers;
    return new Map([[kind.nameQuestion, { kind: 'text', line: entry.line, text: entry.name }], ...entry.answers]);
  }

  private create(kind: SubjectKind, name: string): string {
    const id = this.input.newId();
    const order = generateKeyBetween(this.lastOrder, null);
    this.lastOrder = order;
    this.edits.push({ ...answerKey(id, SUBJECT), value: { kind: kind.kind, order } });
    this.named.push({ id, kind: kind.kind, name });
    return id;
  }

  private nameOf(subject: Subject): string {
    const question = this.index.kinds.get(subject.kind)?.nameQuestion ?? '';
    const value = this.input.answers.get(keyText(answerKey(subject.id, question)))?.value;
    return typeof value === 'string' ? value : '';
  }

  private refuse(entry: SubjectEntry, message: string): undefined {
    this.problems.push({ line: entry.line, message });
  }
}

function entryName(entry: SubjectEntry, kind: SubjectKind): string {
  if (entry.name) return entry.name;
  const answer = entry.answers.get(kind.nameQuestion);
  return answer?.kind === 'text' ? answer.text.trim() : '';
}
