/** A picture into its frame: scaled to fit, in its proportions, in place of the words that stood there. */
import type { FillValue } from '../../../core/blank/place.ts';
import type { WordParagraph } from '../../../core/blank/word/form.ts';
import type { Slot } from '../../../core/blank/word/slot.ts';
import { readImageInfo } from '../../document/image-size.ts';
import { attribute } from '../../document/xml.ts';
import { setText, textOf, type Parts } from '../../document/zip.ts';
import { drawingXml } from '../../document/word/drawing-xml.ts';
import { endPrompt } from './fill-controls.ts';
import type { XmlNode } from './scan.ts';
import { Refused } from './values.ts';
import { editChars, editPart, xmlOf, type Writer } from './writer.ts';

const MM_PER_TWIP = 25.4 / 1440;
const EXTENSION = { png: 'png', jpeg: 'jpeg', gif: 'gif', bmp: 'bmp' };

const relationsOf = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels');
const IMAGE_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/** Adds the file, its type and its relationship; answers the relationship's id. */
function addMedia(parts: Parts, part: string, bytes: Uint8Array, extension: string): string {
  let number = 1;
  while (parts.has(`word/media/filled${number}.${extension}`)) number += 1;
  const name = `filled${number}.${extension}`;
  parts.set(`word/media/${name}`, bytes);
  const types = textOf(parts, '[Content_Types].xml');
  if (!new RegExp(`Extension="${extension}"`, 'i').test(types))
    setText(
      parts,
      '[Content_Types].xml',
      types.replace(/(<Types\b[^>]*>)/, `$1<Default Extension="${extension}" ContentType="image/${extension}"/>`),
    );
  const file = relationsOf(part);
  const relations =
    textOf(parts, file) ||
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  let id = 1;
  while (relations.includes(`"rIdFilled${id}"`)) id += 1;
  const relation = `<Relationship Id="rIdFilled${id}" Type="${IMAGE_RELATION}" Target="media/${name}"/>`;
  const whole = relations.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>');
  setText(parts, file, whole.replace('</Relationships>', `${relation}</Relationships>`));
  return `rIdFilled${id}`;
}

function nextDrawingId(writer: Writer): number {
  let highest = writer.drawings.last;
  if (highest === 0)
    for (const xml of writer.sources.xml.values())
      for (const [tag] of xml.matchAll(/<(?:wp:docPr|pic:cNvPr)\b[^>]*>/g))
        highest = Math.max(highest, Number(attribute(tag, 'id') ?? 0) || 0);
  writer.drawings.last = highest + 1;
  return writer.drawings.last;
}

const heldBy = (writer: Writer, control: number | undefined): WordParagraph[] =>
  (writer.sources.controls[control ?? -1]?.paragraphs ?? []).flatMap((ref) => writer.paragraphs.get(ref) ?? []);

const MM_PER_EMU = 1 / 36_000;

/** The sample picture of a control; the new one takes its place and its size. */
function drawingIn(
  writer: Writer,
  control: number | undefined,
): { node: XmlNode; width: number | undefined; height: number | undefined } | undefined {
  const source = writer.sources.controls[control ?? -1];
  const find = (node: XmlNode): XmlNode | undefined => {
    if (node.name === 'w:drawing') return node;
    for (const child of node.children) {
      const found = find(child);
      if (found) return found;
    }
    return undefined;
  };
  const node = source?.content && find(source.content);
  if (!source || !node) return undefined;
  const extent = /<wp:extent\b[^>]*>/.exec(xmlOf(writer, source.part).slice(node.start, node.end))?.[0] ?? '';
  const side = (name: string): number | undefined => (Number(attribute(extent, name)) || 0) * MM_PER_EMU || undefined;
  return { node, width: side('cx'), height: side('cy') };
}

export function fillImage(writer: Writer, slot: Extract<Slot, { kind: 'image' }>, value: FillValue): string {
  if (typeof value !== 'object' || Array.isArray(value) || typeof value.image !== 'string')
    throw new Refused('这里应放图片。');
  if (slot.control !== undefined) endPrompt(writer, slot.control);
  const bytes = writer.image(value.image);
  const info = readImageInfo(bytes);
  if (!info) throw new Refused(`「${value.image}」不是可用的图片（PNG、JPEG、GIF、BMP）。`);
  const [first, ...rest] = slot.paragraphs.length > 0 ? slot.paragraphs : heldBy(writer, slot.control);
  const source = first && writer.sources.paragraphs[first.ref];
  if (!first || !source) throw new Refused('找不到放图片的位置。');
  const sample = drawingIn(writer, slot.control);
  const size = slot.cell ? writer.sources.cells.get(slot.cell) : undefined;
  const room = size && size.width > 400 ? (size.width - 230) * MM_PER_TWIP : 150;
  const width = sample?.width ?? room;
  const height =
    sample?.height ?? (size && size.height > 400 ? (size.height - 120) * MM_PER_TWIP : slot.cell ? room * 1.4 : 100);
  const relation = addMedia(writer.sources.parts, source.part, bytes, EXTENSION[info.type]);
  const id = nextDrawingId(writer);
  const drawing = drawingXml(relation, info, width, height, value.image)
    .replace('<wp:docPr id="0"', `<wp:docPr id="${id}"`)
    .replace('<pic:cNvPr id="0"', `<pic:cNvPr id="${id}"`);
  if (sample) {
    editPart(writer, source.part, { start: sample.node.start, end: sample.node.end, text: drawing });
    return '';
  }
  for (const paragraph of slot.paragraphs)
    if (paragraph.text !== '') editChars(writer, paragraph, { from: 0, to: paragraph.text.length, text: '' });
  const { node } = source;
  const run = `<w:r>${drawing}</w:r>`;
  if (node.innerStart === node.end) {
    const open = xmlOf(writer, source.part)
      .slice(node.start, node.end)
      .replace(/\s*\/>$/, '>');
    editPart(writer, source.part, { start: node.start, end: node.end, text: `${open}${run}</w:p>` });
  } else {
    const at = node.children.find((child) => child.name === 'w:pPr')?.end ?? node.innerStart;
    editPart(writer, source.part, { start: at, end: at, text: run });
  }
  for (const paragraph of rest) {
    const other = writer.sources.paragraphs[paragraph.ref];
    const xml = other && xmlOf(writer, other.part).slice(other.node.start, other.node.end);
    // Lines of the prompt make no room for the picture.
    if (other && xml && !/<w:(?:bookmark|sectPr|drawing|pict)/.test(xml)) {
      writer.chars.delete(paragraph.ref);
      editPart(writer, other.part, { start: other.node.start, end: other.node.end, text: '' });
    }
  }
  return '';
}
