import type { ContactField as ContactPart } from '../../../core/form/pack-schema.ts';
import { t } from '../../strings/t.ts';
import { useFindings } from '../state/findings.ts';
import { groupAttributes, type FieldProps } from './props.ts';
import { TextField } from './TextField.tsx';

const FORMAT_OF: Partial<Record<ContactPart, 'phone' | 'mobile' | 'email'>> = {
  phone: 'phone',
  mobile: 'mobile',
  email: 'email',
};

/** A person: one short field for each part the pack asks for; each part is an answer of its own. */
export function ContactField(props: FieldProps<'contact'>) {
  const { holder, at, id } = props;
  const findings = useFindings(at.subject, at.question);
  return (
    <div role="group" className="q-contact" {...groupAttributes(props)}>
      {holder.fields.map(({ field, required }) => {
        const label = t(`contact.${field}`);
        const inputId = `${id}-${field}`;
        const own = findings.filter((finding) => finding.at.column === field);
        const format = FORMAT_OF[field];
        return (
          <div key={field} className="q-contact-part" data-column={field}>
            <label htmlFor={inputId}>
              {label}
              {required && <span className="q-star" title={t('ui.required')} aria-hidden="true" />}
            </label>
            <TextField
              holder={{ type: 'text', id: field, label, ...(format ? { format } : {}) }}
              at={{ ...at, column: field }}
              id={inputId}
              labelId={inputId}
              describedBy={own.length ? props.describedBy : undefined}
              invalid={own.some((finding) => finding.level === 'error')}
              required={required === true}
              readOnly={props.readOnly}
            />
          </div>
        );
      })}
    </div>
  );
}
