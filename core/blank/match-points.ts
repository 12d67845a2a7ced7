/** What counts for and against a question at a place, besides its words. */
import type { Column, Question } from '../form/pack-schema.ts';
import type { Candidate } from './match-candidates.ts';
import type { Asked } from './match-vocabulary.ts';
import type { Phrase, Reader } from './match-words.ts';
import type { BlankPlace, PlaceKind } from './place.ts';

export interface Points {
  score: number;
  reason?: string;
}
const NOTHING: Points = { score: 0 };
const IMPOSSIBLE: Points = { score: -1 };

const SUITS: Partial<Record<PlaceKind, readonly string[]>> = {
  'tick-one': ['choice', 'yesno', 'multi'],
  'tick-many': ['multi', 'choice', 'yesno'],
  'sdt-check': ['yesno', 'choice', 'multi'],
  dropdown: ['choice', 'yesno'],
  'sdt-dropdown': ['choice', 'yesno'],
  date: ['date'],
  'sdt-date': ['date'],
  image: ['attachment'],
  row: ['table', 'register'],
};
/** A list of words to choose from takes free text only by chance. */
const CHOOSING: ReadonlySet<PlaceKind> = new Set(['tick-one', 'tick-many', 'sdt-check']);

/** @param agreed how far the words agree, 0–1 */
export function typePoints(kind: PlaceKind, type: string, agreed = 0): Points {
  const suits = SUITS[kind];
  if (suits?.includes(type)) return { score: kind === 'image' && agreed > 0.45 ? 0.2 : 0.04, reason: '类型相符' };
  if (kind === 'row' || kind === 'image' || type === 'table' || type === 'register') return IMPOSSIBLE;
  // Pictures are only put where a blank keeps room for one.
  if (type === 'attachment') return IMPOSSIBLE;
  if (!suits) return NOTHING;
  return { score: CHOOSING.has(kind) ? -0.3 : -0.2 };
}

/** 「成立日期」 may be answered in words only where the form asks no date; a date never answers 「名称」. */
export function askedPoints(asked: Asked | undefined, question: Question | Column): Points {
  if (question.type === 'date')
    return asked === undefined || asked === 'date' || asked === 'period' ? NOTHING : { score: -0.4 };
  if (question.type === 'number')
    return asked === undefined || asked === 'count' || asked === 'money' || asked === 'code' || asked === 'level'
      ? NOTHING
      : { score: -0.12 };
  if (question.type === 'longtext' && asked === 'date') return { score: -0.3 };
  return NOTHING;
}

export function unitPoints(place: BlankPlace, question: Question): Points {
  if (!place.unit) return NOTHING;
  const unit = 'unit' in question ? question.unit : undefined;
  if (unit === place.unit) return { score: 0.05, reason: `单位相同「${place.unit}」` };
  if (unit !== undefined) return { score: -0.12 };
  return question.type === 'number' || question.type === 'computed' ? NOTHING : { score: -0.08 };
}

export function limitPoints(place: BlankPlace, question: Question): Points {
  if (place.limit === undefined || !('maxLength' in question)) return NOTHING;
  return question.maxLength === place.limit ? { score: 0.02, reason: `字数限制相同（${place.limit} 字）` } : NOTHING;
}

/** Outer labels against the section, the form and the contact. */
export function sectionPoints(outer: readonly Phrase[], candidate: Candidate): Points {
  let best = NOTHING;
  for (const mine of outer)
    for (const theirs of candidate.around) {
      const near = overlap(mine, theirs);
      if (near > 0.4 && 0.08 * near > best.score)
        best = { score: 0.08 * near, reason: `所在栏目相应「${candidate.section.title}」` };
    }
  return best;
}

export function overlap(a: Phrase, b: Phrase): number {
  if (a.key === b.key) return 1;
  const ids = new Set(b.words.map(({ id }) => id));
  // 清单, 表 and 名单 say that it is a table, not which.
  const weight = (words: Phrase['words']): number =>
    words.reduce((sum, word) => sum + (word.asked === 'list' ? 0.1 : word.weight), 0);
  const shared = weight(a.words.filter(({ id }) => ids.has(id)));
  const all = weight(a.words) + weight(b.words);
  return all === 0 ? 0 : (2 * shared) / all;
}

const HINTED: ReadonlySet<PlaceKind> = new Set(['hint', 'placeholder', 'sdt-text', 'choice-text']);

/** Advice printed in the place: 「请填写营业执照上的单位全称」. */
export function hintPoints(reader: Reader, place: BlankPlace, candidate: Candidate): Points {
  if (!HINTED.has(place.kind) || place.text.length > 200) return NOTHING;
  const ids = new Set(reader.read(place.text).words.map(({ id }) => id));
  const told = candidate.names.some(({ words }) => {
    const heavy = words.filter(({ weight }) => weight > 0.2);
    return heavy.length > 1 && heavy.every(({ id }) => ids.has(id));
  });
  return told ? { score: 0.05, reason: '填写提示提到它' } : NOTHING;
}
