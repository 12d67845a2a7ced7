/** Where a document's template comes from: the pack, or what was installed on this machine. */
import { WorkbenchError } from '../../core/contract.ts';
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import { type DocumentTemplate, packTemplate } from '../pack/template.ts';
import type { UsablePack } from './session.ts';

export type { DocumentTemplate } from '../pack/template.ts';

export interface TemplateSource {
  /**
   * The document's active template, or the one with the fingerprint `template`.
   * @throws WorkbenchError TEMPLATE (unreadable, binding damaged), NOT_FOUND (no such fingerprint)
   */
  forDocument(pack: UsablePack, document: DocumentDefinition, template?: string): DocumentTemplate;
}

/** Only what came with the pack. */
export const packTemplates: TemplateSource = {
  forDocument: ({ folder }, document, fingerprint) => {
    const template = packTemplate(folder, document);
    if (fingerprint === undefined || fingerprint === template.fingerprint) return template;
    throw new WorkbenchError('NOT_FOUND', '本机没有这个模板。', '请在模板管理中重新选择。', fingerprint);
  },
};
