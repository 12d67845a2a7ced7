/** Blanks inside a text: behind a label and colon, dates in parts, tick boxes. Offsets are UTF-16 units of that text. */
import { tidyLabel } from '../label.ts';
import type { BlankOption } from '../place.ts';

export interface InlineBlank {
  kind: 'after-label' | 'date' | 'tick-one' | 'tick-many';
  /** As printed; '' when the text holds nothing but the blank. */
  label: string;
  start: number;
  end: number;
  options?: InlineOption[];
}
export interface InlineOption extends BlankOption {
  /** Offset of the box. */
  box: number;
}

const OFF = '□☐○◯〇◻▢';
const ON = '☑☒■●✓✔√◉⊠▣🗹';
const BOX = new RegExp(`[${OFF}${ON}]`, 'gu');
const DATE =
  /(?:[_＿\s\u3000]*|20\d[\dXx×]|[Xx×]{2,4})年(?:[_＿\s\u3000]*|[Xx×]{1,2})月(?:(?:[_＿\s\u3000]*|[Xx×]{1,2})日)?/gu;
const LABELLED = /([^:：\n_＿]{1,60}?)[:：]([_＿ \t\u3000\u00a0]*)(?=\n|$|[^\s:：])/gu;

/** 是/否, 有/无, 男/女: only one of the two can hold. */
const PAIR = /^(?:是否|有无|男女|同意不同意|符合不符合|已未|yesno|truefalse|需要不需要)$/;

function isOne(options: readonly BlankOption[], boxes: string, label: string): boolean {
  if (/多选|可复选|check\s+all|any\s+that/iu.test(label)) return false;
  if (/单选|选一|任选其一|check\s+one|select\s+one/iu.test(label)) return true;
  if ([...boxes].every((box) => '○◯〇●◉'.includes(box))) return true;
  const words = options.map((option) =>
    tidyLabel(option.label)
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ''),
  );
  return options.length === 2 && (PAIR.test(words.join('')) || PAIR.test([...words].reverse().join('')));
}

/** Boxes and their options; boxes stand before their options unless the text ends with one. */
function ticks(text: string): InlineBlank | undefined {
  const boxes = [...text.matchAll(BOX)];
  const first = boxes[0];
  const last = boxes.at(-1);
  if (!first || !last) return undefined;
  const behind = text.slice(last.index + last[0].length).trim() === '' && text.slice(0, first.index).trim() !== '';
  const options: InlineOption[] = [];
  const symbols = boxes.map(([symbol]) => symbol).join('');
  let label = behind ? '' : text.slice(0, first.index);
  boxes.forEach((box, index) => {
    const before = index === 0 ? 0 : (boxes[index - 1]?.index ?? 0) + (boxes[index - 1]?.[0].length ?? 0);
    const next = boxes[index + 1]?.index ?? text.length;
    let word = behind ? text.slice(before, box.index) : text.slice(box.index + box[0].length, next);
    const colon = behind && index === 0 ? word.search(/[:：](?=\s*\S)/u) : -1;
    if (colon >= 0) {
      label = word.slice(0, colon + 1);
      word = word.slice(colon + 1);
    }
    const shown = tidyLabel(word).replace(/[;；，,、。/]+$/u, '');
    options.push({ label: shown, on: ON.includes(box[0]), box: box.index });
  });
  if (options.every((option) => option.label === '')) return undefined;
  const kind = isOne(options, symbols, label) ? 'tick-one' : 'tick-many';
  return { kind, label: tidyLabel(label), start: first.index, end: text.length, options };
}

/** 「出生年月」 and 「出 生 年 月」 are labels: a blank date has room for its numbers, or stands by itself. */
function isDateBlank(printed: string, before: string): boolean {
  if (!/[\s\u3000_＿Xx×\d]/u.test(printed)) return before.trim() === '' && printed.includes('日');
  if (/[_＿Xx×\d]|[\s\u3000]{2,}/u.test(printed)) return true;
  return before.trim() === '' || /[:：]\s*$/u.test(before);
}

export function inlineBlanks(text: string): InlineBlank[] {
  const ticked = ticks(text);
  if (ticked) return [ticked];
  const found: InlineBlank[] = [];
  for (const match of text.matchAll(DATE)) {
    const before = text.slice(0, match.index);
    if (!isDateBlank(match[0], before)) continue;
    const label = /([^:：\n\s\u3000_]{1,40})[:：]?\s*$/u.exec(before)?.[1] ?? '';

    const start = match.index;
    found.push({ kind: 'date', label: tidyLabel(label), start, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(LABELLED)) {
    const blank = match[2] ?? '';
    const end = match.index + match[0].length;
    const atEnd = end === text.length || text[end] === '\n';
    // 「说明：文字」 is a sentence: only an end of line, or a gap to be written into, is a blank.
    if (!atEnd && blank.length < 2) continue;
    const start = end - blank.length;
    if (found.some((date) => date.kind === 'date' && date.start <= end && start < date.end)) continue;
    const label = tidyLabel(match[1] ?? '');
    if (label !== '') found.push({ kind: 'after-label', label, start, end });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** One replacement in the text. */
export interface TextEdit {
  start: number;
  end: number;
  text: string;
}

const TICKED: Record<string, string> = { '○': '●', '◯': '●', 〇: '●' };
const UNTICKED: Record<string, string> = { '●': '○', '◉': '○', '■': '□', '☑': '☐', '☒': '☐' };

/** Boxes of the chosen options are ticked in the text's own symbol, all others are cleared. */
export function tickEdits(text: string, blank: InlineBlank, chosen: ReadonlySet<string>): TextEdit[] {
  const used = [...text.matchAll(BOX)].map(([symbol]) => symbol);
  const ownOn = used.find((symbol) => ON.includes(symbol));
  const ownOff = used.find((symbol) => OFF.includes(symbol));
  return (blank.options ?? []).flatMap((option) => {
    const symbol = String.fromCodePoint(text.codePointAt(option.box) ?? 0x25a1);
    const want = chosen.has(option.label);
    if (want === option.on) return [];
    const text_ = want ? (ownOn ?? TICKED[symbol] ?? '☑') : (ownOff ?? UNTICKED[symbol] ?? '□');
    return [{ start: option.box, end: option.box + symbol.length, text: text_ }];
  });
}

/** `iso` is `YYYY-MM-DD` or `YYYY-MM`; the parts go where 年 月 日 are printed. */
export function dateEdit(text: string, blank: InlineBlank, iso: string): TextEdit {
  const [year = '', month = '', day = ''] = iso.split('-');
  const printed = text.slice(blank.start, blank.end);
  const parts = [`${year}年`, `${Number(month)}月`];
  if (printed.includes('日') && day !== '') parts.push(`${Number(day)}日`);
  const lead = /^[\s\u3000]+/u.exec(printed)?.[0] ?? '';
  return { start: blank.start, end: blank.end, text: (blank.start > 0 ? lead : '') + parts.join('') };
}

export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  let out = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start))
    out = out.slice(0, edit.start) + edit.text + out.slice(edit.end);
  return out;
}
