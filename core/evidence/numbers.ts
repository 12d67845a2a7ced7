/** Numbers of evidence in expressions: `evidenceNumbers(row.photos, evidence)`, `evidenceOf(row, evidence)`. Total. */
import type { AttachmentItem } from '../answer/answer.ts';
import { isFileList } from './evidence.ts';

interface Root {
  numbers?: Record<string, string>;
  of?: Record<string, AttachmentItem[]>;
  rows?: Record<string, AttachmentItem[]>;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * The files a value stands for, each once: a list of files; a row (its attachment columns and what it cites beside
 * them); the id of a question.
 */
export function evidenceOf(cited: unknown, evidence: unknown): AttachmentItem[] {
  const root: Root = isObject(evidence) ? evidence : {};
  const found: AttachmentItem[] = [];
  if (isFileList(cited)) found.push(...cited);
  else if (typeof cited === 'string') found.push(...(root.of?.[cited] ?? []));
  else if (isObject(cited) && !Array.isArray(cited)) {
    for (const value of Object.values(cited)) if (isFileList(value)) found.push(...value);
    if ('_id' in cited) found.push(...(root.rows?.[String(cited._id)] ?? []));
  }
  const once = new Map(found.map((item) => [item.sha256, item]));
  return [...once.values()].map((item) => {
    const number = root.numbers?.[item.sha256] ?? '';
    return {
      ...item,
      caption: [number, item.caption?.trim() || item.name.replace(/(.)\.[^.]+$/, '$1')].join(' ').trim(),
    };
  });
}

/** 「E-001、E-004～E-006」, in the order of the numbers. */
export function evidenceNumbers(cited: unknown, evidence: unknown): string {
  const numbers = isObject(evidence) ? ((evidence as Root).numbers ?? {}) : {};
  const labels = evidenceOf(cited, evidence).flatMap(({ sha256 }) => numbers[sha256] ?? []);
  const sorted = [...new Set(labels)].sort((a, b) => valueOf(a) - valueOf(b));
  const parts: string[] = [];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    while (to + 1 < sorted.length && valueOf(sorted[to + 1]!) === valueOf(sorted[to]!) + 1) to++;
    if (to - from >= 2) parts.push(`${sorted[from]}～${sorted[to]}`);
    else parts.push(...sorted.slice(from, to + 1));
    from = to + 1;
  }
  return parts.join('、');
}

const valueOf = (label: string): number => Number(label.replace(/^\D+/, ''));
