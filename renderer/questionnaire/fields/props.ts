import type { AnswerKey } from '../../../core/answer/answer.ts';
import type { Column, Question, QuestionType } from '../../../core/form/pack-schema.ts';

type Typed<T extends QuestionType> = Extract<Question | Column, { type: T }>;

/** What every field gets, whether it stands for a question or for one cell of a row's details. */
export interface FieldProps<T extends QuestionType = QuestionType> extends Placed {
  holder: Typed<T>;
}

/** Where a field stands, and what its control is told. */
export interface Placed {
  at: AnswerKey;
  /** Id of the control (or of the group). */
  id: string;
  /** Id of the label, for groups. */
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
  readOnly: boolean;
}

interface ControlAttributes {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
  readOnly: boolean;
}

/** For a single control: an `<input>` or `<textarea>`. */
export function controlAttributes(props: Placed): ControlAttributes {
  return {
    id: props.id,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid || undefined,
    'aria-required': props.required || undefined,
    readOnly: props.readOnly,
  };
}

/** For a group of controls. */
export function groupAttributes(props: Placed): {
  id: string;
  'aria-labelledby': string;
  'aria-describedby': string | undefined;
} {
  return { id: props.id, 'aria-labelledby': props.labelId, 'aria-describedby': props.describedBy };
}
