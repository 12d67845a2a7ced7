/** Content controls and legacy form fields. Text that Word mirrors from custom XML is written on both sides. */
import type { Edit } from '../../document/xml.ts';
import { attribute } from '../../document/xml.ts';
import { bindingEdit } from './bound.ts';
import { runXml, type CharEdit } from './edits.ts';
import { answerProperties, cloneParagraph } from './fill-text.ts';
import { childOf, sourceOf } from './scan.ts';
import type { ControlSource } from './sources.ts';
import { choose, dateParts, Refused } from './values.ts';
import { editChars, editPart, xmlOf, type Writer } from './writer.ts';

/** Edits one tag of the control's properties; `change` gives its new text. */
function propertyEdit(xml: string, source: ControlSource, tag: RegExp, change: (found: string) => string): Edit[] {
  const node = childOf(source.node, 'w:sdtPr');
  const found = node && tag.exec(xml.slice(node.start, node.end));
  if (!node || !found) return [];
  const start = node.start + found.index;
  return [{ start, end: start + found[0].length, text: change(found[0]) }];
}

/** This control shows a value now; so do those around it. */
export function endPrompt(writer: Writer, number: number): void {
  const own = writer.sources.controls[number];
  if (!own) return;
  const xml = xmlOf(writer, own.part);
  for (const source of writer.sources.controls) {
    const around =
      source === own ||
      (source.part === own.part && source.node.start < own.node.start && source.node.end > own.node.end);
    if (!around) continue;
    const known = writer.edits.get(source.part) ?? [];
    const edits = propertyEdit(xml, source, /<w:showingPlcHdr\b[^>]*\/>/, () => '');
    editPart(
      writer,
      source.part,
      ...edits.filter((edit) => !known.some((one) => one.start === edit.start && one.end === edit.end)),
    );
  }
}

/** Format of typed text: the control's own, else that of the prompt without its look. */
function contentProperties(source: ControlSource, prompt: string): string {
  const own = /<w:sdtPr\b[^>]*>\s*(<w:rPr>.*?<\/w:rPr>)/s.exec(source.properties)?.[1];
  const plain = answerProperties(prompt);
  return plain === prompt ? prompt : own === undefined ? plain : answerProperties(own);
}

function intoContent(writer: Writer, source: ControlSource, content: string): void {
  const node = source.content;
  if (!node) return;
  if (node.innerStart === node.end)
    editPart(writer, source.part, {
      start: node.start,
      end: node.end,
      text: `<w:sdtContent>${content}</w:sdtContent>`,
    });
  else editPart(writer, source.part, { start: node.innerStart, end: node.innerStart, text: content });
}

export function setControlText(writer: Writer, number: number, text: string, symbol?: CharEdit['symbol']): void {
  const source = writer.sources.controls[number];
  if (!source) return;
  endPrompt(writer, number);
  const [first, ...rest] = source.paragraphs.flatMap((ref) => writer.paragraphs.get(ref) ?? []);
  if (!first) {
    intoContent(writer, source, source.level === 'run' ? runXml('', text) : `<w:p>${runXml('', text)}</w:p>`);
    return;
  }
  const place = writer.sources.paragraphs[first.ref];
  if (!place) return;
  const span =
    source.level === 'run' ? first.controls.find((one) => one.control === number) : { from: 0, to: first.text.length };
  if (!span) return;
  const host = place.atoms.find((atom) => atom.from < span.to && span.from < atom.to);
  if (!host) {
    if (source.level === 'run') intoContent(writer, source, runXml(contentProperties(source, place.properties), text));
    else editChars(writer, first, { from: 0, to: 0, text });
    return;
  }
  const properties = contentProperties(source, host.properties);
  const plainText = /<w:text\b/.test(source.properties) || source.level === 'run';
  const lines = plainText ? [text] : text.split('\n');
  editChars(writer, first, {
    from: span.from,
    to: span.to,
    text: lines[0] ?? '',
    ...(properties === host.properties ? {} : { properties }),
    ...(symbol ? { symbol } : {}),
  });
  for (const paragraph of rest) {
    if (paragraph.text.trim() !== '') editChars(writer, paragraph, { from: 0, to: paragraph.text.length, text: '' });
  }
  const more = lines
    .slice(1)
    .map((line) => cloneParagraph(place.paragraphProperties, properties, line))
    .join('');
  if (more !== '') editPart(writer, place.part, { start: place.node.end, end: place.node.end, text: more });
}

export function setCheckControl(writer: Writer, number: number, on: boolean): void {
  const source = writer.sources.controls[number];
  if (!source) return;
  const xml = xmlOf(writer, source.part);
  const state =
    new RegExp(`<w14:${on ? 'checkedState' : 'uncheckedState'}\\b[^>]*>`).exec(source.properties)?.[0] ?? '';
  const code = attribute(state, 'w14:val') ?? (on ? '2612' : '2610');
  const edits = propertyEdit(xml, source, /<w14:checked\b[^>]*\/>/, () => `<w14:checked w14:val="${on ? 1 : 0}"/>`);
  editPart(
    writer,
    source.part,
    ...(edits.length > 0
      ? edits
      : propertyEdit(
          xml,
          source,
          /<w14:checkbox\b[^>]*[^/]>/,
          (tag) => `${tag}<w14:checked w14:val="${on ? 1 : 0}"/>`,
        )),
  );
  const font = attribute(state, 'w14:font') ?? '';
  // A symbol font draws the box only through w:sym: its codes mean letters elsewhere.
  const symbol = /wingdings|webdings|^symbol/i.test(font)
    ? { font, code: `F0${code.slice(-2).toUpperCase()}` }
    : undefined;
  setControlText(writer, number, String.fromCodePoint(parseInt(code, 16) || 0x2612), symbol);
  writeBound(writer, number, String(on));
}

