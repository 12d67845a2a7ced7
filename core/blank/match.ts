/**
 * Proposals which question of a form belongs in which place. A proposal is a guess with its reasons; a person confirms it.
 */
import { optionsOf } from '../form/pack.ts';
import type { Column, ContactField, Form, Pack, Question, Section } from '../form/pack-schema.ts';
import { labelKey, looseKey, similarity } from './label.ts';
import type { BlankColumn, BlankPlace, PlaceKind } from './place.ts';
import { UNTOUCHABLE } from './place.ts';

export interface Proposal {
  /** Question, or `question.field` for one field of a contact. */
  question: string;
  label: string;
  section: string;
  /** 0–1. */
  score: number;
  /** Chinese, one for each thing that counted. */
  reasons: string[];
}

export interface ColumnProposal {
  at: string;
  label: string[];
  /** Best column of the proposed table; absent when none fits. */
  column?: string;
  score: number;
}

export interface PlaceProposal {
  place: string;
  at: string;
  kind: PlaceKind;
  label: string[];
  /** Best first; empty when nothing fits or nothing may be written there. */
  proposals: Proposal[];
  /** For rows: the columns of the best table. */
  columns?: ColumnProposal[];
  /** Nobody writes here: ink, the office's own, computed. */
  leave?: boolean;
}

/** A question, or a contact's field, as it competes for places. */
interface Candidate {
  id: string;
  label: string;
  /** For a contact's field: the contact's own label, which tells two persons apart. */
  owner?: string;
  section: Section;
  question: Question;
}

const FIELDS: Record<ContactField, string[]> = {
  name: ['姓名', '联系人', '负责人', '名称', 'name', 'contact'],
  department: ['部门', '所属部门', '处室', 'department'],
  title: ['职务', '职称', '岗位', '职务/职称', 'title', 'position'],
  phone: ['电话', '联系电话', '办公电话', '固定电话', 'phone', 'tel', 'telephone'],
  mobile: ['手机', '移动电话', '手机号码', '手机号', 'mobile', 'cell'],
  email: ['邮箱', '电子邮箱', '电子邮件', 'email', 'e-mail', 'mail'],
};

function candidatesOf(form: Form): Candidate[] {
  return form.sections.flatMap((section) =>
    section.questions.flatMap((question): Candidate[] => {
      if (question.type === 'note') return [];
      if (question.type !== 'contact') return [{ id: question.id, label: question.label, section, question }];
      return question.fields.map(({ field }) => ({
        id: `${question.id}.${field}`,
        label: FIELDS[field][0] ?? field,
        owner: question.label,
        section,
        question,
      }));
    }),
  );
}

interface Points {
  score: number;
  reason?: string;
}

function labelPoints(place: string, label: string): Points {
  if (labelKey(place) === labelKey(label)) return { score: 0.8, reason: `标签相同「${label}」` };
  if (looseKey(place) === looseKey(label)) return { score: 0.74, reason: `标签相同（除括号内说明）「${label}」` };
  const [a, b] = [looseKey(place), looseKey(label)];
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 2 && long.includes(short)) {
    return { score: 0.45 + 0.25 * (short.length / long.length), reason: `标签包含「${short}」` };
  }
  const near = similarity(place, label);
  return near >= 0.4 ? { score: 0.6 * near, reason: `标签相近「${label}」` } : { score: 0 };
}

function contactPoints(candidate: Candidate, nearest: string): Points {
  const field = candidate.id.slice(candidate.id.lastIndexOf('.') + 1) as ContactField;
  const words = FIELDS[field];
  const key = looseKey(nearest);
  if (words.some((word) => looseKey(word) === key))
    return { score: 0.72, reason: `是「${candidate.owner ?? ''}」的${words[0] ?? ''}` };
  const owner = looseKey(candidate.owner ?? '');
  if (field === 'name' && owner !== '' && owner === key)
    return { score: 0.78, reason: `标签相同「${candidate.owner ?? ''}」` };
  const joined = words.some((word) => key === owner + looseKey(word));
  return joined ? { score: 0.8, reason: `标签相同「${nearest}」` } : { score: 0 };
}

