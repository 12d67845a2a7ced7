/** Which forms a subject is asked at present, and which only once a condition of theirs holds. */
import type { SubjectState } from './evaluate.ts';
import type { PackIndex } from './pack.ts';
import type { Form, SubjectKind } from './pack-schema.ts';

export interface AskedForms {
  asked: Form[];
  later: Form[];
}

export function askedForms(index: PackIndex, kind: SubjectKind, state: Pick<SubjectState, 'visible'>): AskedForms {
  const forms = kind.forms.flatMap((id) => index.forms.get(id) ?? []);
  const isAsked = (form: Form): boolean => form.sections.some(({ id }) => state.visible.has(`section:${id}`));
  return { asked: forms.filter(isAsked), later: forms.filter((form) => !isAsked(form)) };
}
