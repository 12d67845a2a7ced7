import { useState, type FormEvent } from 'react';
import { appInfo } from '../../store/app.ts';
import { fileNameOf, folderOf, joinPath } from '../../store/paths.ts';
import { useSignal } from '../../store/signal.ts';
import { t } from '../../strings/t.ts';
import { askConfirm, Button, Dialog, ErrorNote, Field, IconButton } from '../../ui/index.ts';
import { FolderList, type Entry } from './FolderList.tsx';
import type { PickRequest } from './pick-path.ts';
import { useFolder } from './use-folder.ts';

/** Our own file dialog, for windows that have no system dialog. Arrow keys, Enter and Backspace do everything. */
export function FilePicker({ request }: { request: PickRequest }) {
  const { purpose, filter, suggested, answer } = request;
  const documents = useSignal(appInfo)?.documentsFolder ?? '';
  const start = startFolder(request, documents);
  const { listing, error, go } = useFolder(start, filter);
  const [address, setAddress] = useState<string | null>(null);
  const [name, setName] = useState(purpose === 'save' ? fileNameOf(suggested) : '');
  // Someone quick presses Enter before the folder has been read.
  const folder = listing?.folder ?? start;
  /** After going to a folder the reader goes on in its list. */
  const [moved, setMoved] = useState(false);

  const title = t(purpose === 'open' && filter !== 'casefile' ? 'files.openFile' : `files.${purpose}`);

  const enter = (path: string): void => {
    setMoved(true);
    setAddress(null);
    void go(path);
  };
  const open = (entry: Entry): void => {
    if (entry.kind === 'folder') enter(joinPath(folder, entry.name));
    else if (purpose === 'open') answer(joinPath(folder, entry.name));
    else if (purpose === 'save') setName(entry.name);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (purpose === 'folder') return answer(folder);
    if (!name.trim() || !folder) return;
    if (purpose === 'save' && listing?.files.some((file) => file.name === name.trim())) {
      const text = t('files.existsText', { name: name.trim() });
      if (!(await askConfirm({ title: t('files.exists'), text, action: t('files.useAnyway') }))) return;
    }
    answer(joinPath(folder, name.trim()));
  };
  return (
    <Dialog title={title} onClose={() => answer('')} size="large">
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          enter(address ?? folder);
        }}
      >
        <IconButton
          icon="up"
          label={t('files.parent')}
          disabled={!listing?.parent}
          onClick={() => enter(listing?.parent ?? '')}
        />
        <input
          className="grow"
          type="text"
          aria-label={t('files.address')}
          value={address ?? folder}
          spellCheck={false}
          onChange={(event) => setAddress(event.target.value)}
        />
        <Button type="submit">{t('files.go')}</Button>
      </form>
      {error && <ErrorNote error={error} />}
      <div className="file-picker">
        <ul className="bare file-places" aria-label={t('files.places')}>
          {listing?.places.map((place) => (
            <li key={place.path}>
              <Button variant="quiet" icon="folder" onClick={() => enter(place.path)}>
                {place.name}
              </Button>
            </li>
          ))}
        </ul>
        {listing && (
          <FolderList
            key={folder}
            listing={listing}
            foldersOnly={purpose === 'folder'}
            takeFocus={purpose !== 'save' || moved}
            onOpen={open}
            onUp={() => listing.parent && enter(listing.parent)}
            onChoose={(entry) => entry.kind === 'file' && purpose !== 'folder' && setName(entry.name)}
          />
        )}
      </div>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {purpose !== 'folder' && (
          <Field label={t('files.name')}>
            {(control) => (
              <input
                {...control}
                type="text"
                data-autofocus={purpose === 'save' || undefined}
                value={name}
                spellCheck={false}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
        )}
        <div className="row end">
          <Button onClick={() => answer('')}>{t('ui.cancel')}</Button>
          <Button type="submit" variant="primary" disabled={!folder || (purpose !== 'folder' && !name.trim())}>
            {t(`files.${purpose}Action`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function startFolder({ purpose, suggested }: PickRequest, documents: string): string {
  if (purpose === 'folder') return suggested || documents;
  return folderOf(suggested) || documents;
}
