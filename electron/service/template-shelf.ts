/** Templates of one document: the pack's own and those installed, each with what can be said of it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fillablePlaces, openPlaces } from '../../core/blank/binding-state.ts';
import type { BindingFile } from '../../core/blank/binding-file.ts';
import { bindBlank } from '../../core/blank/bound.ts';
import type { DocumentTemplates, TemplateInfo } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Form } from '../../core/form/pack-schema.ts';
import { readBinding } from '../pack/template.ts';
import type { UsablePack } from './session.ts';
import { BINDING, installedAt, PACK_OWN, type StoredFolder, TemplateFolder } from './template-folder.ts';
import { countTags, type ReadTemplate, tagsAgainst, type TemplateReader } from './template-read.ts';

/** A template with everything that could be read of it; what could not is in `info.problem`. */
export interface ShelvedTemplate {
  info: TemplateInfo;
  /** Full path of the file; where it ought to be when it is gone. */
  path: string;
  folder: StoredFolder | undefined;
  read: ReadTemplate | undefined;
  binding: BindingFile | undefined;
}

const reason = (error: unknown): string =>
  error instanceof WorkbenchError ? error.message : '没有权限读取，或磁盘出错。';
const attempt = <T>(work: () => T): { value: T } | { problem: string } => {
  try {
    return { value: work() };
  } catch (error) {
    return { problem: reason(error) };
  }
};

export class TemplateShelf {
  readonly reader: TemplateReader;
  readonly pack: UsablePack;
  readonly document: DocumentDefinition;
  readonly folder: TemplateFolder;

  constructor(home: string, reader: TemplateReader, pack: UsablePack, document: DocumentDefinition) {
    this.reader = reader;
    this.pack = pack;
    this.document = document;
    this.folder = new TemplateFolder(home, pack.pack.id, document.id);
  }

  get forms(): Form[] {
    const { forms } = indexPack(this.pack.pack);
    return this.document.forms.map((id) => forms.get(id)).filter((form) => form !== undefined);
  }

  /** The pack's own first, then the newest installed first; an active one that is gone is listed with its problem. */
  all(): ShelvedTemplate[] {
    const active = this.folder.active();
    const chosen = 'fingerprint' in active ? active.fingerprint : undefined;
    const own = this.#own(chosen === PACK_OWN);
    const listed = attempt(() => this.folder.list());
    const folders = 'value' in listed ? listed.value : [];
    const installed = folders.map((folder) => this.#installed(folder, chosen));
    const gone = chosen !== undefined && chosen !== PACK_OWN && !installed.some(({ info }) => info.active);
    if (gone) installed.push(this.#gone(chosen));
    installed.sort((a, b) => b.info.installedAt.localeCompare(a.info.installedAt, 'en'));
    return [own, ...installed];
  }

  describe(): DocumentTemplates {
    const { id, title } = this.document;
    const templates = this.all().map(({ info }) => info);
    const problem = this.problem();
    return { document: id, title, templates, ...(problem ? { problem } : {}) };
  }

  /** Why nobody can say which template is meant; '' when it is clear. */
  problem(): string {
    const active = this.folder.active();
    return 'problem' in active ? `${active.problem}，请重新选择要用的模板。` : '';
  }

  /** @throws WorkbenchError NOT_FOUND */
  require(fingerprint: string): ShelvedTemplate {
    const found = this.all().find(({ info }) => info.fingerprint === fingerprint);
    if (found) return found;
    throw new WorkbenchError(
      'NOT_FOUND',
      `「${this.document.title}」没有这个模板。`,
      '它可能已被移除，请刷新窗口后重新选择。',
      fingerprint,
    );
  }

  #own(active: boolean): ShelvedTemplate {
    const { template, binding: file } = this.document;
    const path = join(this.pack.folder, template);
    const fileName = template.split('/').at(-1) ?? template;
    const read = attempt(() => this.reader.read(path, fileName, file !== undefined));
    const binding = file === undefined ? undefined : attempt(() => readBinding(this.pack.folder, file));
    return this.#shelved({ path, fileName, folder: undefined, expected: '', read, binding, active });
  }

  #installed(folder: StoredFolder, chosen: string | undefined): ShelvedTemplate {
    const binding = existsSync(join(folder.path, BINDING))
      ? attempt(() => readBinding(folder.path, BINDING))
      : undefined;
    const named = binding && 'value' in binding ? binding.value.blank : undefined;
    const fileName = folder.files.find((file) => file === named) ?? folder.files[0] ?? named ?? '（文件已不在）';
    const path = join(folder.path, fileName);
    const read = folder.files.includes(fileName)
      ? attempt(() => this.reader.read(path, fileName, true))
      : { problem: '模板文件已不在它的文件夹里。' };
    const active = chosen !== undefined && chosen.startsWith(folder.prefix);
    return this.#shelved({ path, fileName, folder, expected: folder.prefix, read, binding, active });
  }

