/** The templates of every document, and what can be done with them from the list. */
import type { DocumentTemplates, TemplateDetail, TemplateInfo } from '../../../../core/blank/template.ts';
import { callWorkbench } from '../../../api.ts';
import { fileNameOf } from '../../../store/paths.ts';
import { type Asked, useAsked } from '../../../store/use-asked.ts';
import { t } from '../../../strings/t.ts';
import { askConfirm, toast } from '../../../ui/index.ts';
import { pickPath } from '../../files/pick-path.ts';

export const useTemplates = (): Asked<DocumentTemplates[]> => useAsked('', () => callWorkbench('template.list', {}));

/** Asks for a file and takes it in. @returns `null` when cancelled. @throws WorkbenchError */
export async function installTemplate(
  document: string,
  onReading: (name: string) => void,
): Promise<TemplateDetail | null> {
  const path = await pickPath({ purpose: 'open', filter: 'template', suggested: '' });
  if (!path) return null;
  onReading(fileNameOf(path));
  return callWorkbench('template.install', { document, path });
}

/** @throws WorkbenchError */
export async function activateTemplate(document: string, info: TemplateInfo): Promise<DocumentTemplates[]> {
  const list = await callWorkbench('template.activate', { document, fingerprint: info.fingerprint });
  toast(t('templates.activated', { name: info.fileName }));
  return list;
}

/** Back to the pack's own. @returns `null` when the user thought better of it. @throws WorkbenchError */
export async function deactivateTemplate(
  document: DocumentTemplates,
  info: TemplateInfo,
): Promise<DocumentTemplates[] | null> {
  const own = document.templates.find((template) => template.origin === 'pack');
  const sure = await askConfirm({
    title: t('templates.deactivateTitle', { name: info.fileName }),
    text: t('templates.deactivateText'),
    action: t('templates.deactivate'),
  });
  return own && sure ? activateTemplate(document.document, own) : null;
}

/** @returns `null` when the user thought better of it. @throws WorkbenchError */
export async function removeTemplate(document: string, info: TemplateInfo): Promise<DocumentTemplates[] | null> {
  const sure = await askConfirm({
    title: t('templates.removeTitle', { name: info.fileName }),
    text: t('templates.removeText', { n: Math.max(0, info.places - info.open) }),
    action: t('templates.remove'),
    danger: true,
  });
  if (!sure) return null;
  const list = await callWorkbench('template.remove', { document, fingerprint: info.fingerprint });
  toast(t('templates.removed', { name: info.fileName }));
  return list;
}
