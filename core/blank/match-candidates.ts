/** What competes for places: questions, and each field of a contact, in all the words a form may print for them. */
import type { ContactField, Form, Pack, Question, Section } from '../form/pack-schema.ts';
import { FIELD_WORDS } from './match-vocabulary.ts';
import { type Phrase, Rarity, Reader } from './match-words.ts';

export interface Candidate {
  /** Question, or `question.field` for one field of a contact. */
  id: string;
  /** As shown to people; for a contact's field `contact / field`. */
  label: string;
  section: Section;
  question: Question;
  field?: ContactField;
  /** Every name it goes by. */
  names: Phrase[];
  /** Where it stands: section, form, and the contact it belongs to. */
  around: Phrase[];
}

export interface Offer {
  pack: Pack;
  reader: Reader;
  rarity: Rarity;
  candidates: Candidate[];
}

const HAN = /\p{Script=Han}/u;

function contactNames(question: Question, field: ContactField): string[] {
  const owners = [question.label, ...(question.synonyms ?? [])];
  const names = owners.flatMap((owner) => {
    const words = FIELD_WORDS[field].filter((word) => HAN.test(word) === HAN.test(owner));
    return words.map((word) => (HAN.test(owner) ? owner + word : `${owner} ${word}`));
  });
  return field === 'name' ? [...owners, ...names] : names;
}

function candidatesOf(form: Form, reader: Reader): Candidate[] {
  return form.sections.flatMap((section) => {
    const around = [section.title, form.title].map((title) => reader.read(title));
    return section.questions.flatMap((question): Candidate[] => {
      if (question.type === 'note') return [];
      if (question.type !== 'contact') {
        const names = [question.label, ...(question.synonyms ?? [])].map((name) => reader.read(name));
        return [{ id: question.id, label: question.label, section, question, names, around }];
      }
      return question.fields.map(({ field }) => ({
        id: `${question.id}.${field}`,
        label: `${question.label} / ${FIELD_WORDS[field][0]}`,
        section,
        question,
        field,
        names: contactNames(question, field).map((name) => reader.read(name)),
        around,
      }));
    });
  });
}

export function offerOf(pack: Pack, forms: readonly Form[]): Offer {
  const reader = new Reader(pack.synonyms ?? []);
  const candidates = forms.flatMap((form) => candidatesOf(form, reader));
  return { pack, reader, rarity: new Rarity(candidates.map(({ names }) => names)), candidates };
}
