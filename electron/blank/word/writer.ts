/** Collects what a filling changes and turns it into edits of the parts. */
import type { WordForm, WordParagraph } from '../../../core/blank/word/form.ts';
import { WorkbenchError } from '../../../core/contract.ts';
import { applyEdits, type Edit } from '../../document/xml.ts';
import { setText, textOf } from '../../document/zip.ts';
import { paragraphEdits, type CharEdit } from './edits.ts';
import type { WordSources } from './sources.ts';

export interface Writer {
  sources: WordSources;
  form: WordForm;
  paragraphs: Map<number, WordParagraph>;
  chars: Map<number, CharEdit[]>;
  edits: Map<string, Edit[]>;
  /** Width in twips of the cell that holds a paragraph. */
  widths: Map<number, number>;
  drawings: { last: number };
  image: (name: string) => Uint8Array;
  chinese: boolean;
}

export function editChars(writer: Writer, paragraph: WordParagraph, ...edits: CharEdit[]): void {
  for (const ref of [paragraph.ref, writer.sources.paragraphs[paragraph.ref]?.twin]) {
    if (ref === undefined) continue;
    writer.chars.set(ref, [...(writer.chars.get(ref) ?? []), ...edits]);
  }
}

export function editPart(writer: Writer, part: string, ...edits: Edit[]): void {
  const known = writer.edits.get(part);
  if (known) known.push(...edits);
  else writer.edits.set(part, [...edits]);
}

export const xmlOf = (writer: Writer, part: string): string =>
  writer.sources.xml.get(part) ?? textOf(writer.sources.parts, part);

/** All edits of one part in the order of the text. */
export function editsOf(writer: Writer): Map<string, Edit[]> {
  const all = new Map([...writer.edits].map(([part, edits]) => [part, [...edits]]));
  for (const [ref, chars] of writer.chars) {
    const source = writer.sources.paragraphs[ref];
    if (!source) continue;
    const edits = all.get(source.part) ?? [];
    edits.push(...paragraphEdits(xmlOf(writer, source.part), source, chars));
    all.set(source.part, edits);
  }
  return all;
}

export function applyAll(writer: Writer, all: Map<string, Edit[]>): void {
  const { parts } = writer.sources;
  try {
    for (const [part, edits] of all) if (edits.length > 0) setText(parts, part, applyEdits(xmlOf(writer, part), edits));
  } catch (error) {
    throw new WorkbenchError(
      'TEMPLATE',
      '空白表中有两个填写位置相互重叠，没有写入任何内容。',
      '请把这份空白表交给支持人员，或先只填写其中一处。',
      String(error),
    );
  }
}
