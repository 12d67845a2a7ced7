import { memo, type ReactNode } from 'react';
import type { AnswerValue } from '../../../core/answer/answer.ts';
import { displayValue } from '../../../core/form/display.ts';
import type { Finding } from '../../../core/form/finding.ts';
import type { NamedSubject } from '../../../core/form/parse.ts';
import type { Column, Pack } from '../../../core/form/pack-schema.ts';
import { spellValue } from '../../../core/form/spell.ts';
import type { TableRow } from '../../../core/form/table-edit.ts';
import { RowMark } from '../../evidence/EvidenceMark.tsx';
import { filesIn } from '../../evidence/store-file.ts';
import { t } from '../../strings/t.ts';
import { classes, Icon } from '../../ui/index.ts';
import { type GridLayout, stuckLeft } from './columns.ts';
import { stuckClass } from './GridHead.tsx';
import { Highlighted } from './Highlighted.tsx';

/** Findings of a cell by `row/column`. */
export type CellFindings = Pick<ReadonlyMap<string, Finding[]>, 'get'>;

export interface GridRowProps {
  elementId: string;
  pack: Pack;
  /** Whose rows these are. */
  subject: string;
  question: string;
  columns: readonly Column[];
  /** Columns to draw. */
  shown: readonly number[];
  layout: GridLayout;
  row: TableRow | undefined;
  /** Row number from 0; the row after the last is the empty one that becomes a row when typed into. */
  index: number;
  top: number;
  cells: ReadonlyMap<string, AnswerValue>;
  computed: Record<string, unknown> | undefined;
  findings: CellFindings;
  subjects: NamedSubject[];
  /** Column of the active cell in this row, or −1. */
  active: number;
  /** Selected columns in this row; −1 when none. */
  from: number;
  to: number;
  /** Input of the active cell. */
  editor: ReactNode;
  idPrefix: string;
  /** Text to mark in the cells; '' for none. */
  marked: string;
}

export function cellText(
  pack: Pack,
  column: Column,
  cells: ReadonlyMap<string, AnswerValue>,
  computed: Record<string, unknown> | undefined,
  subjects: NamedSubject[],
): string {
  if (column.type === 'computed') return displayValue({ pack }, column, computed?.[column.id]);
  return spellValue(pack, column, cells.get(column.id), subjects);
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { columns, row, index, active } = props;
  const whole = props.from === 0 && props.to === columns.length - 1;
  return (
    <div
      role="row"
      id={props.elementId}
      aria-rowindex={index + 2}
      className={classes('g-row', !row && 'g-row-new', active >= 0 && 'g-row-active')}
      style={{ top: props.top }}
      data-row={index}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        className={classes('g-cell g-number', whole && 'g-selected')}
        data-column={-1}
        title={row?.origin ? t('grid.origin', { label: row.origin }) : undefined}
      >
        {row ? index + 1 : <Icon name="add" size={12} />}
        {row?.gone && <GoneMark />}
        {row && <RowMark subject={props.subject} question={props.question} row={row.id} />}
        {!row && <span className="visually-hidden">{t('grid.newRow')}</span>}
      </div>
      {props.shown.map((i) => {
        const column = columns[i];
        return column && <GridCell key={column.id} {...props} column={column} place={i} isActive={i === active} />;
      })}
    </div>
  );
});

function GoneMark() {
  return (
    <span className="g-gone" title={t('grid.gone')}>
      <Icon name="hint" size={12} />
      <span className="visually-hidden">{t('grid.gone')}</span>
    </span>
  );
}

/** A computed column may give words. */
const isNumeric = ({ computed }: GridRowProps, { id, type }: Column): boolean =>
  type === 'number' || (type === 'computed' && typeof computed?.[id] !== 'string');

function GridCell(props: GridRowProps & { column: Column; place: number; isActive: boolean }) {
  const { column, place, row, cells, isActive } = props;
  const findings = row ? (props.findings.get(`${row.id}/${column.id}`) ?? []) : [];
  const worst = findings[0]?.level;
  const selected = place >= props.from && place <= props.to;
  const locked = row?.locked.has(column.id) === true || column.type === 'computed';
  const findingId = `${props.idPrefix}-${row?.id ?? 'new'}-${column.id}`;
  return (
    <div
      role="gridcell"
      aria-colindex={place + 2}
      aria-selected={selected}
      aria-readonly={locked || undefined}
      className={classes(
        stuckClass(props.layout, place),
        isNumeric(props, column) && 'g-right number',
        selected && 'g-selected',
        isActive && 'g-active',
        locked && 'g-locked',
        worst && `g-has-${worst}`,
      )}
      style={{ gridColumn: place + 2, left: stuckLeft(props.layout, place) }}
      data-column={place}
    >
      {isActive ? (
        props.editor
      ) : (
        <span className="g-text">
          {column.type === 'attachment' && <FileCount count={filesIn(cells.get(column.id)).length} />}
          <Highlighted
            text={cellText(props.pack, column, cells, props.computed, props.subjects)}
            marked={props.marked}
          />
        </span>
      )}
      {worst && (
        <span className={`g-mark severity-${worst}`} title={findings.map((finding) => finding.message).join('\n')}>
          <Icon name={worst} size={12} />
          <span className="visually-hidden" id={findingId}>
            {findings.map((finding) => `${t(`level.${finding.level}`)}：${finding.message}`).join('；')}
          </span>
        </span>
      )}
    </div>
  );
}

function FileCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="ev-cell">
      <Icon name="attach" size={12} />
      <span className="number">{count}</span>{' '}
    </span>
  );
}
