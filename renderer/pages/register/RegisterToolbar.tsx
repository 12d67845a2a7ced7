/** What one does with rows and with the view, in one line above the grid. */
import { useState } from 'react';
import { answerKey } from '../../../core/answer/answer.ts';
import type { QuestionOf } from '../../../core/form/pack-schema.ts';
import type { ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import type { SheetState } from '../../questionnaire/grid/GridSheet.tsx';
import { GridKeys } from '../../questionnaire/grid/GridToolbar.tsx';
import type { GridModel } from '../../questionnaire/grid/use-grid-model.ts';
import { put } from '../../store/casefile-store.ts';
import { flushDrafts } from '../../store/drafts.ts';
import type { RegisterTable } from '../../store/register-tables.ts';
import { t } from '../../strings/t.ts';
import { Button, IconButton, toast } from '../../ui/index.ts';
import { BatchDialog } from './BatchDialog.tsx';
import type { ColumnLayout } from './column-layout.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { ExportButton } from './ExportButton.tsx';
import { GroupDialog } from './GroupDialog.tsx';
import { ImportDialog } from './import/ImportDialog.tsx';
import type { RowChecks } from './row-checks.ts';

export interface RegisterToolbarProps {
  id: string;
  state: SheetState;
  grid: GridModel;
  register: QuestionOf<'register'>;
  table: RegisterTable;
  /** Rows shown. */
  ids: readonly string[];
  reader: RowReader;
  checks: RowChecks;
  spec: ViewSpec;
  onSpec(spec: ViewSpec): void;
  layout: ColumnLayout;
  onLayout(layout: ColumnLayout): void;
  /** Opens the menu of a column. */
  onColumn(column: string): void;
}

export function RegisterToolbar(props: RegisterToolbarProps) {
  const { state, grid, register } = props;
  const [open, setOpen] = useState<'batch' | 'columns' | 'group' | 'import' | 'keys' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <div className="g-tools" id={props.id} role="group" aria-label={t('register.tools')}>
      {!grid.readOnly && <RowTools {...props} onBatch={() => setOpen('batch')} />}
      <Button icon="document" aria-disabled={!state.row} onClick={state.openDetails}>
        {t('register.details')}
      </Button>
      {!grid.readOnly && (
        <Button icon="file" onClick={() => setOpen('import')}>
          {t('import.open')}
        </Button>
      )}
      <ExportButton subject={grid.subject} register={register.id} />
      <span className="reg-gap" />
      <Button icon="filter" aria-disabled={!state.column} onClick={() => props.onColumn(state.column?.id ?? '')}>
        {t('register.column')}
      </Button>
      <Button icon="template" onClick={() => setOpen('group')}>
        {t('register.group')}
      </Button>
      <Button icon="table" onClick={() => setOpen('columns')}>
        {t('register.columns')}
      </Button>
      <IconButton icon="hint" label={t('grid.keys')} onClick={() => setOpen('keys')} />
      {open === 'batch' && <BatchDialog {...props} area={state.area} column={state.column} onClose={close} />}
      {open === 'columns' && (
        <ColumnsDialog register={register} layout={props.layout} onLayout={props.onLayout} onClose={close} />
      )}
      {open === 'group' && <GroupDialog register={register} spec={props.spec} onSpec={props.onSpec} onClose={close} />}
      {open === 'import' && <ImportDialog subject={grid.subject} register={register} onClose={close} />}
      {open === 'keys' && <GridKeys onClose={close} />}
    </div>
  );
}

function RowTools(props: RegisterToolbarProps & { onBatch(): void }) {
  const { state, grid, register, ids } = props;
  const { commands, area } = state;
  const selected = ids.slice(area.fromRow, area.toRow + 1);
  const has = selected.length > 0;
  const markReviewed = (): void => {
    const { reviewed } = register;
    if (reviewed === undefined) return;
    flushDrafts();
    const open = selected.filter((id) => props.table.rows.get(id)?.cells[reviewed] !== true);
    put(
      open.map((id) => ({ ...answerKey(grid.subject, register.id, id, reviewed), value: true })),
      t('register.reason.reviewed'),
    );
    toast(t('register.reviewedDone', { count: open.length }));
  };
  return (
    <>
      <Button icon="add" aria-disabled={!grid.canAddRows} onClick={() => grid.canAddRows && commands.insert('below')}>
        {t('register.insert')}
      </Button>
      <Button
        icon="copy"
        aria-disabled={!grid.canAddRows || !has}
        onClick={() => grid.canAddRows && has && commands.duplicate()}
      >
        {t('register.duplicate')}
      </Button>
      <Button icon="remove" aria-disabled={!has} onClick={() => has && commands.deleteSelectedRows()}>
        {selected.length > 1 ? t('register.removeMany', { count: selected.length }) : t('register.removeOne')}
      </Button>
      <Button icon="edit" aria-disabled={ids.length === 0} onClick={() => ids.length > 0 && props.onBatch()}>
        {t('register.batch')}
      </Button>
      {register.reviewed !== undefined && (
        <Button icon="check" aria-disabled={!has} onClick={() => has && markReviewed()}>
          {t('register.reviewedMark')}
        </Button>
      )}
    </>
  );
}
