/** Filters in words. */
import type { Column } from '../../../core/form/pack-schema.ts';
import type { ColumnFilter } from '../../../core/register/filter.ts';
import type { ViewSpec } from '../../../core/register/view.ts';
import type { RowReader } from '../../../core/register/view-text.ts';
import { t } from '../../strings/t.ts';

const FEW = 3;

function columnText(reader: RowReader, column: Column, filter: ColumnFilter): string {
  const name = { column: column.label };
  switch (filter.kind) {
    case 'empty':
      return t('register.filter.empty', name);
    case 'filled':
      return t('register.filter.filled', name);
    case 'text':
      return t('register.filter.text', { ...name, text: filter.contains });
    case 'range': {
      const { from, to } = filter;
      if (from !== null && to !== null) return t('register.filter.range', { ...name, from, to });
      return from !== null
        ? t('register.filter.from', { ...name, from })
        : t('register.filter.to', { ...name, to: to ?? '' });
    }
    case 'values': {
      const labels = filter.keys.map((key) => reader.label(column, key) || t('register.emptyValue'));
      const values = labels.slice(0, FEW).join('、');
      return t('register.filter.values', {
        ...name,
        values: labels.length > FEW ? t('register.filter.more', { values, count: labels.length }) : values,
      });
    }
  }
}

export interface FilterChip {
  id: string;
  text: string;
  without(): ViewSpec;
}

/** Every filter in force, with the view without it. */
export function filterChips(reader: RowReader, spec: ViewSpec): FilterChip[] {
  const chips: FilterChip[] = [];
  for (const column of reader.register.columns) {
    const filter = spec.columns[column.id];
    if (!filter) continue;
    const { [column.id]: _gone, ...columns } = spec.columns;
    chips.push({ id: column.id, text: columnText(reader, column, filter), without: () => ({ ...spec, columns }) });
  }
  const { problem, ...rows } = spec.rows;
  if (problem && problem !== true)
    chips.push({
      id: '?problem',
      text: t('register.filter.problemOf', { text: problem.message }),
      without: () => ({ ...spec, rows }),
    });
  if (spec.search)
    chips.push({
      id: '?search',
      text: t('register.filter.search', { text: spec.search }),
      without: () => ({ ...spec, search: '' }),
    });
  return chips;
}
