/** One value into one place, whatever its kind. */
import type { FillRow, FillValue } from '../../../core/blank/place.ts';
import type { FoundPlace, RowCounter, Slot } from '../../../core/blank/word/slot.ts';
import { isEllipsis, numberedName } from '../../../core/blank/word/wording.ts';
import { applyEdits, type Edit } from '../../document/xml.ts';
import { fillControls, setCheckControl, setDropdownField } from './fill-controls.ts';
import { fillImage } from './fill-image.ts';
import { fillBlock, fillDate, fillDigits, fillRange } from './fill-text.ts';
import { fillTicks } from './fill-ticks.ts';
import { withoutPrinted } from './printed.ts';
import { checkLimit, choose, columnValue, Refused, valueText } from './values.ts';
import { editPart, editsOf, xmlOf, type Writer } from './writer.ts';

export interface Written {
  /** What the place shows now. */
  text: string;
  /** Values of rows over a printed limit, and the like. */
  refused: string[];
}

const done = (text: string): Written => ({ text, refused: [] });

function widthOfPlace(writer: Writer, place: FoundPlace): number {
  const first = place.slot.kind === 'block' ? place.slot.paragraphs[0] : undefined;
  return (first && writer.widths.get(first.ref)) ?? 0;
}

export function fillPlace(writer: Writer, place: FoundPlace, value: FillValue): Written {
  const { slot } = place;
  const text = (): string => {
    const written = valueText(value, writer.chinese, place.unit);
    checkLimit(written, place.limit);
    return written;
  };
  switch (slot.kind) {
    case 'none':
      throw new Refused('这里留给手写签名、盖章或受理单位，不填写。');
    case 'rows':
      return fillRows(writer, place, slot, value);
    case 'image':
      return done(fillImage(writer, slot, value));
    case 'ticks': {
      const chosen = choose(place.options ?? [], value, slot.many);
      fillTicks(writer, slot.boxes, chosen);
      return done(chosen.indexes.map((i) => slot.boxes[i]?.option ?? '').join('、'));
    }
    case 'digits': {
      const written = text().replace(/\s/g, '');
      fillDigits(writer, slot, written);
      return done(written);
    }
    case 'date':
      return done(fillDate(writer, slot, typeof value === 'string' ? value : valueText(value, false)));
    case 'control': {
      const control = writer.form.controls[slot.controls[0] ?? -1];
      if (control?.kind !== 'check') {
        const raw = control?.kind === 'date' && typeof value === 'string' ? value : text();
        return done(fillControls(writer, slot.controls, raw));
      }
      const on = choose(place.options ?? [{ label: '', on: false }], value, true).indexes.length > 0;
      for (const number of slot.controls) setCheckControl(writer, number, on);
      return done(on ? (place.options?.[0]?.label ?? '') : '');
    }
    case 'field': {
      if (slot.control === 'text') {
        const written = text();
        fillRange(
          writer,
          { kind: 'range', paragraph: slot.paragraph, from: slot.from, to: slot.to, how: 'prompt' },
          written,
        );
        return done(written);
      }
      const items = slot.paragraph.fields.find((field) => field.ref === slot.field)?.items ?? [];
      const { indexes } = choose(
        items.map((label) => ({ label, on: false })),
        value,
        false,
      );
      setDropdownField(writer, slot.field, indexes[0] ?? 0);
      return done(items[indexes[0] ?? 0] ?? '');
    }
    case 'range': {
      const printed = slot.paragraph.text;
      const written = withoutPrinted(text(), printed.slice(0, slot.from), printed.slice(slot.to));
      fillRange(writer, slot, written);
      return done(written);
    }
    case 'block': {
      const words = place.kind === 'choice-text' ? choose(place.options ?? [], value, false) : undefined;
      const written = words ? (place.options?.[words.indexes[0] ?? 0]?.label ?? '') : text();
      fillBlock(writer, slot, written, widthOfPlace(writer, place));
      return done(written);
    }
  }
}

type RowsSlot = Extract<Slot, { kind: 'rows' }>;

