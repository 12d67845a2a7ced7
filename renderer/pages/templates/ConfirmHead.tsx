import { useState, useSyncExternalStore } from 'react';
import { navigate } from '../../app/route.ts';
import { useAction } from '../../store/use-action.ts';
import { t } from '../../strings/t.ts';
import { Button, ErrorNote, Icon, IconButton, ProgressBar, Tag, type IconName } from '../../ui/index.ts';
import type { SaveState } from '../../store/casefile-state.ts';
import type { BindingStore } from './state/binding-store.ts';
import { progressOf, type PlaceEntry } from './state/places.ts';
import { activateTemplate } from './state/use-templates.ts';
import { BackLink } from './TemplateView.tsx';
import { UseTag } from './TemplateTable.tsx';
import { TryDialog } from './TryDialog.tsx';

const SAVE_ICONS: Record<SaveState, IconName> = { saved: 'ok', saving: 'save', failed: 'error' };

export interface ConfirmHeadProps {
  store: BindingStore;
  entries: readonly PlaceEntry[];
  /** Places that may be confirmed in one go. */
  likely: number;
  readOnly: boolean;
  withPages: boolean;
  onPages(shown: boolean): void;
  onConfirmLikely(): void;
  onJumpOpen(): void;
}

/** Which template, how far it is, and what can be done with all of it. */
export function ConfirmHead(props: ConfirmHeadProps) {
  const { store, entries, likely, readOnly, withPages } = props;
  const { detail, save, canUndo } = useSyncExternalStore(store.subscribe, store.get);
  const { document, title, info } = detail;
  const [trying, setTrying] = useState(false);
  const { done, total } = progressOf(entries);
  const tryIt = useAction(async () => {
    await store.settled();
    setTrying(true);
  });
  const activate = useAction(async () => {
    await store.settled();
    await activateTemplate(document, info);
    navigate({ page: 'templates', document });
  });
  const error = activate.error ?? tryIt.error;
  return (
    <header className="t-head">
      <div className="row t-head-line">
        <BackLink document={document} />
        <h1 className="t-name">
          {info.fileName} <span className="small muted">{title}</span>
        </h1>
        <UseTag info={info} />
        {!readOnly && (
          <span className={`save-state save-${save}`} data-testid="template-save" data-state={save} role="status">
            <Icon name={SAVE_ICONS[save]} /> {t(`save.${save}`)}
          </span>
        )}
      </div>
      <div className="row t-head-line">
        <span className="t-progress">
          <span className="number">{t('templates.progress', { done, total })}</span>
          <ProgressBar done={done} total={total} label={t('templates.progress', { done, total })} />
        </span>
        {readOnly ? (
          <span className="small muted t-hint">{t('templates.readOnlyPack')}</span>
        ) : (
          <>
            <Button
              icon="check"
              disabled={likely === 0}
              onClick={props.onConfirmLikely}
              aria-keyshortcuts="Control+Enter"
            >
              {t('templates.confirmLikely', { n: likely })}
            </Button>
            <IconButton
              icon="undo"
              label={t('templates.undo')}
              shortcut="Ctrl+Z"
              disabled={!canUndo}
              onClick={store.undo}
            />
          </>
        )}
        <span className="grow" />
        <label className="choice t-pages-toggle">
          <input type="checkbox" checked={withPages} onChange={(event) => props.onPages(event.target.checked)} />
          <span>{t('templates.showPages')}</span>
        </label>
        <Button busy={tryIt.busy} onClick={() => void tryIt.run()}>
          {t('templates.try')}
        </Button>
        {info.active ? (
          <Tag tone="ok" icon="ok">
            {t('templates.active')}
          </Tag>
        ) : (
          <Button variant="primary" busy={activate.busy} onClick={() => void activate.run()}>
            {t('templates.activate')}
          </Button>
        )}
      </div>
      {info.problem && <ErrorNote error={{ message: info.problem, advice: '' }} />}
      {error && (
        <ErrorNote error={error}>
          {done < total && (
            <Button
              onClick={() => {
                activate.clear();
                props.onJumpOpen();
              }}
            >
              {t('templates.jumpOpen')}
            </Button>
          )}
        </ErrorNote>
      )}
      {trying && (
        <TryDialog
          trial={{ document, fingerprint: info.fingerprint, fileName: info.fileName }}
          onClose={() => setTrying(false)}
        />
      )}
    </header>
  );
}