  #gone(fingerprint: string): ShelvedTemplate {
    const prefix = fingerprint.slice(0, 16);
    const path = join(this.folder.path, prefix);
    const folder = { path, prefix, files: [] };
    const read = { problem: '模板的文件夹已不在。' };
    const fileName = '（文件已不在）';
    return this.#shelved({ path, fileName, folder, expected: fingerprint, read, binding: undefined, active: true });
  }

  #shelved(found: {
    path: string;
    fileName: string;
    folder: StoredFolder | undefined;
    /** What the fingerprint begins with; '' for the pack's own. */
    expected: string;
    read: { value: ReadTemplate } | { problem: string };
    binding: { value: BindingFile } | { problem: string } | undefined;
    active: boolean;
  }): ShelvedTemplate {
    const { path, fileName, folder, expected, active } = found;
    const read = 'value' in found.read ? found.read.value : undefined;
    const binding = found.binding && 'value' in found.binding ? found.binding.value : undefined;
    const changed = read !== undefined && !read.fingerprint.startsWith(expected);
    const known = binding?.fingerprint.startsWith(expected) ? binding.fingerprint : expected.padEnd(64, '0');
    const blank = found.binding !== undefined || (folder !== undefined && read?.tags.length === 0);
    const problems = [
      'problem' in found.read ? found.read.problem : '',
      found.binding && 'problem' in found.binding ? found.binding.problem : '',
      changed ? '文件在安装之后被改动过，与绑定不再相符。' : '',
      blank && !found.binding && !changed && read ? '绑定文件 binding.yaml 已不在。' : '',
      binding && read && !changed && binding.fingerprint !== read.fingerprint ? '绑定文件属于另一份空白文件。' : '',
    ].filter(Boolean);
    const usable = problems.length === 0 && read !== undefined;
    const counts = usable ? this.#counts(read, binding) : { places: 0, open: 0, problem: '' };
    const info: TemplateInfo = {
      fingerprint: changed || !read ? known : read.fingerprint,
      fileName,
      format: /\.xlsx$/i.test(fileName) ? 'xlsx' : 'docx',
      kind: blank ? 'blank' : 'tagged',
      origin: folder ? 'installed' : 'pack',
      installedAt: folder ? installedAt(path) : '',
      active,
      places: counts.places,
      open: counts.open,
      problem: [...problems, counts.problem].filter(Boolean).join(''),
    };
    return { info, path, folder, read: changed ? undefined : read, binding };
  }

  #counts(read: ReadTemplate, binding: BindingFile | undefined): { places: number; open: number; problem: string } {
    if (!binding) {
      const { unbound } = tagsAgainst(this.pack.pack, this.document, read.tags);
      const named = unbound.slice(0, 3).map((name) => `「${name}」`);
      const lost =
        unbound.length > 0 ? `模板里有 ${unbound.length} 个标记在本文书里没有对应的内容：${named.join('')}。` : '';
      return { places: countTags(read.tags), open: unbound.length, problem: `${read.tagErrors.join('')}${lost}` };
    }
    const { blank } = read;
    if (!blank) return { places: 0, open: 0, problem: '' };
    const { places } = blank;
    const bound = bindBlank({ index: indexPack(this.pack.pack), document: this.document, blank, binding });
    // What nobody has confirmed yet is open, not wrong.
    const wrong = bound.problems
      .filter(({ path }) => binding.places[Number(path[1])]?.confirmed)
      .map(({ message }) => `${message}。`);
    return {
      places: fillablePlaces(places).length,
      open: openPlaces(places, binding).length,
      problem: wrong.slice(0, 3).join('') + (wrong.length > 3 ? `另有 ${wrong.length - 3} 处。` : ''),
    };
  }
}

/** For messages: file and document. */
export const called = (document: DocumentDefinition, info: TemplateInfo): string =>
  `「${document.title}」的模板「${info.fileName}」`;