/** Values of one row into the places of the printed row `index`; answers what was written. */
function fillRow(writer: Writer, slot: RowsSlot, index: number, row: FillRow, number: number): string[] {
  const written: string[] = [];
  for (const column of slot.columns) {
    const cell = column.cells[index];
    const counted = slot.counter?.blank && slot.counter.column === column.column ? String(number) : undefined;
    const value = row[column.cells[0]?.at ?? ''] ?? columnValue(row, column.label) ?? counted;
    if (!cell || value === undefined) continue;
    written.push(fillPlace(writer, cell, value).text);
  }
  const unknown = Object.keys(row).filter(
    (key) =>
      !slot.columns.some(
        ({ label, cells }) => cells[0]?.at === key || columnValue({ [key]: row[key] ?? '' }, label) !== undefined,
      ),
  );
  if (unknown.length > 0) throw new Refused(`表中没有「${unknown.join('」「')}」这一列。`);
  if (slot.counter) countRow(writer, slot, index, slot.counter, number);
  return written;
}

/** `……` becomes the next number; a cloned row counts on. */
function countRow(writer: Writer, slot: RowsSlot, index: number, counter: RowCounter, number: number): void {
  const cell = slot.body[index]?.cells.find((one) => one.column === counter.column);
  const paragraph = cell?.blocks[0];
  if (paragraph?.type !== 'paragraph' || counter.blank) return;
  const printed = numberedName(paragraph.text)?.number;
  if (paragraph.text === '' || printed === number || (printed === undefined && !isEllipsis(paragraph.text))) return;
  fillRange(
    writer,
    { kind: 'range', paragraph, from: 0, to: paragraph.text.length, how: 'prompt' },
    `${counter.prefix}${number}`,
  );
}

/** The last printed row once more: without ids and marks that may stand only once in a file. */
function cloneRow(writer: Writer, slot: RowsSlot, row: FillRow, number: number): { xml: string; written: string[] } {
  const index = slot.body.length - 1;
  const source = writer.sources.rows[slot.table.ref]?.[(slot.body[index]?.number ?? 1) - 1];
  if (!source) throw new Refused('表格行无法复制。');
  const own: Writer = { ...writer, chars: new Map(), edits: new Map() };
  const written = fillRow(own, slot, index, row, number);
  const { start, end } = source.node;
  const inside = (editsOf(own).get(source.part) ?? []).filter((edit) => edit.start >= start && edit.end <= end);
  const shifted = inside.map((edit): Edit => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
  const xml = applyEdits(xmlOf(writer, source.part).slice(start, end), shifted)
    .replace(/ w14:(?:paraId|textId)="[^"]*"/g, '')
    .replace(/<w:bookmark(?:Start|End)\b[^>]*\/>|<w:comment(?:RangeStart|RangeEnd|Reference)\b[^>]*\/>/g, '')
    .replace(/(<w:sdtPr>(?:(?!<\/w:sdtPr>).)*?)<w:id w:val="[^"]*"\/>/gs, '$1');
  return { xml, written };
}

function fillRows(writer: Writer, place: FoundPlace, slot: RowsSlot, value: FillValue): Written {
  if (!Array.isArray(value)) throw new Refused('这里是多行表格，应给出若干行。');
  const [only] = slot.columns.filter((column) => column.column !== slot.counter?.column);
  const rows = value.map((row): FillRow => {
    if (typeof row === 'object') return row;
    if (slot.columns.length > 2 || !only) throw new Refused('这里每行有多列，应给出各列的值。');
    return { [only.label.at(-1) ?? '']: row };
  });
  const refused: string[] = [];
  const allowed = place.limit ?? rows.length;
  if (rows.length > allowed)
    refused.push(`共 ${rows.length} 行，表中规定最多 ${allowed} 行：第 ${allowed + 1} 行起没有写入。`);
  const written: string[] = [];
  const clones: string[] = [];
  rows.slice(0, allowed).forEach((row, i) => {
    if (i < slot.body.length) written.push(...fillRow(writer, slot, i, row, i + 1));
    else {
      const clone = cloneRow(writer, slot, row, i + 1);
      clones.push(clone.xml);
      written.push(...clone.written);
    }
  });
  const last = writer.sources.rows[slot.table.ref]?.[(slot.body.at(-1)?.number ?? 1) - 1];
  if (last && clones.length > 0)
    editPart(writer, last.part, { start: last.node.end, end: last.node.end, text: clones.join('') });
  return { text: written.filter((one) => one !== '').join('\n'), refused };
}
