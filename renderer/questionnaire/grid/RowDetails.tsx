import { answerKey, type AnswerValue, keyText } from '../../../core/answer/answer.ts';
import { evidenceKey } from '../../../core/evidence/evidence.ts';
import type { Finding } from '../../../core/form/finding.ts';
import type { Column, QuestionOf } from '../../../core/form/pack-schema.ts';
import { isFilled } from '../../../core/form/functions.ts';
import { spellValue } from '../../../core/form/spell.ts';
import type { TableRow } from '../../../core/form/table-edit.ts';
import { FileList } from '../../evidence/FileList.tsx';
import { t } from '../../strings/t.ts';
import { Button, Dialog, SeverityMark } from '../../ui/index.ts';
import { useScope } from '../state/scope.ts';
import { ComputedValue } from '../fields/ComputedField.tsx';
import { fieldOf } from '../fields/index.ts';
import { LinkField } from '../fields/LinkField.tsx';
import type { FieldProps } from '../fields/props.ts';
import type { CellFindings } from './GridRow.tsx';
import { UnknownField } from '../fields/UnknownField.tsx';

/** One row as a form: room for long text, files and several choices. */
export function RowDetails(props: {
  table: QuestionOf<'table'>;
  subject: string;
  rows: readonly TableRow[];
  index: number;
  findings: CellFindings;
  /** What the row's computed columns give. */
  computed: Record<string, unknown> | undefined;
  readOnly: boolean;
  onMove(index: number): void;
  onClose(): void;
}) {
  const { table, subject, rows, index } = props;
  const row = rows[index];
  if (!row) return null;
  const printed = table.fixedRows?.find((candidate) => candidate.id === row.id)?.cells ?? {};
  return (
    <Dialog
      title={t('grid.detailsTitle', { table: table.label, row: index + 1 })}
      size="large"
      onClose={props.onClose}
      footer={
        <>
          <Button icon="up" aria-disabled={index === 0} onClick={() => index > 0 && props.onMove(index - 1)}>
            {t('grid.previousRow')}
          </Button>
          <Button
            icon="down"
            aria-disabled={index === rows.length - 1}
            onClick={() => index < rows.length - 1 && props.onMove(index + 1)}
          >
            {t('grid.nextRow')}
          </Button>
          <Button variant="primary" onClick={props.onClose}>
            {t('grid.detailsDone')}
          </Button>
        </>
      }
    >
      <div className="q-details">
        {table.columns.map((column) => (
          <DetailField
            key={`${row.id}/${column.id}`}
            column={column}
            at={answerKey(subject, table.id, row.id, column.id)}
            printed={printed[column.id]}
            findings={props.findings.get(`${row.id}/${column.id}`) ?? []}
            computed={props.computed}
            readOnly={props.readOnly || row.locked.has(column.id)}
          />
        ))}
        <div className="q-field">
          <div className="q-label">
            <span id={`detail-${row.id}-evidence`}>{t('evidence.rowFiles')}</span>
          </div>
          <div className="q-control">
            <FileList
              key={row.id}
              at={evidenceKey(subject, table.id, row.id)}
              id={`detail-${row.id}-files`}
              readOnly={props.readOnly}
              attributes={{ 'aria-labelledby': `detail-${row.id}-evidence` }}
            />
          </div>
        </div>
      </div>
    </Dialog>
  );
}

/** One cell as a field with its label, help and findings. May be given the same column of another row. */
export function DetailField({
  column,
  at,
  id = `detail-${at.row}-${column.id}`,
  printed,
  findings,
  computed,
  readOnly,
}: {
  column: Column;
  at: FieldProps['at'];
  /** Of the control. */
  id?: string;
  printed: unknown;
  findings: Finding[];
  computed?: Record<string, unknown> | undefined;
  readOnly: boolean;
}) {
  const { pack } = useScope();
  const kind = fieldOf(column.type);
  const labelId = `${id}-label`;
  const isSingle = kind?.single === true || column.type === 'link';
  const Label = isSingle ? 'label' : 'span';
  const Component = kind?.component;
  const control = {
    at,
    id,
    labelId,
    describedBy: findings.length ? `${id}-findings` : undefined,
    invalid: findings.some((finding) => finding.level === 'error'),
    required: column.required === true,
    readOnly,
  };
  return (
    <div className="q-field">
      <div className="q-label">
        <Label id={labelId} {...(isSingle ? { htmlFor: id } : {})}>
          {column.label}
        </Label>
        {column.required && <span className="q-required">{t('ui.required')}</span>}
      </div>
      <div className="q-control">
        {column.help && <p className="q-help">{column.help}</p>}
        {isFilled(printed) ? (
          <p id={id}>{spellValue(pack, column, printed as AnswerValue)}</p>
        ) : column.type === 'computed' ? (
          <ComputedValue id={id} holder={column} value={computed?.[column.id]} />
        ) : column.type === 'link' ? (
          <LinkField key={keyText(at)} holder={column} {...control} />
        ) : Component ? (
          <Component holder={column} {...control} />
        ) : (
          <UnknownField id={id} type={column.type} />
        )}
        {findings.length > 0 && (
          <ul className="q-findings" id={`${id}-findings`}>
            {findings.map((finding) => (
              <li key={finding.id}>
                <SeverityMark level={finding.level} /> {finding.message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
