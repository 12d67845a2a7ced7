/** Places inside one paragraph: underlined blanks, words to replace, dates, controls, fields, and what follows a label. */
import type { PlaceKind } from '../place.ts';
import { findDates, findNumericDates } from './dates.ts';
import type { WordControl, WordParagraph } from './form.ts';
import type { Slot } from './slot.ts';
import { labelBefore, nameOf, suffixNames } from './inline-names.ts';
import { isUnderlined } from './ticks.ts';
import { endsWithColon, isBlank, isHint, PLACEHOLDER_INLINE, unitBehind } from './wording.ts';

export interface InlinePlace {
  kind: PlaceKind;
  from: number;
  to: number;
  /** Empty: nothing in the paragraph names it. */
  label: string[];
  unit: string | undefined;
  slot: Slot;
  control?: number;
}

type Found = Omit<InlinePlace, 'label' | 'unit'> & { name?: string };
const SEALED = /[（(][^（）()]{0,4}(?:章|签字|签名)[）)]\s*$/;

function underlines(paragraph: WordParagraph): Found[] {
  const { text } = paragraph;
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    const drawn = /[_＿]/.test(char);
    if (!drawn && !(isBlank(char) && char !== '\n' && isUnderlined(paragraph, at))) continue;
    let end = at + 1;
    while (
      end < text.length &&
      (drawn
        ? /^(?:[_＿]|[-—.．][_＿])/.test(text.slice(end, end + 2))
        : isBlank(text[end] ?? 'x') && isUnderlined(paragraph, end))
    )
      end += 1;
    // One underlined space is a space between underlined words; one underlined tab is a line to write on.
    // Behind （盖章） the line only goes on.
    if ((end - at >= 2 || char === '\t') && !SEALED.test(text.slice(0, at))) {
      const how = drawn ? 'underlined' : 'plain';
      found.push({ kind: 'underline', from: at, to: end, slot: { kind: 'range', paragraph, from: at, to: end, how } });
    }
    at = end - 1;
  }
  return found;
}

