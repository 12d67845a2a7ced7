/** The one table from question type to the component that asks it. */
import type { ComponentType } from 'react';
import type { QuestionType } from '../../../core/form/pack-schema.ts';
import { AttachmentField } from './AttachmentField.tsx';
import { ChoiceField } from './ChoiceField.tsx';
import { ComputedField } from './ComputedField.tsx';
import { ContactField } from './ContactField.tsx';
import { DateField } from './DateField.tsx';
import { LongTextField } from './LongTextField.tsx';
import { MultiField } from './MultiField.tsx';
import { NoteField } from './NoteField.tsx';
import { NumberField } from './NumberField.tsx';
import type { FieldProps } from './props.ts';
import { ReferenceField } from './ReferenceField.tsx';
import { RegisterField } from './RegisterField.tsx';
import { TableField } from './TableField.tsx';
import { TextField } from './TextField.tsx';
import { YesNoField } from './YesNoField.tsx';

interface FieldKind<T extends QuestionType> {
  component: ComponentType<FieldProps<T>>;
  /** Has one control that a `<label for>` can name; else the label names a group. */
  single?: boolean;
  /** Takes the whole width, with its label above. */
  wide?: boolean;
}

const FIELDS: { [T in QuestionType]: FieldKind<T> } = {
  text: { component: TextField, single: true },
  longtext: { component: LongTextField, single: true },
  number: { component: NumberField, single: true },
  date: { component: DateField, single: true },
  yesno: { component: YesNoField },
  choice: { component: ChoiceField },
  multi: { component: MultiField },
  table: { component: TableField, wide: true },
  attachment: { component: AttachmentField },
  contact: { component: ContactField },
  reference: { component: ReferenceField },
  computed: { component: ComputedField },
  register: { component: RegisterField, wide: true },
  note: { component: NoteField, wide: true },
};

/** `undefined` for a type this program does not know. */
export function fieldOf(type: string): FieldKind<QuestionType> | undefined {
  // The table pairs each type with its own component; the compiler cannot follow that through a look-up by string.
  return (FIELDS as unknown as Record<string, FieldKind<QuestionType> | undefined>)[type];
}