function writeBound(writer: Writer, number: number, value: string): void {
  const source = writer.sources.controls[number];
  if (!source || source.xpath === '') return;
  const found = bindingEdit(writer.sources.parts, source, value);
  if (!found) return;
  const known = writer.edits.get(found.part) ?? [];
  if (!known.some((one) => one.start === found.edit.start)) editPart(writer, found.part, found.edit);
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date in the control's own picture: `yyyy'年'M'月'd'日'`, `MMMM d, yyyy`. */
export function formatDate(picture: string, year: string, month: string, day: string, chinese: boolean): string {
  const name = MONTHS[Number(month) - 1] ?? month;
  return picture.replace(/'([^']*)'|y+|M+|d+/g, (found, quoted?: string) => {
    if (quoted !== undefined) return quoted;
    if (found.startsWith('y')) return found.length <= 2 ? year.slice(-2) : year;
    const number = found.startsWith('M') ? month : day;
    if (found.length === 2) return number.padStart(2, '0');
    if (found.startsWith('M') && found.length >= 3)
      return chinese ? `${month}月` : found.length === 3 ? name.slice(0, 3) : name;
    return found.length >= 3 ? '' : number;
  });
}

function dateText(writer: Writer, number: number, value: string): { shown: string; stored: string } {
  const source = writer.sources.controls[number];
  const parts = dateParts(value);
  if (!parts || !source) throw new Refused(`「${value}」不是日期，应写作 2026-07-15。`);
  const read = (tag: string): string =>
    attribute(new RegExp(`<${tag}\\b[^>]*>`).exec(source.properties)?.[0] ?? '', 'w:val') ?? '';
  const chinese = read('w:lid').startsWith('zh') || (read('w:lid') === '' && writer.chinese);
  const picture = read('w:dateFormat') || (chinese ? "yyyy'年'M'月'd'日'" : 'M/d/yyyy');
  const iso = `${parts.year}-${parts.month.padStart(2, '0')}-${(parts.day ?? '1').padStart(2, '0')}`;
  const shown = formatDate(picture.replace(/&apos;/g, "'"), parts.year, parts.month, parts.day ?? '1', chinese);
  const full = `w:fullDate="${iso}T00:00:00Z"`;
  const edits = propertyEdit(xmlOf(writer, source.part), source, /<w:date\b[^>]*>/, (tag) =>
    /w:fullDate=/.test(tag) ? tag.replace(/w:fullDate="[^"]*"/, full) : tag.replace(/^<w:date/, `<w:date ${full}`),
  );
  editPart(writer, source.part, ...edits);
  const mapped = read('w:storeMappedDataAs');
  return { shown, stored: mapped === 'text' ? shown : mapped === 'date' ? iso : `${iso}T00:00:00` };
}

/** Writes one value into all controls that show it; answers what they show. */
export function fillControls(writer: Writer, numbers: number[], text: string): string {
  let shown = text;
  for (const number of numbers) {
    const control = writer.form.controls[number];
    if (!control) continue;
    let stored = text;
    shown = text;
    if (control.kind === 'date') ({ shown, stored } = dateText(writer, number, text));
    else if (control.kind === 'dropdown') {
      const { indexes } = choose(
        control.items.map(({ label }) => ({ label, on: false })),
        text,
        false,
      );
      const item = control.items[indexes[0] ?? 0];
      shown = item?.label ?? text;
      stored = item?.value ?? text;
    }
    setControlText(writer, number, shown);
    writeBound(writer, number, stored);
  }
  return shown;
}

export function setCheckField(writer: Writer, ref: number, on: boolean): void {
  const source = writer.sources.fields[ref];
  if (!source) return;
  const xml = xmlOf(writer, source.part);
  const inner = sourceOf(xml, source.data);
  const checked = /<w:checked\b[^>]*\/>/.exec(inner);
  const text = `<w:checked w:val="${on ? 1 : 0}"/>`;
  const close = inner.indexOf('</w:checkBox>');
  const start = source.data.start + (checked?.index ?? close);
  if (checked || close >= 0) editPart(writer, source.part, { start, end: start + (checked?.[0].length ?? 0), text });
}

export function setDropdownField(writer: Writer, ref: number, index: number): void {
  const source = writer.sources.fields[ref];
  if (!source) return;
  const inner = sourceOf(xmlOf(writer, source.part), source.data);
  const result = /<w:result\b[^>]*\/>/.exec(inner);
  const open = /<w:ddList>/.exec(inner);
  const at = result?.index ?? (open ? open.index + open[0].length : -1);
  if (at < 0) return;
  const start = source.data.start + at;
  editPart(writer, source.part, {
    start,
    end: start + (result?.[0].length ?? 0),
    text: `<w:result w:val="${index}"/>`,
  });
}
