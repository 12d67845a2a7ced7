/** Rows of registers for documents: views that are in memory already, in the order of the register. */
import type { RegisterViews } from '../../core/document/fill-register.ts';
import { rowView } from '../../core/register/register.ts';
import type { Registers } from './registers.ts';

/** Computed columns are those of the last `register.state`, which every evaluation asks for. */
export const registerViews =
  (registers: Registers): RegisterViews =>
  (subject, question) => {
    const register = registers.register(question);
    const rows = registers.rows(subject, question);
    return registers.order(subject, question).flatMap((id) => {
      const row = rows.get(id);
      return row ? [rowView(register, id, row)] : [];
    });
  };
