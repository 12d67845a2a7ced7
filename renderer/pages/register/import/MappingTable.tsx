/** Each column of the file with the register's column it goes to, and why. */
import type { QuestionOf } from '../../../../core/form/pack-schema.ts';
import type { ColumnMapping } from '../../../../core/register/import-model.ts';
import type { ShownColumn } from '../../../../core/register/import-results.ts';
import { t } from '../../../strings/t.ts';
import type { ImportActs, ImportState } from './use-import.ts';

interface MappingTableProps {
  register: QuestionOf<'register'>;
  state: ImportState;
  acts: ImportActs;
}

export function MappingTable({ register, state, acts }: MappingTableProps) {
  const { opened, mapping, key } = state;
  const put = (next: ColumnMapping): void => {
    // A column of the register takes one column of the file: the one chosen last.
    const others = mapping.map((each) =>
      each.at !== next.at && next.column !== null && each.column === next.column ? { at: each.at, column: null } : each,
    );
    const changed = others.map((each) => (each.at === next.at ? next : each));
    const mapped = new Set(changed.map(({ column }) => column));
    // The number, once it is known, names the rows: nobody has to tick it as well.
    const isNamed = next.column !== null && next.column === register.key;
    acts.change({ mapping: changed, key: isNamed ? [next.column ?? ''] : key.filter((column) => mapped.has(column)) });
  };
  return (
    <table className="imp-mapping">
      <caption>{t('import.columns')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('import.fileColumn')}</th>
          <th scope="col">{t('import.samples')}</th>
          <th scope="col">{t('import.registerColumn')}</th>
          <th scope="col">{t('import.unit')}</th>
          <th scope="col">{t('import.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {(opened?.columns ?? []).map((column) => (
          <MappingRow
            key={column.at}
            column={column}
            register={register}
            mapping={mapping.find(({ at }) => at === column.at) ?? { at: column.at, column: null }}
            proposal={opened?.mapping.find(({ at }) => at === column.at)}
            onMapping={put}
          />
        ))}
      </tbody>
    </table>
  );
}

function MappingRow(props: {
  column: ShownColumn;
  register: QuestionOf<'register'>;
  mapping: ColumnMapping;
  proposal: { column: string | null; reason: string } | undefined;
  onMapping(mapping: ColumnMapping): void;
}) {
  const { column, register, mapping, proposal, onMapping } = props;
  const { at, letters, labels, samples } = column;
  const label = labels.join(' / ') || t('import.noHeading');
  const target = register.columns.find(({ id }) => id === mapping.column);
  const choose = (id: string): void => {
    const chosen = register.columns.find((each) => each.id === id);
    const unit = chosen?.type === 'number' && column.unit ? { unit: column.unit } : {};
    onMapping({ at, column: chosen?.id ?? null, ...unit });
  };
  return (
    <tr>
      <th scope="row">
        <span className="muted">{letters}</span> {label}
      </th>
      <td className="imp-samples">{samples.slice(0, 3).join('；')}</td>
      <td>
        <select
          aria-label={t('import.columnFor', { label })}
          value={mapping.column ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{t('import.leaveOut')}</option>
          {register.columns
            .filter(({ type }) => type !== 'computed' && type !== 'attachment')
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.label}
              </option>
            ))}
        </select>
      </td>
      <td>
        {target?.type === 'number' && (target.min === undefined || target.max === undefined || mapping.unit) && (
          <input
            type="text"
            className="imp-unit"
            aria-label={t('import.unitFor', { label })}
            placeholder={target.unit ?? ''}
            maxLength={20}
            value={mapping.unit ?? ''}
            onChange={(event) => onMapping({ ...mapping, unit: event.target.value })}
          />
        )}
      </td>
      <td className="muted small">{proposal && proposal.column === mapping.column ? proposal.reason : ''}</td>
    </tr>
  );
}
