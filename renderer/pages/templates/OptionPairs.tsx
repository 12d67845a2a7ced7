import type { BindingPlace } from '../../../core/blank/binding-file.ts';
import { offeredOptions } from '../../../core/blank/match-options.ts';
import type { Question } from '../../../core/form/pack-schema.ts';
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

/** Printed options beside the question's: paired by their words unless somebody says otherwise. */
export function OptionPairs({ entry, question, readOnly, onChange }: OptionPairsProps) {
  const { pack } = useOpenCasefile();
  const { place, bound } = entry;
  const offered = offeredOptions(pack, question);
  if (!place.options?.length || offered.length === 0) return null;
  const pairs = optionPairs(place.options, offered, bound.options);
  const without = optionsWithoutBox(pairs, offered);
  const labelOf = (id: string): string => offered.find((option) => option.id === id)?.label ?? id;
  const change = (printed: string, option: string): void => {
    const { options, ...rest } = bound;
    onChange({ ...rest, ...definedOnly({ options: withPair(options, printed, option) }) });
  };
  return (
    <div className="t-pairs" role="group" aria-label={t('place.options')}>
      <h3>{t('place.options')}</h3>
      {pairs.map((pair) => (
        <label key={pair.printed} className="t-pair">
          <span>{pair.printed}</span>
          <select
            aria-label={t('place.optionFor', { printed: pair.printed })}
            value={pair.chosen}
            disabled={readOnly}
            onChange={(event) => change(pair.printed, event.target.value)}
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
