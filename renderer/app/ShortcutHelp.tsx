import { t, type StringKey } from '../strings/t.ts';
import { Dialog, KeyList } from '../ui/index.ts';

const SHORTCUTS: readonly [keys: string, meaning: StringKey][] = [
  ['Ctrl K', 'help.palette'],
  ['Ctrl Z', 'help.undo'],
  ['Ctrl Y', 'help.redo'],
  ['Ctrl S', 'help.save'],
  ['F8', 'help.problem'],
  ['Alt PgUp / PgDn', 'help.section'],
  ['F6', 'help.panel'],
  ['F9', 'help.evidence'],
  ['Tab', 'help.tab'],
  ['↑ ↓ ← →', 'help.arrows'],
  ['Space', 'help.space'],
  ['Esc', 'help.escape'],
  ['?', 'help.help'],
];

export function ShortcutHelp({ onClose }: { onClose(): void }) {
  return (
    <Dialog title={t('help.title')} onClose={onClose} size="small">
      <KeyList keys={SHORTCUTS} />
    </Dialog>
  );
}
