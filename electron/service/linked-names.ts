/** Rows of other registers by the names that link columns know them by, for reading customers' tables. */
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import type { NamedSubject } from '../../core/form/parse.ts';
import { linkColumns } from '../../core/register/link-rows.ts';
import { settled } from './evaluation.ts';
import type { OpenCasefile } from './session.ts';

export function linkedNames(
  open: OpenCasefile,
  subject: string,
  register: QuestionOf<'register'>,
  today: string,
): NamedSubject[] {
  if (linkColumns(register).length === 0) return [];
  settled(open, today, register.id);
  return open.registerStates.links(subject, register).flatMap(({ rows }) => rows.map(({ named }) => named));
}
