/** Packs of a few lines, written in place by the tests that need them. */
import type { Form, Pack, Question } from '../../core/form/pack-schema.ts';

/** What is not given is empty. */
export function tinyPack(parts: Partial<Pack>): Pack {
  return {
    id: 'test',
    version: '1.0.0',
    title: '测试',
    authority: '测试',
    subjects: [],
    optionSets: {},
    forms: [],
    scales: [],
    checks: [],
    documents: [],
    digest: '',
    ...parts,
  };
}

/** A form of one section. */
export function tinyForm(id: string, subject: string, questions: Question[], more: Partial<Form> = {}): Form {
  return { id, title: id, subject, sections: [{ id: `s_${id}`, title: '一', questions }], ...more };
}
