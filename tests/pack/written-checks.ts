/** The checks a pack is written with, so that a test can say that none was forgotten, and what each must sound like. */
import { expect } from 'vitest';
import type { Pack } from '../../core/form/pack-schema.ts';

export interface WrittenCheck {
  id: string;
  /** Question it points at, or stands in. */
  question: string;
  /** Form it stands in; '' for checks across the pack. */
  form: string;
  /** `row`: once for each row of a register. */
  of: 'pack' | 'question' | 'row';
}

export function writtenChecks({ checks, forms }: Pack): WrittenCheck[] {
  const written: WrittenCheck[] = checks.map(({ id, at }) => ({ id, question: at, form: '', of: 'pack' }));
  for (const { id: form, sections } of forms)
    for (const question of sections.flatMap(({ questions }) => questions)) {
      const at = { question: question.id, form };
      for (const { id } of question.checks ?? []) written.push({ id, ...at, of: 'question' });
      if (question.type !== 'table' && question.type !== 'register') continue;
      const of = question.type === 'register' ? 'row' : 'question';
      for (const { id } of question.rowChecks ?? []) written.push({ id, ...at, of });
    }
  return written;
}

/** Said to a person: Chinese, ended, and nothing in it that a program left there. */
export function expectSentence(message: string | undefined): void {
  expect(message).toMatch(/[一-龥].*[。）]$/s);
  expect(message).not.toMatch(/—|undefined|null|\{|\}|\[object/);
}
