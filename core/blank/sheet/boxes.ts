/** Tick boxes inside a text: groups of options with their labels, and the edits that tick them. */
import { tidyLabel } from '../label.ts';
import type { BlankOption } from '../place.ts';
import type { InlineBlank, InlineOption, TextEdit } from './inline.ts';

const OFF = '□☐○◯〇◻▢';
const ON = '☑☒■●✓✔√◉⊠▣🗹';
const BOX = new RegExp(`[${OFF}${ON}]`, 'gu');

/** 是/否, 有/无, 男/女: only one of the two can hold. */
const PAIR =
  /^(?:是否|有无|男女|同意不同意|符合不符合|通过不通过|合格不合格|已未|yesno|truefalse|需要不需要|涉及不涉及)$/;
const TRIPLE =
  /^(?:是|有|符合|涉及|yes)(?:部分符合|partial(?:ly)?)?(?:否|无|不符合|不涉及|no)(?:不适用|不清楚|na|notapplicable)$/;

function isOne(options: readonly BlankOption[], boxes: string, label: string): boolean {
  if (/多选|可复选|check\s+all|any\s+that/iu.test(label)) return false;
  if (/单选|选一|任选其一|check\s+one|select\s+one/iu.test(label)) return true;
  if ([...boxes].every((box) => '○◯〇●◉'.includes(box))) return true;
  const words = options.map((option) =>
    tidyLabel(option.label)
      .toLowerCase()
      .replace(/[^\p{L}]/gu, ''),
  );
  // 合格 | 基本合格 | 不合格
  if (words.some((word) => word !== '' && words.includes(`不${word}`))) return true;
  if (options.length === 3) return TRIPLE.test(words.join(''));
  return options.length === 2 && (PAIR.test(words.join('')) || PAIR.test([...words].reverse().join('')));
}

interface Box {
  at: number;
  symbol: string;
}

const endOf = ({ at, symbol }: Box): number => at + symbol.length;

/** A new label between two boxes: 「男  民族：□」. Offset of the label in `between`. */
const LABEL_BEFORE = /(?:[\s\u3000]{2,}|\n|[；;。])([^\s:：；;。]{1,30}[:：])\s*$/u;
/** Behind the last option another label with its own blank follows: 「□女    年龄：____」. */
const LABEL_BEHIND = /(?:[\s\u3000]{2,}|\n)(?=[^\s:：]{1,20}[:：])/u;

/** Boxes that belong together, and where their texts end. */
function splitGroups(text: string, boxes: Box[]): { boxes: Box[]; start: number; end: number }[] {
  const groups: { boxes: Box[]; start: number; end: number }[] = [];
  boxes.forEach((box, i) => {
    const previous = boxes[i - 1];
    const from = previous ? endOf(previous) : 0;
    const between = text.slice(from, box.at);
    const fresh = previous ? LABEL_BEFORE.exec(between) : undefined;
    const last = groups.at(-1);
    if (last && !fresh) return void last.boxes.push(box);
    if (last) last.end = from + (fresh?.index ?? 0);
    groups.push({ boxes: [box], start: fresh ? from + fresh.index : 0, end: text.length });
  });
  const last = groups.at(-1);
  const lastBox = last?.boxes.at(-1);
  if (last && lastBox) {
    const rest = text.slice(endOf(lastBox));
    const cut = LABEL_BEHIND.exec(rest);
    if (cut && rest.slice(0, cut.index).trim() !== '') last.end = endOf(lastBox) + cut.index;
  }
  return groups;
}

/** 「云服务（服务商：    ）」 is the option 云服务 with room for a name. */
const optionLabel = (word: string): string =>
  tidyLabel(
    word
      .trim()
      .replace(/[（(][^（()）]*[:：][\s\u3000_＿]*[）)]$/u, '')
      .replace(/^[（(](?=[^）)]*$)/u, ''),
  ).replace(/[;；，,、。/]+$/u, '');

function groupOf(text: string, boxes: Box[], start: number, end: number): InlineBlank | undefined {
  const [first] = boxes;
  const last = boxes.at(-1);
  if (!first || !last) return undefined;
  // Boxes stand before their options unless the text ends with one.
  const behind =
    /^[\s\u3000）):：]*$/u.test(text.slice(endOf(last), end)) && /[^\s\u3000（(]/u.test(text.slice(start, first.at));
  let label = behind ? '' : text.slice(start, first.at);
  const options = boxes.map((box, i): InlineOption => {
    const previous = boxes[i - 1];
    const before = previous ? endOf(previous) : start;
    let word = behind ? text.slice(before, box.at) : text.slice(endOf(box), boxes[i + 1]?.at ?? end);
    const colon = behind && i === 0 ? word.search(/[:：](?=\s*\S)/u) : -1;
    if (colon >= 0) {
      label = word.slice(0, colon + 1);
      word = word.slice(colon + 1);
    }
    return { label: optionLabel(word), on: ON.includes(box.symbol), box: box.at };
  });
  const bare = options.every((option) => option.label === '');
  // A box alone in its cell is named by the cell beside it.
  if (bare && (text.trim() !== first.symbol || boxes.length > 1)) return undefined;
  const symbols = boxes.map(({ symbol }) => symbol).join('');
  const kind = bare || isOne(options, symbols, label) ? 'tick-one' : 'tick-many';
  const clause =
    label
      .trim()
      .split(/[。；;\n]|[\s\u3000]{3,}/u)
      .filter((part) => part !== '')
      .at(-1) ?? '';
  return { kind, label: tidyLabel(clause), start: behind ? start : first.at, end, options };
}

/** 「○○公司」, 「二〇二五年」: circles that are words. */
function isCircleWord(text: string, at: number, symbol: string): boolean {
  if (!'○◯〇'.includes(symbol)) return false;
  const around = (text[at - 1] ?? '') + (text[at + 1] ?? '');
  return (
    around.includes(symbol) ||
    (/[一二三四五六七八九零年]/u.test(text[at + 1] ?? '') && /[一二三四五六七八九零]/u.test(text[at - 1] ?? ''))
  );
}

/** From left to right. */
export function tickGroups(text: string): InlineBlank[] {
  const boxes = [...text.matchAll(BOX)]
    .map((match): Box => ({ at: match.index, symbol: match[0] }))
    .filter(({ at, symbol }) => !isCircleWord(text, at, symbol));
  // Filled symbols alone are the marks of a list.
  if (!boxes.some(({ symbol }) => OFF.includes(symbol) || '☑☒🗹⊠'.includes(symbol))) return [];
  // 「√」 and 「〇」 also stand in sentences: 「请在□内打√」 asks for nothing here.
  if (/(?:打|划|画|用|以)[“"「『]?\s*[√✓☑■●]/u.test(text)) return [];
  return splitGroups(text, boxes)
    .map((group) => groupOf(text, group.boxes, group.start, group.end))
    .filter((group) => group !== undefined);
}

/**
 * The filled partner of each box. ☑ is left to blanks that print it: in spreadsheets a symbol cannot bring a font along,
 * and where the text's font lacks it, programs draw an emoji or nothing.
 */
const TICKED: Record<string, string> = { '○': '●', '◯': '●', 〇: '●', '□': '■', '◻': '■', '☐': '☒' };
const UNTICKED: Record<string, string> = { '●': '○', '◉': '○', '■': '□', '☑': '□', '☒': '☐' };

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
