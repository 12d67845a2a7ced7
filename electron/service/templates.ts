/** Templates installed on this machine: kept, bound, tried, activated. */
import { readFileSync } from 'node:fs';
import type { DocumentTemplates, TemplatePage } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { templateCalls } from '../../core/contract/template.ts';
import { anchorWordPlaces } from '../blank/word/anchors.ts';
import type { Handlers } from './handlers.ts';
import type { Session } from './session.ts';
import { bindTemplate, templateDetail } from './template-detail.ts';
import { PACK_OWN } from './template-folder.ts';
import { installTemplate } from './template-install.ts';
import { documentOf, packOf, refuseUnusable } from './template-library.ts';
import { called, type TemplateShelf } from './template-shelf.ts';

const shelfOf = (session: Session, input: { document: string; pack?: string | undefined }): TemplateShelf => {
  const pack = packOf(session, input.pack);
  return session.templates.shelf(pack, documentOf(pack, input.document));
};

function list(session: Session, id: string | undefined): DocumentTemplates[] {
  const pack = packOf(session, id);
  return pack.pack.documents.map((document) => session.templates.shelf(pack, document).describe());
}

export const templateHandlers: Handlers<typeof templateCalls> = {
  'template.list': (session, { pack }) => list(session, pack),

  'template.install': (session, input) => {
    const shelf = shelfOf(session, input);
    return templateDetail(shelf, installTemplate(shelf, input, session.options.now()));
  },

  'template.get': (session, input) => templateDetail(shelfOf(session, input), input.fingerprint),

  'template.page': (session, input): TemplatePage => {
    const shelf = shelfOf(session, input);
    const { path, info, read } = shelf.require(input.fingerprint);
    if (!read) throw new WorkbenchError('TEMPLATE', `${called(shelf.document, info)}不能显示：${info.problem}`, '');
    const bytes = new Uint8Array(readFileSync(path));
    const { data, anchors } =
      info.format === 'docx' && info.kind === 'blank' ? anchorWordPlaces(bytes) : { data: bytes, anchors: {} };
    return { format: info.format, data: Buffer.from(data).toString('base64'), anchors };
  },

  'template.bind': (session, input) => {
    const shelf = shelfOf(session, input);
    bindTemplate(shelf, input.fingerprint, input.places);
    return templateDetail(shelf, input.fingerprint);
  },

  'template.activate': (session, input) => {
    const shelf = shelfOf(session, input);
    const template = shelf.require(input.fingerprint);
    refuseUnusable(shelf, template);
    shelf.folder.activate(template.info.origin === 'pack' ? PACK_OWN : input.fingerprint);
    return list(session, input.pack);
  },

  'template.remove': (session, input) => {
    const shelf = shelfOf(session, input);
    const { info } = shelf.require(input.fingerprint);
    if (info.origin === 'pack')
      throw new WorkbenchError('READ_ONLY', `${called(shelf.document, info)}随规范包提供，不能移除。`, '');
    if (info.active)
      throw new WorkbenchError(
        'BAD_INPUT',
        `${called(shelf.document, info)}正在使用，不能移除。`,
        '请先启用另一个模板，再移除它。',
      );
    shelf.folder.remove(input.fingerprint);
    return list(session, input.pack);
  },
};
