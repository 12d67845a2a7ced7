/** Where a document's template comes from: the pack, or what was installed on this machine. */
import type { DocumentDefinition } from '../../core/form/pack-schema.ts';
import type { DocumentTemplate } from '../pack/template.ts';
import type { UsablePack } from './session.ts';

export type { DocumentTemplate } from '../pack/template.ts';

export interface TemplateSource {
  /**
   * The document's active template, or the one with the fingerprint `template`.
   * @throws WorkbenchError TEMPLATE (unreadable, binding damaged), NOT_FOUND (no such fingerprint)
   */
  forDocument(pack: UsablePack, document: DocumentDefinition, template?: string): DocumentTemplate;
}
