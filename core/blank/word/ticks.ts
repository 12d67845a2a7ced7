/** Tick boxes and their options: which box belongs to which word, and which boxes make one question. */
import type { WordControl, WordParagraph } from './form.ts';
import type { TickBox } from './slot.ts';
import { labelBefore } from './inline-names.ts';
import { cleanLabel, endsWithColon, isBlank } from './wording.ts';

const OPEN_BOX = '□☐▢◻❏❐❑❒○◯◦';
const TICKED_BOX = '☑☒■●◉✔✓⊠⊙☻';
const BOX = new RegExp(`[${OPEN_BOX}]|[${TICKED_BOX}]`, 'gu');
const BRACKET = /[（([][\s\u3000]{1,8}[）)\]]|[（([][\s\u3000]*[√✓✔][\s\u3000]*[）)\]]/g;

type RawBox = Omit<TickBox, 'option' | 'paragraph' | 'end'>;

/** 「在□内打√」「请用✓选择」「“□”」 speaks of boxes. */
const isMentioned = (text: string, at: number): boolean =>
  /^(?:[内中里前]\s*[打划画填勾标]|[打划画]\s*[“"]?[√✓]|[”"」』’])/.test(text.slice(at + 1, at + 40)) ||
  /[“"「『‘]$|(?:用|打|划|画|以)$/.test(text.slice(Math.max(0, at - 2), at));

/** □□□□□□ has one box for each digit of a number. */
const inDigits = (text: string, at: number): boolean => {
  const box = text[at] ?? '';
  let [from, to] = [at, at];
  while (from > at - 2 && text[from - 1] === box) from -= 1;
  while (to < at + 2 && text[to + 1] === box) to += 1;
  return to - from >= 2;
};

function symbolBoxes(text: string): RawBox[] {
  const found = [...text.matchAll(BOX)];
  const open = found.filter((match) => OPEN_BOX.includes(match[0]));
  // ○○公司 is a name left open; ● and ■ in front of lines are bullets unless an empty box stands nearby.
  const isName = (at: number): boolean =>
    '○◯'.includes(text[at] ?? '') &&
    (text[at + 1] === text[at] || text[at - 1] === text[at] || /[一二三四五六七八九〇]/.test(text[at - 1] ?? ''));
  return found
    .filter(
      ({ index, 0: box }) =>
        !isName(index) && !isMentioned(text, index) && !inDigits(text, index) && (open.length > 0 || /[☑☒]/.test(box)),
    )
    .map((match) => ({
      from: match.index,
      to: match.index + 1,
      on: TICKED_BOX.includes(match[0]),
      style: 'symbol' as const,
    }));
}

function bracketBoxes(text: string): RawBox[] {
  const found = [...text.matchAll(BRACKET)];
  if (found.length < 2 && found[0]?.[0].trim() !== text.trim()) return [];
  // [  ]其他（      ）: what the boxes are drawn with does not leave room for words.
  const kind = found[0]?.[0][0];
  return found
    .filter((match) => match[0][0] === kind)
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      on: /[√✓✔]/.test(match[0]),
      style: 'bracket' as const,
    }));
}

export function findBoxes(paragraph: WordParagraph, controls: WordControl[]): RawBox[] {
  const checks = paragraph.controls.filter((span) => controls[span.control]?.kind === 'check');
  const fields = paragraph.fields.filter((field) => field.kind === 'check');
  const own: RawBox[] = [
    ...checks.map(({ from, to, control }) => ({
      from,
      to,
      on: controls[control]?.on ?? false,
      style: 'control' as const,
      control,
    })),
    ...fields.map(({ from, to, on, ref }) => ({ from, to, on, style: 'field' as const, field: ref })),
  ];
  const symbols = symbolBoxes(paragraph.text).filter(
    (box) => !own.some((one) => box.from >= one.from && box.from < one.to),
  );
  const all = [...own, ...symbols];
  return (all.length > 0 ? all : bracketBoxes(paragraph.text)).sort((a, b) => a.from - b.from);
}

/** First blank of at least two characters: underscores, or spaces at the end. */
function freeBlank(paragraph: WordParagraph, from: number, to: number): { from: number; to: number } | undefined {
  const piece = paragraph.text.slice(from, to);
  const line = /[_＿]{2,}/.exec(piece);
  if (line) return { from: from + line.index, to: from + line.index + line[0].length };
  const atom = paragraph.atoms.find((one) => one.underlined && one.to > from && one.from < to);
  if (!atom) return undefined;
  let end = Math.max(atom.from, from);
  const start = end;
  while (end < to && isBlank(paragraph.text[end] ?? 'x') && isUnderlined(paragraph, end)) end += 1;
  return end - start >= 2 ? { from: start, to: end } : undefined;
}

export const isUnderlined = (paragraph: WordParagraph, at: number): boolean =>
  paragraph.atoms.some((atom) => atom.underlined && at >= atom.from && at < atom.to);

const OTHER = /^(?:其[他它]|other)/i;

const NEXT_WORDS = /^(.*?[^\s\u3000])(?:[\s\u3000]{2,}|\u3000)[^\s\u3000：:_]{2,20}(?:[：:]|_{2})/;

