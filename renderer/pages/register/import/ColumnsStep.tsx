/** Where the header is and which column is which: as proposed, for a person to correct. */
import type { QuestionOf } from '../../../../core/form/pack-schema.ts';
import { t } from '../../../strings/t.ts';
import { Field, Note } from '../../../ui/index.ts';
import { HeadTable } from './HeadTable.tsx';
import { MappingTable } from './MappingTable.tsx';
import type { ImportActs, ImportState } from './use-import.ts';

export interface ColumnsStepProps {
  register: QuestionOf<'register'>;
  state: ImportState;
  acts: ImportActs;
  /** Looks into the file again. */
  onOpen(more: { sheet?: number; header?: { first: number; last: number } }): void;
}

export function ColumnsStep(props: ColumnsStepProps) {
  const { state, register, acts } = props;
  const { opened } = state;
  if (!opened) return null;
  return (
    <div className="stack">
      <Place {...props} />
      {opened.problems.length > 0 && (
        <Note tone="warning">
          <ul className="bare">
            {opened.problems.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      )}
      <HeadTable opened={opened} />
      {opened.columns.length > 0 && (
        <>
          {opened.remembered && <p className="muted">{t('import.remembered')}</p>}
          <MappingTable register={register} state={state} acts={acts} />
          <Options register={register} state={state} acts={acts} />
        </>
      )}
    </div>
  );
}

function Place({ state, onOpen }: ColumnsStepProps) {
  const { opened } = state;
  if (!opened) return null;
  const { header, sheets, sheet } = opened;
  const first = header?.first ?? opened.head[0]?.row ?? 1;
  const last = header?.last ?? first;
  const move = (from: number, to: number): void =>
    onOpen({ sheet, header: { first: Math.max(1, from), last: Math.max(1, from, Math.min(to, from + 9)) } });
  return (
    <div className="imp-place">
      <Field label={t('import.sheet')}>
        {(control) => (
          <select {...control} value={sheet} onChange={(event) => onOpen({ sheet: Number(event.target.value) })}>
            {sheets.map(({ name, state: visibility }, i) => (
              <option key={name} value={i}>
                {visibility === 'visible' ? name : t('import.sheetHidden', { name })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <RowField label={t('import.headerFirst')} value={first} onValue={(row) => move(row, row + last - first)} />
      <RowField label={t('import.headerLast')} value={last} onValue={(row) => move(Math.min(first, row), row)} />
    </div>
  );
}

function RowField({ label, value, onValue }: { label: string; value: number; onValue(row: number): void }) {
  return (
    <Field label={label}>
      {(control) => (
        <input
          {...control}
          type="number"
          min={1}
          max={1000}
          // A new value from the workbench is a new field: what is being typed stays until it is left.
          key={value}
          defaultValue={value}
          onBlur={(event) => {
            const row = Number(event.target.value);
            if (Number.isInteger(row) && row >= 1 && row !== value) onValue(row);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      )}
    </Field>
  );
}

function Options({ register, state, acts }: Pick<ColumnsStepProps, 'register' | 'state' | 'acts'>) {
  const { mapping, key, options } = state;
  const mapped = register.columns.filter(({ id }) => mapping.some(({ column }) => column === id));
  const toggle = (id: string, on: boolean): void =>
    acts.change({ key: on ? [...key, id] : key.filter((each) => each !== id) });
  return (
    <>
      <fieldset className="imp-key">
        <legend>{t('import.key')}</legend>
        {mapped.map(({ id, label }) => (
          <label key={id} className="row nowrap">
            <input type="checkbox" checked={key.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
            {label}
          </label>
        ))}
        {key.length === 0 && <p className="muted">{t('import.keyNone')}</p>}
      </fieldset>
      <div className="imp-place">
        {mapped.some(({ type }) => type === 'date') && (
          <Field label={t('import.month')}>
            {(control) => (
              <select
                {...control}
                value={options.monthAs}
                onChange={(event) =>
                  acts.change({ options: { ...options, monthAs: event.target.value as typeof options.monthAs } })
                }
              >
                {(['refuse', 'first', 'last'] as const).map((each) => (
                  <option key={each} value={each}>
                    {t(`import.month.${each}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {mapped.some(({ type }) => type === 'choice' || type === 'multi') && (
          <label className="row nowrap">
            <input
              type="checkbox"
              checked={options.unknownAsOther}
              onChange={(event) => acts.change({ options: { ...options, unknownAsOther: event.target.checked } })}
            />
            {t('import.asOther')}
          </label>
        )}
      </div>
    </>
  );
}
