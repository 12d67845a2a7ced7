/** Writing files out, named by their numbers. */
import { callWorkbench, toWorkbenchError } from '../api.ts';
import { pickPath } from '../pages/files/pick-path.ts';
import { t } from '../strings/t.ts';
import { showError, toast } from '../ui/index.ts';

export async function exportFiles(sha256: readonly string[]): Promise<void> {
  try {
    const folder = await pickPath({ purpose: 'folder', filter: 'any', suggested: '' });
    if (!folder) return;
    const written = await callWorkbench('evidence.export', { sha256: [...sha256], folder });
    toast(t('evidence.exported', { count: written.files.length, folder: written.folder }));
  } catch (error) {
    showError(toWorkbenchError(error));
  }
}