/** 是（类型：      ）, 是，完成时间：      – room of an option's own, behind a colon. */
function ownRoom(raw: string, from: number): { from: number; to: number; bracket: boolean } | undefined {
  const inside = /[（(][^（()）]{0,16}[：:]([\s\u3000]*)[^（()）：:\s]{0,8}[）)][\s\u3000；;。]*$/.exec(raw);
  const behind = inside ? null : /\S[：:]([\s\u3000]*)$/.exec(raw);
  const found = inside ?? behind;
  if (!found || (inside && (found[1] ?? '').length < 2)) return undefined;
  const at = from + found.index + (inside ? found[0].indexOf(found[1] ?? '', found[0].search(/[：:]/) + 1) : 2);
  return { from: at, to: at + (found[1]?.length ?? 0), bracket: inside !== null };
}

function optionOf(
  paragraph: WordParagraph,
  from: number,
  limit: number,
): { option: string; end: number; free?: { from: number; to: number } } {
  // `否    说明：____` – another label in the same line ends the option.
  const next = NEXT_WORDS.exec(paragraph.text.slice(from, limit));
  const to = next ? from + (next[1]?.length ?? 0) : limit;
  const blank = freeBlank(paragraph, from, to);
  const raw = paragraph.text.slice(from, blank ? Math.max(blank.from, from) : to);
  const own = blank ? undefined : ownRoom(paragraph.text.slice(from, to), from);
  const option = cleanLabel(
    blank || own?.bracket ? raw.replace(/(?<=\S)\s*[（(][^（()）]*[：:][^（()）]*[）)]?$/, '') : raw,
  )
    .replace(/[；;，,、。]+$/, '')
    .replace(/^([^（(]*)[）)]$/, '$1')
    .replace(/(?<=.)[（(]\s*[）)]$/, '')
    .replace(/^(其[他它]|others?)[，,]?\s*(?:请|需)?(?:说明|注明|填写|列明|写明|specify|please specify)$/i, '$1')
    .replace(/^[（(](?=[^）)]*$)/, '')
    .replace(/[（(]$/, '')
    .trim();
  if (blank) return { option, end: to, free: blank };
  if (own) return { option, end: to, free: { from: own.from, to: own.to } };
  if (!OTHER.test(option)) return { option, end: to };
  // 其他（请注明）, 其他（    ）: the words go into the brackets, else behind a colon.
  const room = /[（(](?:(?:请|需|应|注明|说明|填写|具体)[^（）()]*|[\s\u3000]*)(?=[）)])/.exec(raw);
  const end = room ? from + room.index + room[0].length : from + raw.trimEnd().length;
  return { option, end: to, free: { from: room ? from + room.index + 1 : end, to: end } };
}

export interface TickGroup {
  /** Label in front of the boxes in their own paragraph, or the line above them. */
  label: string | undefined;
  /** Heading line of the cell: 软件类型（单选）：. */
  lead: string | undefined;
  boxes: TickBox[];
  paragraphs: WordParagraph[];
  ink: 'round' | 'square';
}

/** `女   婚否：` – the option, and the label of the next question in the same line. */
const NEXT_LABEL = /^(.*?[^\s\u3000])[\s\u3000]{2,}([^\s\u3000：:][^：:]{0,24}[：:])[\s\u3000]*$/;

function* paragraphGroups(paragraph: WordParagraph, boxes: RawBox[]): Generator<{ label: string; boxes: TickBox[] }> {
  const { text } = paragraph;
  const first = boxes[0];
  if (!first) return;
  const before = text.slice(0, first.from);
  const tail = text.slice(boxes.at(-1)?.to ?? 0);
  const behind = boxes.every(
    (box) => /\S/.test(text[box.from - 1] ?? ' ') && /[\s：:，,；;、_＿]/.test(text[box.to] ?? ' '),
  );
  // 其他□： – words go behind the colon.
  const opened = (at: number): number => (/^[：:]/.test(text.slice(at)) ? at + 1 : at);
  const follows = !isBlank(before) && !endsWithColon(before) && (isBlank(tail) || behind);
  if (follows) {
    const made = boxes.map((box, i) => ({
      ...box,
      option: optionOf(paragraph, opened(boxes[i - 1]?.to ?? 0), box.from).option,
      free: { from: opened(box.to), to: opened(box.to) },
      end: opened(box.to),
      paragraph,
    }));
    const lead = /^(.{1,30}?[：:])(.+)$/.exec(made[0]?.option ?? '');
    if (lead && made[0]) made[0].option = cleanLabel(lead[2] ?? '');
    yield { label: cleanLabel(lead?.[1] ?? ''), boxes: made };
    return;
  }
  let label = endsWithColon(before)
    ? (labelBefore(before, before.length) ?? '')
    : before.replace(/^.*[_＿]{2,}.*$/s, '').trim();
  let group: TickBox[] = [];
  for (const [i, box] of boxes.entries()) {
    const to = boxes[i + 1]?.from ?? text.length;
    const next = i + 1 < boxes.length ? NEXT_LABEL.exec(text.slice(box.to, to)) : null;
    group.push({ ...box, ...optionOf(paragraph, box.to, next ? box.to + (next[1]?.length ?? 0) : to), paragraph });
    if (!next) continue;
    yield { label, boxes: group };
    label = next[2] ?? '';
    group = [];
  }
  yield { label, boxes: group };
}

/** `□1中央 □2省 □9其他`: numbers for the statistics, unless they are amounts. */
function withoutNumbers(boxes: TickBox[]): TickBox[] {
  const numbers = boxes.map(({ option }) => /^(\d{1,2})[.、]?(?=\p{Script=Han})/u.exec(option));
  const distinct = new Set(numbers.map((match) => match?.[1] ?? '')).size === boxes.length;
  const amounts = boxes.some(({ option }) => /^\d+[年月日个项条人天小周岁万亿元家类级次份千百台套辆]/.test(option));
  if (boxes.length < 2 || amounts || !distinct || numbers.includes(null)) return boxes;
  return boxes.map((box, i) => ({ ...box, option: box.option.slice(numbers[i]?.[0].length ?? 0) }));
}

/** Boxes of a cell, or of paragraphs that follow each other, as questions. */
export function groupTicks(paragraphs: WordParagraph[], controls: WordControl[]): TickGroup[] {
  const groups: TickGroup[] = [];
  let lead: string | undefined;
  let current: TickGroup | undefined;
  for (const paragraph of paragraphs) {
    const boxes = findBoxes(paragraph, controls);
    if (boxes.length === 0) {
      if (isBlank(paragraph.text)) continue;
      current = undefined;
      const short = paragraph.text.trim();
      if (endsWithColon(short) && short.length <= 40) lead = cleanLabel(short);
      continue;
    }
    for (const { label, boxes: own } of paragraphGroups(paragraph, boxes)) {
      if (!current || label !== '') {
        const ink = own.some((box) => '○◯●◉⊙'.includes(paragraph.text[box.from] ?? '□')) ? 'round' : 'square';
        current = { label: label === '' ? undefined : cleanLabel(label), lead, boxes: [], paragraphs: [], ink };
        groups.push(current);
      }
      current.boxes.push(...own);
      if (!current.paragraphs.includes(paragraph)) current.paragraphs.push(paragraph);
    }
  }
  for (const group of groups) group.boxes = withoutNumbers(group.boxes);
  // ○——单选 explains the boxes.
  return groups.filter(
    (group) =>
      !group.boxes.every((box) => /^[—–-]|^$/.test(box.option)) || group.boxes.every((box) => box.option === ''),
  );
}

const OPPOSITES =
  /^(?:是|否|有|无|没有|男|女|同意|不同意|yes|no|male|female|true|false|已.*|未.*|需要|不需要|适用|不适用|涉及|不涉及|通过|不通过|合格|不合格|存在|不存在|属于|不属于|部分.*)(?:[（(，,：:].*)?$/i;
/** 是 | 否 | 不清楚, 公开 | 不公开: a third option does not make several possible. */
const positive = (option: string): string => option.toLowerCase().replace(/^(?:[不未非无]|没有|not? |non-)/, '');
const hasOpposites = (options: string[]): boolean =>
  options.some((one) =>
    options.some(
      (other) =>
        one !== other && other !== '' && (positive(one) === other.toLowerCase() || one.replace(/内$/, '外') === other),
    ),
  ) ||
  (options.some((one) => /^(?:是|有|yes)$/i.test(one)) && options.some((one) => /^(?:否|无|没有|no)$/i.test(one)));
const SINGLE = /单选|选一|择一|只能选|任选其一|仅选|(?:check|select|choose|tick) (?:only )?one/i;
const SEVERAL = /多选|可选多|选择所有|复选|all that apply|one or more/i;
const SINGLE_BY_NATURE =
  /性质|性别|面貌|等级|级别|定级|密级|学历|学位|婚姻|是否|有无|规模$|结论|状态$|^type of|\b(?:type|status)$|隶属|(?:单位|企业|机构|组织|证件|证照|人员|经济|注册|登记|申请|备案|变更|项目|系统|国产品).{0,2}(?:类型|类别|率)$|行业类别/i;

/** Round boxes and opposites allow one; square boxes several, unless the label says otherwise. */
export function isMany(group: TickGroup, label: string[]): boolean {
  const words = [...label, group.lead ?? '', ...group.boxes.map((box) => box.option)].join(' ');
  if (SEVERAL.test(words)) return true;
  if (SINGLE.test(words) || group.boxes.length === 1) return false;
  if (group.ink === 'round') return false;
  const options = group.boxes.map((box) => box.option);
  if (options.length > 2 && options.every((option) => /^(?:第?[一二三四五]|[1-5]|[A-D])级/.test(option))) return false;
  if (options.every((option) => OPPOSITES.test(option)) || hasOpposites(options)) return false;
  if (group.boxes.filter((box) => box.on).length > 1) return true;
  return !SINGLE_BY_NATURE.test(label.at(-1) ?? '');
}
