import type { ComponentType } from 'react';
import type { GradingResult } from '../../../core/assess/grading.ts';
import { displayValue } from '../../../core/form/display.ts';
import { t } from '../../strings/t.ts';
import { Icon } from '../../ui/index.ts';
import { GradeSummary } from '../grade/GradeSummary.tsx';
import { useViewed } from '../state/findings.ts';
import { useScope } from '../state/scope.ts';
import type { FieldProps } from './props.ts';

/** How the result of each algorithm is shown. One without an entry shows its label. */
const RESULTS: Partial<Record<string, ComponentType<{ result: never; scale: unknown; id: string }>>> = {
  grading: ({ result, scale, id }: { result: GradingResult; scale: unknown; id: string }) => (
    <GradeSummary id={id} result={result} scale={scale} />
  ),
};

export function ComputedField(props: FieldProps<'computed'>) {
  const { holder, at, id } = props;
  const { pack } = useScope();
  const question = useViewed(at.subject, at.question);
  const value = at.row ? cellOf(question, at.row, at.column) : question;
  if (value === null || value === undefined) return <ComputedValue id={id} holder={holder} value={value} />;
  const algorithm = 'algorithm' in holder ? holder.algorithm : undefined;
  const Result = algorithm && RESULTS[algorithm.name];
  if (Result)
    return <Result id={id} result={value as never} scale={pack.scales.find((scale) => scale.id === algorithm.scale)} />;
  return <ComputedValue id={id} holder={holder} value={value} />;
}

export function ComputedValue(props: { id: string; holder: FieldProps<'computed'>['holder']; value: unknown }) {
  const { id, holder, value } = props;
  const { pack } = useScope();
  if (value === null || value === undefined)
    return (
      <p id={id} className="q-computed q-computed-none">
        <Icon name="computed" /> {t('questionnaire.notYetComputed')}
      </p>
    );
  return (
    <output id={id} className="q-computed">
      <Icon name="computed" /> {displayValue({ pack, unit: true }, holder, value)}
    </output>
  );
}

function cellOf(rows: unknown, row: string, column: string): unknown {
  if (!Array.isArray(rows)) return null;
  return (rows as Record<string, unknown>[]).find((candidate) => candidate['_id'] === row)?.[column] ?? null;
}
