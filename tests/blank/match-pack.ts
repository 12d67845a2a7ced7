/** A small pack in a few words: one line for each question. */
import { type Form, formSchema, type Pack } from '../../core/form/pack-schema.ts';
import { tinyPack } from '../support/tiny-pack.ts';

/**
 * `id type label`, then `{甲|乙}` options, `[万元]` a unit, `(name, phone)` fields of a contact,
 * `(id label; id:date label; id:choice label{甲|乙})` columns of a table, `~ 别名, 别名` synonyms.
 */
export type Sections = Record<string, string[]>;

const optionsOf = (text: string): { id: string; label: string }[] =>
  text.split('|').map((label, i) => ({ id: `o${i + 1}`, label: label.trim() }));

function parts(line: string): { text: string; options?: string; unit?: string; inside?: string; synonyms?: string[] } {
  const [main = '', also] = line.split(' ~ ');
  const inside = /\((.*)\)$/u.exec(main.trim());
  const before = inside ? main.slice(0, main.indexOf(inside[0])) : main;
  const options = /\{(.*)\}/u.exec(before);
  const unit = /\[(.*)\]/u.exec(before);
  return {
    text: before.replace(/\{.*\}|\[.*\]/gu, '').trim(),
    ...(options?.[1] ? { options: options[1] } : {}),
    ...(unit?.[1] ? { unit: unit[1] } : {}),
    ...(inside?.[1] ? { inside: inside[1] } : {}),
    ...(also ? { synonyms: also.split(',').map((word) => word.trim()) } : {}),
  };
}

function columnOf(text: string): object {
  const { text: rest, options } = parts(text.trim());
  const [head = '', ...label] = rest.split(' ');
  const [id, type = 'text'] = head.split(':');
  return { id, type, label: label.join(' '), ...(options ? { options: optionsOf(options) } : {}) };
}

function questionOf(line: string): object {
  const { text, options, unit, inside, synonyms } = parts(line);
  const [id, type, ...label] = text.split(' ');
  return {
    id,
    type,
    label: label.join(' '),
    ...(synonyms ? { synonyms } : {}),
    ...(options ? { options: optionsOf(options) } : {}),
    ...(unit ? { unit } : {}),
    ...(type === 'table' ? { columns: (inside ?? '').split(';').map(columnOf) } : {}),
    ...(type === 'contact' ? { fields: (inside ?? '').split(',').map((field) => ({ field: field.trim() })) } : {}),
  };
}

export function packOf(title: string, sections: Sections, synonyms: string[][] = []): { pack: Pack; forms: Form[] } {
  const form = formSchema.parse({
    id: 'f',
    title,
    subject: 's',
    sections: Object.entries(sections).map(([name, lines], i) => ({
      id: `s${i}`,
      title: name,
      questions: lines.map(questionOf),
    })),
  });
  const pack = tinyPack({ title, forms: [form], synonyms });
  return { pack, forms: [form] };
}
