import type { BindingPlace } from '../../../core/blank/binding-file.ts';
import { offeredOptions } from '../../../core/blank/match-options.ts';
import type { BlankOption } from '../../../core/blank/place.ts';
import type { Column, Question } from '../../../core/form/pack-schema.ts';
import { useOpenCasefile } from '../../store/use-casefile.ts';
import { t } from '../../strings/t.ts';
import { definedOnly } from './state/edits.ts';
import { optionPairs, optionsWithoutBox, withPair } from './state/pairs.ts';
import type { PlaceEntry } from './state/places.ts';

export interface OptionPairsProps {
  entry: PlaceEntry;
  question: Question;
  readOnly: boolean;
  onChange(place: BindingPlace): void;
}

/** Printed options of a place beside those of its question. */
export function OptionPairs({ entry, question, readOnly, onChange }: OptionPairsProps) {
  const { options, ...rest } = entry.bound;
  return (
    <PairList
      title={t('place.options')}
      printed={entry.place.options}
      holder={question}
      options={options}
      readOnly={readOnly}
      onChange={(next) => onChange({ ...rest, ...definedOnly({ options: next }) })}
    />
  );
}

export interface PairListProps {
  title: string;
  printed: readonly BlankOption[] | undefined;
  holder: Question | Column;
  options: Record<string, string> | undefined;
  readOnly: boolean;
  onChange(options: Record<string, string> | undefined): void;
}

/** Paired by their words unless somebody says otherwise; nothing where nothing is chosen from a list. */
export function PairList({ title, printed, holder, options, readOnly, onChange }: PairListProps) {
  const { pack } = useOpenCasefile();
  const offered = offeredOptions(pack, holder);
  if (!printed?.length || offered.length === 0) return null;
  const pairs = optionPairs(printed, offered, options);
  const without = optionsWithoutBox(pairs, offered);
  const labelOf = (id: string): string => offered.find((option) => option.id === id)?.label ?? id;
  return (
    <div className="t-pairs" role="group" aria-label={title}>
      <h3>{title}</h3>
      {pairs.map((pair) => (
        <label key={pair.printed} className="t-pair">
          <span>{pair.printed}</span>
          <select
            aria-label={t('place.optionFor', { printed: pair.printed })}
            value={pair.chosen}
            disabled={readOnly}
            onChange={(event) => onChange(withPair(options, pair.printed, event.target.value))}
          >
            <option value="">
              {pair.byWords ? t('place.byWords', { label: labelOf(pair.byWords) }) : t('place.noOption')}
            </option>
            {offered.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
          </select>
        </label>
      ))}
      {without.length > 0 && (
        <p className="small muted">{t('place.noBox', { options: without.map((option) => option.label).join('、') })}</p>
      )}
    </div>
  );
}
