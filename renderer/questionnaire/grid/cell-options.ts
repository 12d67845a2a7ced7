import type { AnswerValue, ChoiceValue } from '../../../core/answer/answer.ts';
import { optionsOf } from '../../../core/form/pack.ts';
import { linkKind, optionId, type NamedSubject } from '../../../core/form/parse.ts';
import type { Column, Option, Pack } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import type { ListOption } from '../fields/Combobox.tsx';

/** What a cell's list offers; `null` for columns that are typed. */
export function cellOptions(
  pack: Pack,
  column: Column,
  subjects: NamedSubject[],
  offered: (option: Option) => boolean = () => true,
): ListOption[] | null {
  switch (column.type) {
    case 'choice':
    case 'multi':
      return optionsOf(pack, column).filter(offered);
    case 'yesno':
      return [
        { id: 'true', label: t('questionnaire.yes') },
        { id: 'false', label: t('questionnaire.no') },
      ];
    case 'reference':
      return subjects.filter((subject) => subject.kind === column.kind).map(({ id, name }) => ({ id, label: name }));
    case 'link':
      return subjects
        .filter(({ kind, offered: isOffered }) => kind === linkKind(column) && isOffered !== false)
        .map(({ id, name }) => ({ id, label: name }));
    default:
      return null;
  }
}

/** Ids of {@link cellOptions} that the value holds. */
export function chosenIds(value: AnswerValue | null): string[] {
  if (value === null) return [];
  if (Array.isArray(value)) return (value as ChoiceValue[]).map(optionId);
  if (typeof value === 'object') return 'option' in value ? [value.option] : [];
  return [String(value)];
}

/** The value after picking an option; ticking a chosen one of several takes it out. */
export function pickedValue(
  column: Column,
  now: AnswerValue | null,
  id: string,
  order: readonly string[],
): AnswerValue | null {
  if (column.type === 'yesno') return id === 'true';
  if (column.type !== 'multi') return id;
  const list = (Array.isArray(now) ? now : []) as ChoiceValue[];
  const next = list.some((item) => optionId(item) === id)
    ? list.filter((item) => optionId(item) !== id)
    : [...list, id];
  next.sort((a, b) => order.indexOf(optionId(a)) - order.indexOf(optionId(b)));
  return next.length ? next : null;
}
