/** Templates as they come: their tags as a tree, and everything wrong with them. */
import type { TagNode } from '../../core/document/tags.ts';
import { inspectSheet } from './sheet/inspect.ts';
import { type Inspection, templateError } from './tag-scan.ts';
import { inspectWord } from './word/inspect.ts';

export type DocumentFormat = 'docx' | 'xlsx';

/** @throws WorkbenchError TEMPLATE when the file is no Word or Excel file at all. */
export function inspectTemplate(template: Uint8Array, format: DocumentFormat): Inspection {
  return format === 'docx' ? inspectWord(template) : inspectSheet(template);
}

/**
 * The tags of a template, for building the document model. `name` is the template's file name.
 * @throws WorkbenchError TEMPLATE when the template has errors.
 */
export function templateTags(template: Uint8Array, name: string): TagNode[] {
  const { tags, problems } = inspectTemplate(template, /\.xlsx$/i.test(name) ? 'xlsx' : 'docx');
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw templateError(errors.map((problem) => problem.message));
  return tags;
}