/** The outer labels against the section's title and a contact's name. */
function sectionPoints(candidate: Candidate, outer: readonly string[]): Points {
  const titles = [candidate.section.title, ...(candidate.owner === undefined ? [] : [candidate.owner])];
  let best: Points = { score: 0 };
  for (const label of outer) {
    for (const title of titles) {
      const [a, b] = [looseKey(label), looseKey(title)];
      const within = Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a));
      const near = a === b ? 1 : within ? 0.8 : similarity(label, title);
      if (near > 0.35 && near * 0.15 > best.score) {
        best = { score: near * 0.15, reason: `所在栏目「${label}」与「${title}」相应` };
      }
    }
  }
  return best;
}

const SUITS: Partial<Record<PlaceKind, readonly Question['type'][]>> = {
  'tick-one': ['choice', 'yesno'],
  'tick-many': ['multi', 'choice'],
  'sdt-check': ['yesno', 'choice', 'multi'],
  dropdown: ['choice', 'yesno'],
  'sdt-dropdown': ['choice', 'yesno'],
  date: ['date'],
  'sdt-date': ['date'],
  image: ['attachment'],
  row: ['table'],
};
const TEXTUAL: readonly Question['type'][] = [
  'text',
  'longtext',
  'number',
  'choice',
  'multi',
  'yesno',
  'date',
  'contact',
  'reference',
  'computed',
];

function typePoints(place: BlankPlace, type: Question['type']): Points {
  const suits = SUITS[place.kind];
  if (suits?.includes(type)) return { score: 0.05, reason: '类型相符' };
  if (suits) return { score: place.kind === 'row' || type === 'table' || place.kind === 'image' ? -1 : -0.15 };
  return { score: TEXTUAL.includes(type) ? 0 : -1 };
}

function optionPoints(pack: Pack, place: BlankPlace, question: Question): Points {
  const printed = (place.options ?? []).map((option) => looseKey(option.label)).filter((key) => key !== '');
  const offered =
    question.type === 'choice' || question.type === 'multi'
      ? optionsOf(pack, question).map((option) => looseKey(option.label))
      : question.type === 'yesno'
        ? ['是', '否']
        : [];
  if (printed.length === 0 || offered.length === 0) return { score: 0 };
  const shared = printed.filter((key) =>
    offered.some((other) => other === key || (key.length > 1 && other.includes(key))),
  );
  const part = shared.length / printed.length;
  if (part === 0) return { score: -0.1 };
  return { score: 0.2 * part, reason: `选项相同 ${shared.length}/${printed.length}` };
}

function unitPoints(place: BlankPlace, question: Question): Points {
  if (!place.unit || !('unit' in question) || !question.unit) return { score: 0 };
  return question.unit === place.unit ? { score: 0.05, reason: `单位相同「${place.unit}」` } : { score: -0.1 };
}

function propose(pack: Pack, place: BlankPlace, candidate: Candidate): Proposal | undefined {
  const nearest = place.label.at(-1) ?? '';
  const outer = place.label.slice(0, -1);
  const label =
    candidate.owner === undefined ? labelPoints(nearest, candidate.label) : contactPoints(candidate, nearest);
  const options = optionPoints(pack, place, candidate.question);
  if (label.score === 0 && options.score <= 0) return undefined;
  const parts = [
    label,
    sectionPoints(candidate, outer),
    typePoints(place, candidate.question.type),
    options,
    unitPoints(place, candidate.question),
  ];
  const sum = parts.reduce((total, part) => total + part.score, 0);
  if (sum < 0.25) return undefined;
  return {
    question: candidate.id,
    label: candidate.owner === undefined ? candidate.label : `${candidate.owner} / ${candidate.label}`,
    section: candidate.section.title,
    score: Math.round(Math.min(1, sum) * 100) / 100,
    reasons: parts.map((part) => part.reason).filter((reason) => reason !== undefined),
  };
}

