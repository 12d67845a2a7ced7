/** Ticks in the symbol family of the blank: chosen boxes on, all others off. */
import type { TickBox } from '../../../core/blank/word/slot.ts';
import { tickProperties } from '../../document/word/value-xml.ts';
import { setCheckControl, setCheckField } from './fill-controls.ts';
import { fillRange } from './fill-text.ts';
import { tickCharacter, tickCodes } from './symbols.ts';
import { Refused, type Chosen } from './values.ts';
import { withoutPrinted } from './printed.ts';
import { editChars, type Writer } from './writer.ts';

function setSymbol(writer: Writer, box: TickBox, on: boolean): void {
  const source = writer.sources.paragraphs[box.paragraph.ref];
  const atom = source?.atoms.find((one) => box.from >= one.from && box.from < one.to);
  const edit = { from: box.from, to: box.to };
  if (!atom) return;
  if (atom.kind === 'symbol') {
    const codes = tickCodes(atom.font, atom.code);
    editChars(writer, box.paragraph, {
      ...edit,
      text: '',
      symbol: { font: atom.font, code: on ? codes.on : codes.off },
    });
    return;
  }
  const raw = atom.raw.slice(box.from - atom.from, box.to - atom.from);
  const codes = /[\uF020-\uF0FF]/.test(raw) ? tickCodes(atom.font, raw.charCodeAt(0).toString(16)) : undefined;
  const text = codes ? String.fromCharCode(parseInt(on ? codes.on : codes.off, 16)) : tickCharacter(raw, on);
  // 宋体 has no ticked box: the symbol brings its font along.
  const properties = text === '☑' ? tickProperties(atom.properties || '<w:rPr></w:rPr>') : undefined;
  editChars(writer, box.paragraph, { ...edit, text, properties });
}

export function setBox(writer: Writer, box: TickBox, on: boolean): void {
  if (box.on === on) return;
  if (box.style === 'control') setCheckControl(writer, box.control ?? -1, on);
  else if (box.style === 'field') setCheckField(writer, box.field ?? -1, on);
  else if (box.style === 'bracket') {
    const old = box.paragraph.text.slice(box.from, box.to);
    const inner = old.slice(1, -1);
    const text = on
      ? `${' '.repeat(Math.floor(Math.max(0, inner.length - 1) / 2))}√${' '.repeat(Math.floor(Math.max(0, inner.length - 2) / 2))}`
      : '  ';
    editChars(writer, box.paragraph, { from: box.from + 1, to: box.to - 1, text });
  } else setSymbol(writer, box, on);
}

export function fillTicks(writer: Writer, boxes: TickBox[], chosen: Chosen): void {
  boxes.forEach((box, i) => {
    const on = chosen.indexes.includes(i);
    setBox(writer, box, on);
    const free = chosen.free.get(i);
    if (free === undefined) return;
    if (!box.free) throw new Refused(`「${box.option}」后面没有写字的地方。`);
    const { text } = box.paragraph;
    const room = text.slice(box.free.from, box.free.to);
    const how = /[_＿]/.test(room) ? 'underlined' : /\S/.test(room) ? 'prompt' : 'plain';
    const words = withoutPrinted(free, text.slice(0, box.free.from), text.slice(box.free.to));
    const colon = room === '' && !/[：:（(]/.test(text[box.free.from - 1] ?? '') ? '：' : '';
    fillRange(writer, { kind: 'range', paragraph: box.paragraph, ...box.free, how }, colon + words);
  });
}
