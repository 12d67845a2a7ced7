import { useState } from 'react';
import type { BindingPlace } from '../../../core/blank/binding-file.ts';
import { placeFormatSchema } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { Field } from '../../ui/index.ts';
import { definedOnly } from './state/edits.ts';

/** How the value is written, and what stands for none: for those who need it. */
export function MoreSettings({ bound, onChange }: { bound: BindingPlace; onChange(place: BindingPlace): void }) {
  const { as, empty, unit, decimals, value, ...rest } = bound;
  const put = (changed: Partial<Pick<BindingPlace, 'as' | 'empty' | 'unit' | 'decimals' | 'value'>>): void =>
    onChange({ ...rest, ...definedOnly({ as, empty, unit, decimals, value, ...changed }) });
  const format = placeFormatSchema.safeParse(as).data ?? 'auto';
  return (
    <details className="t-more">
      <summary>{t('place.more')}</summary>
      <div className="t-more-fields">
        <Field label={t('place.as')}>
          {(control) => (
            <select
              {...control}
              value={format}
              onChange={(event) => {
                const chosen = placeFormatSchema.parse(event.target.value);
                put({ as: chosen === 'auto' ? undefined : chosen });
              }}
            >
              {placeFormatSchema.options.map((each) => (
                <option key={each} value={each}>
                  {t(`as.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('place.decimals')}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={0}
              max={8}
              value={decimals ?? ''}
              onChange={(event) => {
                const typed = event.target.valueAsNumber;
                put({ decimals: Number.isInteger(typed) && typed >= 0 && typed <= 8 ? typed : undefined });
              }}
            />
          )}
        </Field>
        <TextSetting
          label={t('place.empty')}
          hint={t('place.emptyHint')}
          most={200}
          text={empty}
          onText={(next) => put({ empty: next })}
        />
        <TextSetting
          label={t('place.value')}
          hint={t('place.valueHint')}
          most={2000}
          text={value}
          onText={(next) => put({ value: next })}
        />
        <label className="choice">
          <input
            type="checkbox"
            checked={unit === true}
            onChange={(event) => put({ unit: event.target.checked || undefined })}
          />
          <span>{t('place.withUnit')}</span>
        </label>
      </div>
    </details>
  );
}

interface TextSettingProps {
  label: string;
  hint: string;
  most: number;
  text: string | undefined;
  onText(text: string | undefined): void;
}

/** Written when the reader leaves the field or presses Enter: half an expression is none. */
function TextSetting({ label, hint, most, text, onText }: TextSettingProps) {
  const [typed, setTyped] = useState(text ?? '');
  const done = (): void => {
    if (typed !== (text ?? '')) onText(typed || undefined);
  };
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <input
          {...control}
          type="text"
          maxLength={most}
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={done}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) done();
          }}
        />
      )}
    </Field>
  );
}
