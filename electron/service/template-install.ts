/** Taking a regulator's file in: looked at, bound as far as it can be, then there as a whole. */
import { basename, dirname, join } from 'node:path';
import { type BindingFile, type BindingSource, bindingOf } from '../../core/blank/binding-file.ts';
import { carryOver, type OldBlank } from '../../core/blank/carry-over.ts';
import { diffBlanks } from '../../core/blank/diff.ts';
import type { Blank, BlankPlace } from '../../core/blank/place.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { readBinding } from '../pack/template.ts';
import { absolute } from './paths.ts';
import { saveBinding } from './template-folder.ts';
import { storedFileName } from './template-names.ts';
import { proposalsFor, readTemplateFile, understand } from './template-read.ts';
import type { ShelvedTemplate, TemplateShelf } from './template-shelf.ts';

/** @returns the fingerprint. @throws WorkbenchError NOT_FOUND, TEMPLATE, BAD_INPUT; the file system's errors */
export function installTemplate(
  shelf: TemplateShelf,
  input: { path: string; binding?: string | undefined },
  now: Date,
): string {
  const path = absolute(input.path);
  const bytes = readTemplateFile(path);
  const read = understand(bytes, basename(path), true);
  const { fingerprint, blank, format } = read;
  const there = shelf.all().find(({ info }) => info.fingerprint === fingerprint);
  if (there?.info.origin === 'pack') return fingerprint;
  const given = input.binding === undefined ? undefined : givenBinding(absolute(input.binding), fingerprint);
  if (there && there.info.problem === '') {
    if (given && there.folder) saveBinding(there.folder, { ...given, blank: there.info.fileName });
    return fingerprint;
  }
  const fileName = storedFileName(path, format);
  if (blank && read.tags.length === 0 && blank.places.length === 0)
    throw new WorkbenchError(
      'TEMPLATE',
      `「${basename(path)}」里没有找到可以填写的位置。`,
      '请确认这是要填写的空白表格，而不是说明或样张。',
    );
  const binding = read.tags.length > 0 || !blank ? undefined : (given ?? firstBinding(shelf, blank, fileName, there));
  const named = binding && { ...binding, blank: fileName };
  shelf.folder.add({ fingerprint, fileName, bytes, binding: named }, now);
  const folder = shelf.folder.find(fingerprint);
  if (folder) shelf.reader.remember(join(folder.path, fileName), read);
  return fingerprint;
}

/** A binding somebody made for exactly this file. */
function givenBinding(path: string, fingerprint: string): BindingFile {
  const binding = readBinding(dirname(path), basename(path));
  if (binding.fingerprint === fingerprint) return binding;
  throw new WorkbenchError(
    'BAD_INPUT',
    `绑定文件「${basename(path)}」是为另一份空白文件「${binding.blank}」做的，不能直接用于这一份。`,
    '不带绑定文件安装，会从这份文书已绑定的旧空白自动沿用，只需确认不同之处；也可先用 bind --from --old 生成新的绑定文件。',
  );
}

function firstBinding(
  shelf: TemplateShelf,
  blank: Blank,
  fileName: string,
  damaged: ShelvedTemplate | undefined,
): BindingFile {
  // Its file was damaged, its binding was not: what has been confirmed stays so.
  if (damaged?.binding?.fingerprint === blank.fingerprint) return damaged.binding;
  const { pack, document } = shelf;
  const source: BindingSource = {
    blank: fileName,
    fingerprint: blank.fingerprint,
    pack: { id: pack.pack.id, version: pack.pack.version },
    forms: document.forms,
    document: document.id,
  };
  const proposals = proposalsFor(blank, pack.pack, document);
  for (const old of boundBefore(shelf)) {
    const now = { places: blank.places, source, proposals, forms: shelf.forms };
    if (alike(old.places, blank.places)) return carryOver(old, now).binding;
  }
  return bindingOf(source, proposals);
}

/** Blanks of this document that somebody has worked on: the active one, then the newest installed, then the pack's own. */
function boundBefore(shelf: TemplateShelf): OldBlank[] {
  const own = shelf.all().filter(({ info }) => info.problem === '');
  const rank = ({ info }: ShelvedTemplate): number => (info.origin === 'pack' ? 2 : info.active ? 0 : 1);
  return own
    .toSorted((a, b) => rank(a) - rank(b))
    .flatMap(({ binding, read }) => {
      if (!binding?.places.some(({ confirmed }) => confirmed) || !read?.blank) return [];
      return [{ places: read.blank.places, binding }];
    });
}

/** Another form altogether, installed for the same document: what it shares with this one is chance. */
const ALIKE = 0.25;

function alike(before: readonly BlankPlace[], after: readonly BlankPlace[]): boolean {
  const same = diffBlanks(before, after).filter(({ change }) => change === 'same' || change === 'moved').length;
  return same >= ALIKE * Math.min(before.length, after.length);
}
