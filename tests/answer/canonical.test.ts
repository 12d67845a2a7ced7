import { describe, expect, it } from 'vitest';
import { canonicalJson, hashedText, type Change } from '../../core/answer/change.ts';

/** The definition, written the plain way. */
function plainly(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainly).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${plainly(each)}`).join(',')}}`;
}

describe('canonical JSON', () => {
  it.each([
    [{ b: 1, a: 2 }],
    [{ a: 1, b: { d: 1, c: [{ z: 1, y: 2 }] } }],
    [{ a: undefined, b: 1 }],
    [{ 10: 'x', 9: 'y', a: 1 }],
    [{ 甲: 1, 乙: 2, A: 3, a: 4 }],
    [[{ b: 1, a: 2 }, null, 'x']],
    ['文字'],
    [null],
    [true],
    [{}],
  ])('%j', (value) => expect(canonicalJson(value)).toBe(plainly(value)));

  it('is the text of the hash whether or not the value’s own text is given', () => {
    const change: Omit<Change, 'hash'> = {
      id: 'i', subject: 's', question: 'q', row: '', column: '', parents: ['p'], author: 'a', device: 'd',
      at: '2026-01-01T00:00:00.000Z', reason: '', batch: 'b', action: 'edit', reverts: '', deviceSeq: 1, prevHash: '',
      value: { option: 'x', other: 'y' },
    }; // prettier-ignore
    expect(hashedText(change)).toBe(plainly(change));
    expect(hashedText(change, canonicalJson(change.value))).toBe(plainly(change));
  });
});