function columnProposals(columns: readonly BlankColumn[], offered: readonly Column[]): ColumnProposal[] {
  const free = new Set(offered);
  const scored = columns
    .flatMap((column) =>
      offered.map((each) => ({ column, each, score: labelPoints(column.label.at(-1) ?? '', each.label).score })),
    )
    .sort((a, b) => b.score - a.score);
  const chosen = new Map<BlankColumn, { id: string; score: number }>();
  for (const { column, each, score } of scored) {
    if (score < 0.3 || chosen.has(column) || !free.delete(each)) continue;
    chosen.set(column, { id: each.id, score });
  }
  return columns.map((column) => {
    const best = chosen.get(column);
    const score = best ? Math.round(Math.min(1, best.score + 0.2) * 100) / 100 : 0;
    return { at: column.at, label: column.label, ...(best ? { column: best.id } : {}), score };
  });
}

/** Tables are told by their columns as much as by their heading. */
function tableProposals(place: BlankPlace, candidates: readonly Candidate[]): Proposal[] {
  return candidates.flatMap((candidate): Proposal[] => {
    if (candidate.question.type !== 'table') return [];
    const columns = columnProposals(place.columns ?? [], candidate.question.columns);
    const matched = columns.filter((column) => column.column !== undefined);
    const part = columns.length === 0 ? 0 : matched.reduce((sum, { score }) => sum + score, 0) / columns.length;
    const label = labelPoints(place.label.at(-1) ?? '', candidate.label);
    const score = Math.round(Math.min(1, 0.6 * part + 0.5 * label.score) * 100) / 100;
    if (score < 0.3) return [];
    const reasons = [`列相应 ${matched.length}/${columns.length}`, ...(label.reason ? [label.reason] : [])];
    return [{ question: candidate.id, label: candidate.label, section: candidate.section.title, score, reasons }];
  });
}

/** Proposals of every place out of all these forms, the best first, three at most. */
export function proposeBinding(places: readonly BlankPlace[], pack: Pack, forms: readonly Form[]): PlaceProposal[] {
  const candidates = forms.flatMap(candidatesOf);
  const found = places.map((place): PlaceProposal => {
    const base = { place: place.id, at: place.at, kind: place.kind, label: place.label };
    if (UNTOUCHABLE.has(place.kind)) return { ...base, proposals: [], leave: true };
    const all =
      place.kind === 'row'
        ? tableProposals(place, candidates)
        : candidates.map((candidate) => propose(pack, place, candidate)).filter((each) => each !== undefined);
    return { ...base, proposals: all.sort((a, b) => b.score - a.score).slice(0, 3) };
  });
  tellApart(found);
  return found.map((each, index) => withColumns(each, places[index], candidates));
}

function withColumns(
  found: PlaceProposal,
  place: BlankPlace | undefined,
  candidates: readonly Candidate[],
): PlaceProposal {
  const table = candidates.find((candidate) => candidate.id === found.proposals[0]?.question)?.question;
  if (place?.kind !== 'row' || table?.type !== 'table') return found;
  return { ...found, columns: columnProposals(place.columns ?? [], table.columns) };
}

/** Two places with the same best question at the same score: neither is certain. */
function tellApart(found: PlaceProposal[]): void {
  const best = new Map<string, PlaceProposal[]>();
  for (const each of found) {
    const [first] = each.proposals;
    if (first) best.set(first.question, [...(best.get(first.question) ?? []), each]);
  }
  for (const rivals of best.values()) {
    const scores = rivals.map((each) => each.proposals[0]?.score ?? 0);
    const top = Math.max(...scores);
    const equal = rivals.filter((each) => (each.proposals[0]?.score ?? 0) > top - 0.03);
    if (rivals.length < 2 || equal.length < 2) continue;
    for (const each of equal) {
      const [first] = each.proposals;
      if (!first) continue;
      first.score = Math.round(Math.max(0, first.score - 0.15) * 100) / 100;
      first.reasons.push(`另有 ${equal.length - 1} 处同样相符`);
    }
  }
}
