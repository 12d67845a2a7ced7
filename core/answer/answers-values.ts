/** One value of an answers file, read as its question asks. Problems are collected, so that a person sees all at once. */
import { optionsOf, type PackIndex } from '../form/pack.ts';
import { parseValue, type NamedSubject, type ValueHolder } from '../form/parse.ts';
import type { Pack } from '../form/pack-schema.ts';
import type { Answers, AnswerValue, AttachmentItem, ChoiceValue } from './answer.ts';
import type { LineProblem, YamlTree } from './yaml-tree.ts';

/** An attached file whose bytes the caller has read. */
export interface FileDigest {
  /** Lower-case hex SHA-256 of the stored bytes. */
  sha256: string;
  name: string;
}
/** By path as written in the file; a sentence says why a file cannot be had. */
export type AttachedFiles = ReadonlyMap<string, FileDigest | { problem: string }>;

export interface ValueContext {
  pack: Pack;
  index: PackIndex;
  answers: Answers;
  subjects: NamedSubject[];
  files: AttachedFiles;
  newId: () => string;
  /** The subject whose answers are read. */
  subject: string;
  problems: LineProblem[];
}

export function problem(context: ValueContext, tree: YamlTree, message: string): [] {
  context.problems.push({ line: tree.line, message });
  return [];
}

/** `undefined` when the value could not be read; the problem is then in the context. */
export function readValue(
  context: ValueContext,
  holder: ValueHolder,
  tree: YamlTree,
  title: string,
): AnswerValue | null | undefined {
  const refuse = (message: string, where = tree): undefined => void problem(context, where, `${title}：${message}`);
  if (tree.kind === 'null') return null;
  if (holder.type === 'attachment') return readFiles(context, tree, refuse);
  if (holder.type === 'choice') return readChoice(context, holder, tree, refuse);
  if (holder.type === 'multi' || (holder.type === 'reference' && 'multiple' in holder && holder.multiple)) {
    if (tree.kind !== 'list') return readText(context, holder, tree, refuse);
    const items = tree.items.map((item) => readItem(context, holder, item, refuse));
    if (items.includes(undefined)) return undefined;
    return items.length ? (items as ChoiceValue[]) : null;
  }
  return readText(context, holder, tree, refuse);
}

type Refuse = (message: string, where?: YamlTree) => undefined;

function readText(
  context: ValueContext,
  holder: ValueHolder,
  tree: YamlTree,
  refuse: Refuse,
): AnswerValue | null | undefined {
  if (tree.kind !== 'text')
    return refuse(`应填${EXPECTED[holder.type] ?? '一个值'}，这里却是${tree.kind === 'list' ? '列表' : '分项内容'}`);
  const parsed = parseValue(context.pack, holder, tree.text, context.subjects);
  if ('problem' in parsed) return refuse(parsed.problem + choicesText(context, holder));
  return parsed.value;
}

const EXPECTED: Partial<Record<ValueHolder['type'], string>> = {
  text: '一行文字',
  longtext: '一段文字',
  number: '一个数字',
  date: '一个日期（如 2025-09-22）',
  yesno: '是或否',
  choice: '一个选项',
  multi: '一个或多个选项',
  reference: '对象的名称',
};

/** The list of options after an unknown one; long lists are cut, because nobody reads two hundred names. */
function choicesText(context: ValueContext, holder: ValueHolder): string {
  if (holder.type !== 'choice' && holder.type !== 'multi') return '';
  const options = optionsOf(context.pack, holder);
  const shown = options.slice(0, 30).map((option) => `${option.id}=${option.label}`);
  return `。可选：${shown.join('，')}${options.length > shown.length ? `，……共 ${options.length} 项` : ''}`;
}

function readChoice(
  context: ValueContext,
  holder: Extract<ValueHolder, { type: 'choice' | 'multi' }>,
  tree: YamlTree,
  refuse: Refuse,
): ChoiceValue | undefined {
  if (tree.kind !== 'map') {
    const single = { ...holder, type: 'choice' } as ValueHolder;
    const value = readText(context, single, tree, refuse);
    return value === null ? undefined : (value as ChoiceValue | undefined);
  }
  const option = tree.entries.get('option');
  const other = tree.entries.get('other');
  const known = [...tree.entries.keys()].every((key) => key === 'option' || key === 'other');
  if (option?.kind !== 'text' || other?.kind !== 'text' || !known)
    return refuse('带文字的选项应写成 { option: 选项编号, other: 文字 }');
  const found = readChoice(context, holder, option, refuse);
  if (typeof found !== 'string') return undefined;
  if (!optionsOf(context.pack, holder).find((o) => o.id === found)?.other)
    return refuse(`选项「${option.text}」不能附文字`);
  return { option: found, other: other.text.trim() };
}

function readItem(context: ValueContext, holder: ValueHolder, item: YamlTree, refuse: Refuse): ChoiceValue | undefined {
  const here: Refuse = (message, where = item) => refuse(message, where);
  if (item.kind === 'null') return here('列表里有空的一项');
  if (holder.type === 'multi') return readChoice(context, holder, item, here);
  const single = { ...holder, multiple: false } as ValueHolder;
  return readText(context, single, item, here) as ChoiceValue | undefined;
}

function readFiles(context: ValueContext, tree: YamlTree, refuse: Refuse): AttachmentItem[] | null | undefined {
  const items = tree.kind === 'list' ? tree.items : [tree];
  const files: AttachmentItem[] = [];
  let complete = true;
  for (const item of items) {
    const file = item.kind === 'map' ? item.entries.get('file') : undefined;
    const caption = item.kind === 'map' ? item.entries.get('caption') : undefined;
    const known = item.kind === 'map' && [...item.entries.keys()].every((key) => key === 'file' || key === 'caption');
    if (file?.kind !== 'text' || !known || (caption && caption.kind !== 'text' && caption.kind !== 'null')) {
      refuse('附件应写成 { file: 相对路径, caption: 图题 }，图题可省', item);
      complete = false;
      continue;
    }
    const stored = context.files.get(file.text) ?? { problem: '没有读到' };
    if ('problem' in stored) {
      refuse(`附件「${file.text}」${stored.problem}`, file);
      complete = false;
      continue;
    }
    files.push(caption?.kind === 'text' ? { ...stored, caption: caption.text.trim() } : { ...stored });
  }
  if (!complete) return undefined;
  return files.length ? files : null;
}