function placeholders(paragraph: WordParagraph): Found[] {
  return [...paragraph.text.matchAll(PLACEHOLDER_INLINE)].map((match) => {
    // 报告编号：PIA-202X-XXX – a number whose year is open is written whole.
    const code = /(?<=[：:][\s\u3000]*)[A-Za-z0-9._/〔〕-]*(?:20)?\d?[XxＸ×][A-Za-z0-9._/〔〕-]*$/.exec(
      paragraph.text.slice(0, match.index),
    )?.[0];
    const from = match.index - (code?.length ?? 0);
    // 评估机构：XX科技有限公司 – the label asks for the whole name, not for its unknown part.
    const rest = paragraph.text.slice(match.index + match[0].length);
    const whole =
      /^[XxＸ]/.test(match[0]) &&
      endsWithColon(paragraph.text.slice(0, from)) &&
      code === undefined &&
      /^[^\s，。；、：:（(_]{1,20}$/u.test(rest.trimEnd());
    const to = match.index + match[0].length + (whole ? rest.trimEnd().length : 0);
    const kind = /^[（(【[]/.test(match[0]) && /请|此处/.test(match[0]) ? 'hint' : 'placeholder';
    return { kind, from, to, slot: { kind: 'range', paragraph, from, to, how: 'prompt' } };
  });
}

/** Advice set in grey behind printed words. */
function mutedHints(paragraph: WordParagraph): Found[] {
  const found: Found[] = [];
  for (const { from, to, muted } of paragraph.atoms) {
    const last = found.at(-1);
    if (!muted) continue;
    if (last?.to === from && last.slot.kind === 'range') {
      last.to = to;
      last.slot.to = to;
    } else found.push({ kind: 'hint', from, to, slot: { kind: 'range', paragraph, from, to, how: 'prompt' } });
  }
  return found.filter(({ from, to }) => isHint(paragraph.text.slice(from, to)));
}

export const CONTROL_KIND: Partial<Record<WordControl['kind'], PlaceKind>> = {
  text: 'sdt-text',
  rich: 'sdt-text',
  date: 'sdt-date',
  dropdown: 'sdt-dropdown',
  combo: 'sdt-dropdown',
  check: 'sdt-check',
  picture: 'image',
};
export const kindOfControl = (control: WordControl): PlaceKind | undefined =>
  control.locked || control.frame
    ? undefined
    : control.bound !== undefined && control.kind !== 'check'
      ? 'sdt-bound'
      : CONTROL_KIND[control.kind];

function controlPlaces(paragraph: WordParagraph, controls: WordControl[]): Found[] {
  return paragraph.controls.flatMap(({ control: number, from, to }) => {
    const control = controls[number];
    const kind = control && kindOfControl(control);
    if (!kind || !control) return [];
    // A rich text control may hold ordinary printed text; only its prompt asks for an answer.
    // A date that is printed already belongs to the form's own history.
    if (control.kind === 'date' && !control.placeholder && control.bound === undefined && /\d{4}/.test(control.text))
      return [];
    if (control.kind === 'rich' && control.bound === undefined && !control.placeholder) return [];
    const name = control.alias || control.tag;
    return [
      {
        kind,
        from,
        to,
        slot: { kind: 'control' as const, controls: [number] },
        control: number,
        ...(name ? { name } : {}),
      },
    ];
  });
}

function fieldPlaces(paragraph: WordParagraph): Found[] {
  return paragraph.fields
    .filter((field) => field.kind !== 'check')
    .map(({ from, to, ref, kind }) => ({
      kind: 'form-field' as const,
      from,
      to,
      slot: { kind: 'field', field: ref, paragraph, from, to, control: kind === 'dropdown' ? 'dropdown' : 'text' },
    }));
}

function bookmarkPlaces(paragraph: WordParagraph): Found[] {
  return paragraph.bookmarks
    .filter(({ name, from, to }) => !name.startsWith('_') && isBlank(paragraph.text.slice(from, to)))
    .map(({ name, from, to }) => ({
      kind: 'bookmark' as const,
      from,
      to,
      name,
      slot: { kind: 'range', paragraph, from, to, how: 'plain', bookmark: name },
    }));
}

function datePlaces(paragraph: WordParagraph): Found[] {
  return [...findDates(paragraph.text), ...findNumericDates(paragraph.text, paragraph.text)].map(
    ({ from, to, gaps }) => ({
      kind: 'date',
      from,
      to,
      slot: { kind: 'date', paragraph, gaps },
    }),
  );
}

/** 受影响系统    个，经济损失    万元 – units that never are the last character of a padded label. */
const NOUN_GAP =
  /(?<=\p{Script=Han}{3})[\s\u3000]{3,}(?=(?:[万亿]元|元|万[人辆台条次]|个|件|辆|台套?|套|条|项|次|人次|小时|分钟|天|[KMGTP]B|%|％)[\s\u3000]*(?:[，,；;。、]|$))/gu;

/** `共      人，其中      人`: room in front of a unit. */
function unitGaps(paragraph: WordParagraph): Found[] {
  return [
    ...paragraph.text.matchAll(
      /(?<=^|[约共计为达有第：:，,；;（(员数量额中]|已\p{Script=Han}{1,4}|(?:修复|影响|覆盖|涉及|完成|召回))[\s\u3000]{3,}(?=\S)/gu,
    ),
  ]
    .concat([...paragraph.text.matchAll(NOUN_GAP)])
    .filter((match) => unitBehind(paragraph.text.slice(match.index + match[0].length)) !== undefined)
    .map((match) => {
      const [from, to] = [match.index, match.index + match[0].length];
      return { kind: 'after-label', from, to, slot: { kind: 'range', paragraph, from, to, how: 'plain' } };
    });
}

const ADDRESS =
  /^[\s\u3000]*((?:[\s\u3000]{2,}(?:省|自治区|直辖市|市|地|州|盟|区|县|旗|镇|乡|街道|路|街|弄|号|室)(?:[（(][^（()）]{1,12}[）)])?){2,})[\s\u3000]*$/;

/** 「      省（区、市）      市      区」: room in front of each part. */
function addressGaps(paragraph: WordParagraph): Found[] {
  if (!ADDRESS.test(paragraph.text)) return [];
  return [...paragraph.text.trimEnd().matchAll(/[\s\u3000]{2,}(?=\S)/g)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    return { kind: 'after-label', from, to, slot: { kind: 'range', paragraph, from, to, how: 'plain' } };
  });
}

/** 「贵单位是否设立安全部门？（    ）」: one pair of brackets to write into; two are boxes. */
function bracketRoom(paragraph: WordParagraph): Found[] {
  const found = [...paragraph.text.matchAll(/[（(]([^\S\n]{2,40})[）)]/g)];
  const [only] = found;
  if (!only || found.length > 1 || isBlank(paragraph.text.slice(0, only.index))) return [];
  const from = only.index + 1;
  const to = from + (only[1]?.length ?? 0);
  return [{ kind: 'after-label', from, to, slot: { kind: 'range', paragraph, from, to, how: 'plain' } }];
}

const LABEL_COLON = /[：:]([^\S\n]*)/g;

/** Blank room behind a colon: up to the end, or at least two spaces before the next words. */
function afterLabels(paragraph: WordParagraph): Found[] {
  const { text } = paragraph;
  const found: Found[] = [];
  for (const match of text.matchAll(LABEL_COLON)) {
    const from = match.index + 1;
    const to = match.index + match[0].length;
    const room = (match[1] ?? '').replace(/\u3000/g, '  ').replace(/\t/g, '    ').length;
    const next = text.slice(to);
    if (to < text.length && text[to] !== '\n' && (room < 2 || !(/^[^：:]{1,24}[：:]/.test(next) || unitBehind(next))))
      continue;
    const name = labelBefore(text, from);
    if (!name || name.length > (/\p{Script=Han}/u.test(name) ? 60 : 160)) continue;
    found.push({ kind: 'after-label', from, to, slot: { kind: 'range', paragraph, from, to, how: 'answer' } });
  }
  return found;
}

export interface InlineOptions {
  /** A label with its answer in the next cell has no room of its own. */
  afterLabel: boolean;
  /** Characters that tick boxes and their options take. */
  taken: { from: number; to: number }[];
}

/** Places of a paragraph from left to right, without overlaps: what marks itself most clearly comes first. */
export function findInline(paragraph: WordParagraph, controls: WordControl[], options: InlineOptions): InlinePlace[] {
  if (paragraph.generated) return [];
  const candidates: Found[] = [
    ...controlPlaces(paragraph, controls),
    ...fieldPlaces(paragraph),
    ...datePlaces(paragraph),
    ...underlines(paragraph),
    ...mutedHints(paragraph),
    ...placeholders(paragraph),
    ...bookmarkPlaces(paragraph),
    ...(options.afterLabel ? afterLabels(paragraph) : []),
    ...unitGaps(paragraph),
    ...bracketRoom(paragraph),
    ...addressGaps(paragraph),
  ];
  const kept: Found[] = [];
  const generated = paragraph.atoms.filter((atom) => atom.field);
  for (const one of candidates) {
    const meets = (other: { from: number; to: number }): boolean =>
      (one.from < other.to && other.from < one.to) ||
      (one.from === one.to && one.from >= other.from && one.from <= other.to) ||
      (other.from === other.to && other.from >= one.from && other.from <= one.to);
    const inField = one.slot.kind !== 'field' && generated.some((atom) => one.from < atom.to && atom.from < one.to);
    const inBoxes = options.taken.some(
      (span) => (one.from < span.to && one.to > span.from) || (one.from === one.to && one.from === span.to),
    );
    if (!kept.some(meets) && !inField && !inBoxes) kept.push(one);
  }
  kept.sort((a, b) => a.from - b.from);
  const suffixes = suffixNames(paragraph, kept);
  return kept.map((place, i) => {
    const { name, ...rest } = place;
    const suffix = suffixes?.[i];
    const words = suffix === undefined ? nameOf(paragraph, place, kept[i - 1]?.to ?? 0) : suffix;
    // （二） and 约 in front of a blank name nothing.
    const found = words.filter(
      (word) => !/^(?:大?约|共计?|合计|第|为|是)$|^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]?$/.test(word),
    );
    return {
      ...rest,
      label:
        name === undefined || (found.length > 0 && endsWithColon(paragraph.text.slice(0, place.from))) ? found : [name],
      unit: unitBehind(paragraph.text.slice(place.to)),
    };
  });
}
