import { useCallback, useEffect, useState } from 'react';
import type { BackupInfo } from '../../../core/contract.ts';
import { callWorkbench } from '../../api.ts';
import { navigate } from '../../app/route.ts';
import { settled } from '../../store/casefile-store.ts';
import { localTime } from '../../store/clock.ts';
import { restoreBackup } from '../../store/open-flow.ts';
import { CASEFILE_EXTENSION, folderOf, joinPath, sizeText, withExtension } from '../../store/paths.ts';
import { useAction } from '../../store/use-action.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { Button, EmptyState, ErrorNote, toast } from '../../ui/index.ts';
import { pickPath } from '../files/pick-path.ts';

export function BackupSection() {
  const { state } = useOpenCasefile();
  const [list, setList] = useState<BackupInfo[] | null>(null);
  const load = useAction(useCallback(async () => setList(await callWorkbench('backup.list', {})), []));
  const create = useAction(async () => {
    await settled();
    await callWorkbench('backup.create', {});
    toast(t('backup.created'));
    setList(await callWorkbench('backup.list', {}));
  });
  const restore = useAction(async (backup: BackupInfo) => {
    const time = localTime(backup.at).replace(/[-: ]/g, '');
    const file = t('backup.restoredName', { name: state.name, time }) + CASEFILE_EXTENSION;
    const suggested = joinPath(folderOf(state.path), file);
    const path = await pickPath({ purpose: 'save', filter: 'casefile', suggested });
    if (!path) return;
    await restoreBackup(backup.path, withExtension(path), backup.file, () => {
      toast(t('backup.restored'));
      navigate({ page: 'casefile' });
    });
  });
  const { run } = load;
  useEffect(() => void run(), [run]);
  const error = create.error ?? restore.error ?? load.error;
  return (
    <section className="card stack" aria-labelledby="backups">
      <div className="row spread">
        <h2 id="backups">{t('backup.title')}</h2>
        <Button icon="backup" busy={create.busy} onClick={() => void create.run()}>
          {t('backup.create')}
        </Button>
      </div>
      <p className="muted">{t('backup.text')}</p>
      {error && <ErrorNote error={error} />}
      {list?.length === 0 && <EmptyState title={t('backup.none')} />}
      {list && list.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="group" aria-labelledby="backups">
          <table className="grid grid-actions">
            <thead>
              <tr>
                <th scope="col">{t('backup.time')}</th>
                <th scope="col">{t('backup.file')}</th>
                <th scope="col">{t('backup.size')}</th>
                <th scope="col">{t('backup.action')}</th>
              </tr>
            </thead>
            <tbody>
              {list.map((backup) => (
                <tr key={backup.path}>
                  <td className="number">{localTime(backup.at)}</td>
                  <td>{backup.file}</td>
                  <td className="number">{sizeText(backup.bytes)}</td>
                  <td>
                    <Button busy={restore.busy} onClick={() => void restore.run(backup)}>
                      {t('backup.restore')}
                      <span className="visually-hidden"> {localTime(backup.at)}</span>
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
