import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Button, Dialog, IconButton, KeyList } from '../../ui/index.ts';

export function GridToolbar(props: {
  id: string;
  count: number;
  selected: number;
  readOnly: boolean;
  canAddRows: boolean;
  canRemove: boolean;
  onInsert(): void;
  onDuplicate(): void;
  onRemove(): void;
  onDetails(): void;
}) {
  const [help, setHelp] = useState(false);
  return (
    <div className="g-tools" id={props.id} role="group" aria-label={t('grid.tools')}>
      {!props.readOnly && (
        <>
          <Button icon="add" aria-disabled={!props.canAddRows} onClick={() => props.canAddRows && props.onInsert()}>
            {t('grid.insert')}
          </Button>
          <Button
            icon="copy"
            aria-disabled={!props.canAddRows || !props.canRemove}
            onClick={() => props.canAddRows && props.canRemove && props.onDuplicate()}
          >
            {t('grid.duplicate')}
          </Button>
          <Button icon="remove" aria-disabled={!props.canRemove} onClick={() => props.canRemove && props.onRemove()}>
            {props.selected > 1 ? t('grid.removeMany', { count: props.selected }) : t('grid.remove')}
          </Button>
        </>
      )}
      <Button icon="edit" aria-disabled={props.count === 0} onClick={() => props.count > 0 && props.onDetails()}>
        {t('grid.details')}
      </Button>
      <span className="g-count muted">{t('grid.count', { count: props.count })}</span>
      {!props.readOnly && <span className="g-hint muted small">{t('grid.pasteHint')}</span>}
      <IconButton icon="hint" label={t('grid.keys')} onClick={() => setHelp(true)} />
      {help && <GridKeys onClose={() => setHelp(false)} />}
    </div>
  );
}

const KEYS = [
  ['↑ ↓ ← →', 'grid.key.move'],
  ['Tab / Shift+Tab', 'grid.key.tab'],
  ['Enter', 'grid.key.enter'],
  ['F2', 'grid.key.edit'],
  ['Alt+↓', 'grid.key.list'],
  ['Alt+Enter', 'grid.key.details'],
  ['Shift+↑ ↓ ← →', 'grid.key.extend'],
  ['Ctrl+C / X / V', 'grid.key.clipboard'],
  ['Ctrl+D', 'grid.key.fill'],
  ['Delete', 'grid.key.clear'],
  ['Ctrl+Enter / Insert', 'grid.key.insert'],
  ['Ctrl+-', 'grid.key.remove'],
  ['Home / End / PgUp / PgDn', 'grid.key.edge'],
  ['Ctrl+Z / Ctrl+Y', 'grid.key.undo'],
  ['Esc', 'grid.key.leave'],
] as const;

export function GridKeys({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t('grid.keys')} onClose={onClose}>
      <KeyList keys={KEYS} />
    </Dialog>
  );
}
