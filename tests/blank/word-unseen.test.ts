/** Blanks that nobody has seen: every place found with its kind and labels, nothing else taken for one, filled by label. */
import { describe, expect, it } from 'vitest';
import { UNTOUCHABLE } from '../../core/blank/place.ts';
import { fillBlank } from '../../electron/blank/index.ts';
import { readWordBlank } from '../../electron/blank/word/index.ts';
import { lintDocument } from '../../electron/document/lint.ts';
import { png } from '../document/support.ts';
import * as english from './word-unseen-english.ts';
import * as fields from './word-unseen-fields.ts';
import * as filing from './word-unseen-filing.ts';
import * as letters from './word-unseen-letters.ts';
import * as reports from './word-unseen-reports.ts';
import { printed } from './word-support.ts';

const forms = [filing, letters, fields, english, reports].flatMap((module) => Object.values(module));

describe.each(forms)('$name', ({ bytes, places, values, shows }) => {
  it('every place is found, and nothing else', () => {
    const found = readWordBlank(bytes).places.map(({ kind, label }) =>
      UNTOUCHABLE.has(kind) ? kind : [kind, label.join(' / ')].join(' ').trim(),
    );
    expect(found).toEqual(places);
  });

  it('is filled by labels as a person writes them', () => {
    const byKey = Object.fromEntries(Object.entries(values).map(([key, [value]]) => [key, value]));
    const { report, bytes: filled } = fillBlank(bytes, 'blank.docx', byKey, { image: () => png(7, 300, 400) });
    const { unplaced, ambiguous, refused, mismatched } = report;
    expect({ unplaced, ambiguous, refused, mismatched }).toEqual({
      unplaced: [],
      ambiguous: [],
      refused: [],
      mismatched: [],
    });
    const labels = new Map(readWordBlank(bytes).places.map(({ id, label }) => [id, label.join(' / ')]));
    const keys = report.placed.flatMap(({ key, place }) => key.split('」「').map((one) => [one, labels.get(place)]));
    for (const [key = '', label] of keys) expect(label).toMatch(new RegExp(`${literal(values[key]?.[1] ?? '?')}$`));
    for (const pattern of shows) expect(printed(filled)).toMatch(new RegExp(pattern));
    const known = new Set(lintDocument(bytes, 'docx'));
    expect(lintDocument(filled, 'docx').filter((problem) => !known.has(problem))).toEqual([]);
  });
});

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
