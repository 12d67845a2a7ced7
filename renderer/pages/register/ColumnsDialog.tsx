import { useState } from 'react';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { Button, Dialog, IconButton } from '../../ui/index.ts';
import { firstLayout, orderedColumns, type ColumnLayout } from './column-layout.ts';

/** Which columns are shown, in which order, and how many stay in view. */
export function ColumnsDialog(props: {
  register: QuestionOf<'register'>;
  layout: ColumnLayout;
  onLayout(layout: ColumnLayout): void;
  onClose(): void;
}) {
  const { register, layout, onLayout } = props;
  const columns = orderedColumns(register, layout);
  const order = columns.map(({ id }) => id);
  const [moved, setMoved] = useState('');
  const move = (place: number, step: 1 | -1): void => {
    const next = [...order];
    const [id = ''] = next.splice(place, 1);
    next.splice(place + step, 0, id);
    setMoved(id);
    onLayout({ ...layout, order: next });
  };
  const toggle = (id: string): void => {
    const hidden = layout.hidden.includes(id) ? layout.hidden.filter((other) => other !== id) : [...layout.hidden, id];
    if (hidden.length < columns.length) onLayout({ ...layout, hidden });
  };
  return (
    <Dialog
      title={t('register.columnsTitle')}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={() => onLayout(firstLayout(register))}>{t('register.columnsReset')}</Button>
          <Button variant="primary" onClick={props.onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <p className="muted">{t('register.columnsHint')}</p>
      <label className="reg-frozen">
        {t('register.frozenCount')}
        <input
          type="number"
          min={0}
          max={10}
          value={layout.frozen}
          onChange={(event) => onLayout({ ...layout, frozen: Math.max(0, Math.min(10, Number(event.target.value))) })}
        />
      </label>
      <ul className="bare reg-columns">
        {columns.map((column, place) => (
          <li key={column.id} data-moved={moved === column.id || undefined}>
            <label>
              <input type="checkbox" checked={!layout.hidden.includes(column.id)} onChange={() => toggle(column.id)} />
              {column.label}
            </label>
            <IconButton
              icon="up"
              label={t('register.columnUp', { column: column.label })}
              aria-disabled={place === 0}
              onClick={() => place > 0 && move(place, -1)}
            />
            <IconButton
              icon="down"
              label={t('register.columnDown', { column: column.label })}
              aria-disabled={place === columns.length - 1}
              onClick={() => place < columns.length - 1 && move(place, 1)}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
