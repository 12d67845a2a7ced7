import { Fragment, type KeyboardEvent } from 'react';
import { answerKey } from '../../../../core/answer/answer.ts';
import type { Column } from '../../../../core/form/pack-schema.ts';
import { isAsked, textColumn } from '../../../../core/register/marking-spec.ts';
import { DetailField } from '../../../questionnaire/grid/RowDetails.tsx';
import { t } from '../../../strings/t.ts';
import { SeverityMark } from '../../../ui/index.ts';
import { PhraseList } from '../PhraseList.tsx';
import type { Desk } from '../use-desk.ts';
import { detailId } from './focus-detail.ts';

const NONE: never[] = [];

/**
 * What a person writes for one row: words first with their phrases, then the rest that this result asks for. The next row
 * takes the fields over: making them anew costs more than all else of a mark.
 */
export function RowDetail(props: { desk: Desk; row: string; onLeave(next: boolean): void }) {
  const { desk, row, onLeave } = props;
  const { spec, board, register } = desk;
  const result = board.result(row);
  const words = textColumn(spec, result);
  const cells = desk.table.rows.get(row)?.cells ?? {};
  const others = spec.detail.filter(
    ({ id }) => id !== words?.id && id !== spec.evidence?.id && (isAsked(spec, id, result) || cells[id] !== undefined),
  );
  const elsewhere = (desk.findings.get(`${row}/${spec.column.id}`) ?? NONE).filter(({ kind }) => kind !== 'required');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const { target } = event;
    const isOpenList = target instanceof Element && target.matches('[role=combobox][aria-expanded=true]');
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if ((event.key !== 'Escape' || isOpenList) && !isDone) return;
    event.preventDefault();
    onLeave(isDone);
  };
  const field = (column: Column) => (
    <DetailField
      column={column}
      at={answerKey(desk.subject, register.id, row, column.id)}
      id={detailId(column.id)}
      printed={undefined}
      findings={desk.findings.get(`${row}/${column.id}`) ?? NONE}
      readOnly={desk.readOnly}
    />
  );
  /** Texts with the sentences there are for them; for the main one also where there is none yet. */
  const written = (column: Column) => {
    const isText = column.type === 'text' || column.type === 'longtext';
    const withPhrases = isText && !desk.readOnly && (column === words || desk.phrases(row, column).length > 0);
    return (
      <Fragment key={column.id}>
        {field(column)}
        {withPhrases && <PhraseList desk={desk} row={row} column={column} controlId={detailId(column.id)} />}
      </Fragment>
    );
  };
  return (
    <div
      className="mk-detail q-details"
      role="group"
      aria-label={t('marking.detail', { row: desk.title(row) })}
      onKeyDown={onKeyDown}
    >
      {elsewhere.length > 0 && (
        <ul className="q-findings">
          {elsewhere.map((finding) => (
            <li key={finding.id}>
              <SeverityMark level={finding.level} /> {finding.message}
            </li>
          ))}
        </ul>
      )}
      {words && written(words)}
      {spec.evidence && field(spec.evidence)}
      {others.map(written)}
    </div>
  );
}
