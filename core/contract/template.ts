/** Templates of the open casefile's pack: the pack's own and those installed on this machine. */
import * as z from 'zod';
import { bindingPlaceSchema } from '../blank/binding-file.ts';
import type { DocumentTemplates, TemplateDetail, TemplatePage } from '../blank/template.ts';
import { call, id, path, sha256 } from './call.ts';

/** Without it the open casefile's pack is meant; the command line names one where there is no casefile. */
const pack = id.optional();
const template = z.strictObject({ pack, document: id, fingerprint: sha256 });

export const templateCalls = {
  /** Templates of every document. */
  'template.list': call<DocumentTemplates[]>()(z.strictObject({ pack })),
  /**
   * Takes a regulator's blank (or a tagged template) in. A blank gets a proposed binding; where the document has a bound
   * blank already, that binding is carried over and only differences are left to confirm. Installing the same file again
   * answers what is there. `binding`: a binding file made for exactly this blank.
   */
  'template.install': call<TemplateDetail>()(z.strictObject({ pack, document: id, path, binding: path.optional() })),
  'template.get': call<TemplateDetail>()(template),
  /** The blank with an anchor at each place, for drawing it beside the questions. */
  'template.page': call<TemplatePage>()(template),
  /** Replaces the binding of the places given; on disk when the call returns. Refused for the pack's own. */
  'template.bind': call<TemplateDetail>()(template.extend({ places: z.array(bindingPlaceSchema).min(1).max(20_000) })),
  /** From now on exports of the document use it. Refused while a fillable place is unconfirmed. */
  'template.activate': call<DocumentTemplates[]>()(template),
  /** Deletes an installed template that is not active. */
  'template.remove': call<DocumentTemplates[]>()(template),
};
