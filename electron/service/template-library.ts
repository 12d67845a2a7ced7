/** All templates there are, and the one each document is written into. */
import { openPlaces } from '../../core/blank/binding-state.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { packTemplate } from '../pack/template.ts';
import type { Session, UsablePack } from './session.ts';
import { TemplateReader, fingerprintOf, readTemplateFile } from './template-read.ts';
import { called, type ShelvedTemplate, TemplateShelf } from './template-shelf.ts';
import type { DocumentTemplate, TemplateSource } from './template-source.ts';
import { PACK_OWN, TemplateFolder } from './template-folder.ts';

const CHOOSE = '请在模板管理中处理这个模板，或改用另一个模板。';

export class TemplateLibrary implements TemplateSource {
  readonly #home: string;
  readonly #reader = new TemplateReader();

  constructor(home: string) {
    this.#home = home;
  }

  shelf(pack: UsablePack, document: DocumentDefinition): TemplateShelf {
    return new TemplateShelf(this.#home, this.#reader, pack, document);
  }

  /** Never the pack's own in place of an installed one that cannot be used: nobody would notice. */
  forDocument(pack: UsablePack, document: DocumentDefinition, template?: string): DocumentTemplate {
    const active = new TemplateFolder(this.#home, pack.pack.id, document.id).active();
    if (template === undefined && 'problem' in active)
      throw new WorkbenchError(
        'TEMPLATE',
        `「${document.title}」用哪个模板不清楚：${active.problem}。`,
        '请在模板管理中重新选择要用的模板。',
      );
    if (template === undefined && 'fingerprint' in active && active.fingerprint === PACK_OWN)
      return packTemplate(pack.folder, document);
    const shelf = this.shelf(pack, document);
    const found = template === undefined ? shelf.all().find(({ info }) => info.active) : shelf.require(template);
    if (!found) throw unusable(document, '模板已不在。');
    if (found.info.origin === 'pack') return packTemplate(pack.folder, document);
    if (found.info.problem) throw unusable(document, found.info.problem, found);
    if (template === undefined && found.info.open > 0)
      throw unusable(document, `还有 ${found.info.open} 处没有确认。`, found);
    return load(document, found);
  }
}

/** Read afresh: what was looked at before may have been changed since. */
function load(document: DocumentDefinition, found: ShelvedTemplate): DocumentTemplate {
  const { fileName, format, fingerprint } = found.info;
  const bytes = readTemplateFile(found.path);
  if (fingerprintOf(bytes) !== fingerprint) throw unusable(document, '文件在安装之后被改动过，与绑定不再相符。', found);
  return { fileName, format, fingerprint, bytes, ...(found.binding ? { binding: found.binding } : {}) };
}

function unusable(document: DocumentDefinition, why: string, found?: ShelvedTemplate): WorkbenchError {
  const which = found ? called(document, found.info) : `「${document.title}」所选的模板`;
  return new WorkbenchError('TEMPLATE', `${which}不能使用：${why}`, CHOOSE, found?.path);
}

/** The pack that is meant: one named, else the open casefile's. @throws WorkbenchError PACK, NO_CASEFILE */
export function packOf(session: Session, id: string | undefined): UsablePack {
  return id === undefined ? session.open.pack : session.packs.require(id);
}

/** @throws WorkbenchError NOT_FOUND */
export function documentOf(pack: UsablePack, id: string): DocumentDefinition {
  const found = indexPack(pack.pack).documents.get(id);
  if (found) return found;
  const known = pack.pack.documents.map((document) => document.id).join('、');
  throw new WorkbenchError('NOT_FOUND', `规范包里没有文书「${id}」。`, `可用：${known}`);
}

/** @throws WorkbenchError NOT_READY while a place is undecided, TEMPLATE when it cannot be used at all */
export function refuseUnusable(shelf: TemplateShelf, { info, read, binding }: ShelvedTemplate): void {
  const which = called(shelf.document, info);
  if (info.problem) throw new WorkbenchError('TEMPLATE', `${which}不能使用：${info.problem}`, CHOOSE);
  if (!binding || info.open === 0 || info.origin === 'pack') return;
  const named = openPlaces(read?.blank?.places ?? [], binding)
    .slice(0, 3)
    .map(({ label, at }) => `「${label.join(' / ') || at}」`);
  throw new WorkbenchError(
    'NOT_READY',
    `${which}还有 ${info.open} 处没有确认：${named.join('')}${info.open > named.length ? '等' : ''}。`,
    '请逐处确认对应的问题，或标为「留空」，再启用。',
  );
}
