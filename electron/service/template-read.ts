/** A template file understood: is it a blank or does it carry our tags, what does it ask for, what is wrong with it. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { type PlaceProposal, proposeBinding } from '../../core/blank/match.ts';
import type { Blank } from '../../core/blank/place.ts';
import type { TemplateDetail } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { checkBinding } from '../../core/document/check-binding.ts';
import { isBuiltIn, type TagNode } from '../../core/document/tags.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import { readBlank } from '../blank/index.ts';
import { inspectTemplate } from '../document/index.ts';

export const MAX_TEMPLATE_BYTES = 50 * 1024 * 1024;

export interface ReadTemplate {
  fingerprint: string;
  format: Blank['format'];
  /** Absent where only tags were looked for. */
  blank: Blank | undefined;
  /** Empty for a blank. */
  tags: TagNode[];
  /** What is wrong with how its tags are written. */
  tagErrors: string[];
}

export const fingerprintOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** @throws WorkbenchError NOT_FOUND, TEMPLATE, or the file system's error */
export function readTemplateFile(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new WorkbenchError('NOT_FOUND', '找不到这个文件。', '请检查路径，移动硬盘是否已插好。', path);
  if (!found.isFile()) throw new WorkbenchError('TEMPLATE', '所选的不是文件。', '请选择 .docx 或 .xlsx 文件。', path);
  if (found.size > MAX_TEMPLATE_BYTES)
    throw new WorkbenchError(
      'TEMPLATE',
      '文件超过 50 MB，不像空白表格。',
      '请向发放单位索取原始的空白文件，或先压缩其中的图片。',
      path,
    );
  return new Uint8Array(readFileSync(path));
}

/**
 * @param stranger a file from outside, looked at with every suspicion, and for places; the pack's own tagged one is not
 * @throws WorkbenchError TEMPLATE: not an Office file, encrypted, with macros, damaged or hostile
 */
export function understand(bytes: Uint8Array, fileName: string, stranger: boolean): ReadTemplate {
  const blank = stranger ? readBlank(bytes, fileName) : undefined;
  const format = blank?.format ?? (/\.xlsx$/i.test(fileName) ? 'xlsx' : 'docx');
  const { tags, problems } = inspectTemplate(bytes, format);
  const errors = tags.length > 0 ? problems.filter(({ level }) => level === 'error') : [];
  return {
    fingerprint: fingerprintOf(bytes),
    format,
    blank,
    tags: tags.map(plainTag),
    tagErrors: errors.map(({ message }) => message),
  };
}

/** What leaves the service is what its type says. */
const plainTag = ({ name, kind, children }: TagNode): TagNode => ({ name, kind, children: children.map(plainTag) });

export function tagsAgainst(pack: Pack, document: DocumentDefinition, tags: TagNode[]): TemplateDetail['tags'] & {} {
  const { unbound, unusedPlaces } = checkBinding(indexPack(pack), document, tags);
  return { tags, unbound: unbound.map(({ path }) => path), unused: unusedPlaces };
}

export const countTags = (tags: readonly TagNode[]): number =>
  tags.reduce((sum, { name, children }) => sum + (isBuiltIn(name) ? 0 : 1) + countTags(children), 0);

const proposed = new WeakMap<Blank, { key: string; proposals: PlaceProposal[] }>();

/** Looked for once while blank and pack stay as they are: confirming place after place must not wait for them. */
export function proposalsFor(blank: Blank, pack: Pack, document: DocumentDefinition): PlaceProposal[] {
  const key = `${pack.digest} ${document.id}`;
  const known = proposed.get(blank);
  if (known?.key === key) return known.proposals;
  const { forms } = indexPack(pack);
  const own = document.forms.map((id) => forms.get(id)).filter((form) => form !== undefined);
  const proposals = proposeBinding(blank.places, pack, own);
  proposed.set(blank, { key, proposals });
  return proposals;
}

const seenNow = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs} ${found.ctimeMs}` : '';
};

/** Files already understood, while they stay as they are. */
export class TemplateReader {
  readonly #known = new Map<string, { seen: string; read: ReadTemplate }>();

  /** What has just been written there. */
  remember(path: string, read: ReadTemplate): void {
    this.#known.set(path, { seen: seenNow(path), read });
  }

  /** @throws WorkbenchError NOT_FOUND, TEMPLATE, or the file system's error */
  read(path: string, fileName: string, stranger: boolean): ReadTemplate {
    const seen = seenNow(path);
    const known = this.#known.get(path);
    if (known && known.seen === seen) return known.read;
    this.#known.delete(path);
    const read = understand(readTemplateFile(path), fileName, stranger);
    this.#known.set(path, { seen, read });
    return read;
  }
}
