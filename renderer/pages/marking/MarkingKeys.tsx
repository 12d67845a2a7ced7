import type { MarkSpec } from '../../../core/register/marking-spec.ts';
import { t, type StringKey } from '../../strings/t.ts';
import { Dialog, KeyList } from '../../ui/index.ts';

const KEYS: readonly [keys: string, meaning: StringKey][] = [
  ['0', 'marking.key.clear'],
  ['↑ ↓', 'marking.key.move'],
  ['Shift ↑ ↓', 'marking.key.select'],
  ['Ctrl A', 'marking.key.all'],
  ['← →', 'marking.key.fold'],
  ['N', 'marking.key.next'],
  ['PgUp / PgDn', 'marking.key.item'],
  ['Enter', 'marking.key.text'],
  ['P', 'marking.key.phrase'],
  ['Alt 1 … 9', 'marking.key.insert'],
  ['Alt S', 'marking.key.keep'],
  ['E', 'marking.key.evidence'],
  ['V', 'marking.key.way'],
  ['/', 'marking.key.search'],
];

export function MarkingKeys({ spec, onClose }: { spec: MarkSpec; onClose(): void }) {
  const own = spec.options.flatMap(({ key, label }) => (key ? [[key, t('marking.mark', { label })] as const] : []));
  return (
    <Dialog title={t('marking.keysTitle')} onClose={onClose}>
      <KeyList own={own} keys={KEYS} />
    </Dialog>
  );
}
