/** Numbers that Word's own lists put before a heading (一、 / 1.1): the table of contents shows them as text. */
import { attribute, findElements } from '../xml.ts';
import { chineseNumber } from './fields.ts';
import { inherited, type StyleInfo } from './styles.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  style: string | undefined;
  legal: boolean;
}
interface List {
  abstractId: string;
  levels: Map<number, Level>;
  starts: Map<number, number>;
}

const tagValue = (xml: string, name: string): string | undefined => {
  const tag = new RegExp(`<${name}\\b[^>]*>`).exec(xml)?.[0];
  return tag === undefined ? undefined : attribute(tag, 'w:val');
};

function readLevels(xml: string): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of findElements(xml, ['w:lvl'])) {
    const inner = xml.slice(element.innerStart, element.innerEnd);
    const index = Number(attribute(xml.slice(element.start, element.innerStart), 'w:ilvl') ?? 0);
    levels.set(index, {
      start: Number(tagValue(inner, 'w:start') ?? 1),
      format: tagValue(inner, 'w:numFmt') ?? 'decimal',
      text: tagValue(inner, 'w:lvlText') ?? '',
      suffix: tagValue(inner, 'w:suff') ?? 'tab',
      style: tagValue(inner, 'w:pStyle'),
      legal: inner.includes('<w:isLgl'),
    });
  }
  return levels;
}

function readLists(numberingXml: string): Map<string, List> {
  const abstracts = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  for (const element of findElements(numberingXml, ['w:abstractNum', 'w:num'])) {
    const head = numberingXml.slice(element.start, element.innerStart);
    const inner = numberingXml.slice(element.innerStart, element.innerEnd);
    if (element.name === 'w:abstractNum') abstracts.set(attribute(head, 'w:abstractNumId') ?? '', readLevels(inner));
    else {
      const abstractId = tagValue(inner, 'w:abstractNumId') ?? '';
      const starts = new Map<number, number>();
      for (const override of findElements(inner, ['w:lvlOverride'])) {
        const start = tagValue(inner.slice(override.innerStart, override.innerEnd), 'w:startOverride');
        const level = Number(attribute(inner.slice(override.start, override.innerStart), 'w:ilvl') ?? 0);
        if (start !== undefined) starts.set(level, Number(start));
      }
      lists.set(attribute(head, 'w:numId') ?? '', {
        abstractId,
        levels: abstracts.get(abstractId) ?? new Map(),
        starts,
      });
    }
  }
  return lists;
}

function roman(number: number): string {
  const steps: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = number;
  let text = '';
  for (const [value, sign] of steps) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

function formatNumber(number: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
      return chineseNumber(number);
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'upperLetter':
      return String.fromCharCode(64 + (((number - 1) % 26) + 1));
    case 'lowerLetter':
      return String.fromCharCode(96 + (((number - 1) % 26) + 1));
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return number <= 20 ? String.fromCharCode(0x245f + number) : String(number);
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'bullet':
    case 'none':
      return '';
    default:
      return String(number);
  }
}

/** Ask it for every paragraph of the body in order; it counts as Word does. */
export class ListCounter {
  private readonly lists: Map<string, List>;
  private readonly styles: Map<string, StyleInfo>;
  private readonly counters = new Map<string, number[]>();
  private readonly begun = new Set<string>();

  constructor(numberingXml: string, styles: Map<string, StyleInfo>) {
    this.lists = readLists(numberingXml);
    this.styles = styles;
  }

  /** Label with what separates it from the text; '' for a paragraph without number. */
  next(pPr: string, styleId: string): string {
    const direct = /<w:numPr>.*?<\/w:numPr>/s.exec(pPr)?.[0] ?? '';
    const numId = tagValue(direct, 'w:numId') ?? inherited(this.styles, styleId, (style) => style.numId);
    const list = numId === undefined || numId === '0' ? undefined : this.lists.get(numId);
    if (!list || numId === undefined) return '';
    const level = this.levelOf(list, direct, styleId);
    const definition = list.levels.get(level);
    if (!definition) return '';
    const counts = this.count(list, numId, level);
    const text = definition.text.replace(/%(\d)/g, (_whole, digit: string) => {
      const at = Number(digit) - 1;
      const format = definition.legal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
      return formatNumber(counts[at] ?? list.levels.get(at)?.start ?? 1, format);
    });
    if (definition.format === 'bullet' || text === '') return '';
    return definition.suffix === 'nothing' ? text : `${text} `;
  }

  private levelOf(list: List, direct: string, styleId: string): number {
    const stated = tagValue(direct, 'w:ilvl');
    if (stated !== undefined) return Number(stated);
    for (const [index, level] of list.levels) if (level.style === styleId) return index;
    return inherited(this.styles, styleId, (style) => style.level) ?? 0;
  }

  private count(list: List, numId: string, level: number): number[] {
    const counts = this.counters.get(list.abstractId) ?? [];
    this.counters.set(list.abstractId, counts);
    const first = !this.begun.has(`${numId}/${level}`);
    this.begun.add(`${numId}/${level}`);
    const override = first ? list.starts.get(level) : undefined;
    const start = list.starts.get(level) ?? list.levels.get(level)?.start ?? 1;
    const before = counts[level];
    counts[level] = override ?? (before === undefined ? start : before + 1);
    counts.length = level + 1;
    for (let i = 0; i < level; i += 1) counts[i] ??= list.levels.get(i)?.start ?? 1;
    return counts;
  }
}
