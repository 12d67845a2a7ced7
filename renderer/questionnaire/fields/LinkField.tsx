import { use } from 'react';
import type { Column } from '../../../core/form/pack-schema.ts';
import { parseValue } from '../../../core/form/parse.ts';
import { spellValue } from '../../../core/form/spell.ts';
import { keepText } from '../../../core/form/table-edit.ts';
import { useAnswer } from '../../store/use-casefile.ts';
import { cellOptions } from '../grid/cell-options.ts';
import { LinkedRowsContext } from '../state/linked-rows.ts';
import { putAnswer } from '../state/put-answer.ts';
import { useScope } from '../state/scope.ts';
import { FieldCombobox } from './FieldCombobox.tsx';
import type { FieldProps } from './props.ts';
import { useDraft } from './use-draft.ts';

type LinkProps = Omit<FieldProps, 'holder'> & { holder: Extract<Column, { type: 'link' }> };

/** A row of another register: type a part of its number or name. What names no row is kept and named by the checks. */
export function LinkField({ holder, at, ...props }: LinkProps) {
  const { pack } = useScope();
  const rows = use(LinkedRowsContext);
  const value = useAnswer(at) ?? null;
  const spelled = spellValue(pack, holder, value, rows);
  const draft = useDraft(spelled, (text, done) => {
    if (!done || text.trim() === spelled) return;
    const parsed = parseValue(pack, holder, text, rows);
    putAnswer(at, 'value' in parsed ? parsed.value : keepText(holder, text));
  });
  return (
    <div className="q-select">
      <FieldCombobox
        field={{ at, ...props }}
        draft={draft}
        options={cellOptions(pack, holder, rows) ?? []}
        selected={typeof value === 'string' ? [value] : []}
        onPick={(id) => {
          draft.reset();
          putAnswer(at, id);
        }}
      />
    </div>
  );
}
