import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../core/contract.ts';
import type { Evaluation } from '../../core/form/evaluate.ts';
import type { Finding } from '../../core/form/finding.ts';
import type { Form } from '../../core/form/pack-schema.ts';
import { pairWithBefore } from '../../renderer/questionnaire/panel/history-text.ts';
import { findingsByCell, findingsOf } from '../../renderer/questionnaire/state/findings-index.ts';
import { nextProblem, problemsOf } from '../../renderer/questionnaire/state/problems.ts';
import { pickedValue } from '../../renderer/questionnaire/grid/cell-options.ts';

const form: Form = {
  id: 'f',
  title: 'F',
  subject: 'k',
  sections: [
    { id: 's1', title: '1', questions: [{ id: 'a', type: 'text', label: 'A' }] },
    {
      id: 's2',
      title: '2',
      questions: [
        {
          id: 't',
          type: 'table',
          label: 'T',
          columns: [
            { id: 'c', label: 'C', type: 'text' },
            { id: 'd', label: 'D', type: 'text' },
          ],
        },
        { id: 'z', type: 'text', label: 'Z' },
      ],
    },
  ],
};

function finding(question: string, row = '', column = '', extra: Partial<Finding> = {}): Finding {
  const at = { subject: 'x', form: 'f', question, ...(row ? { row } : {}), ...(column ? { column } : {}) };
  return { id: `${question}/${row}/${column}`, level: 'error', kind: 'format', message: 'm', at, ...extra };
}

function evaluation(findings: Finding[]): Evaluation {
  const view = { t: [{ _id: 'r1' }, { _id: 'r2' }] };
  const state = { view } as unknown as Evaluation['subjects'] extends Map<string, infer S> ? S : never;
  return { findings, subjects: new Map([['x', state]]) };
}

describe('the way from problem to problem', () => {
  const state = evaluation([
    finding('z'),
    finding('t', 'r2', 'c'),
    finding('t', 'r1', 'd'),
    finding('a', '', '', { level: 'hint' }),
    finding('a', '', '', { id: 'elsewhere', at: { subject: 'y', form: 'f', question: 'a' } }),
  ]);
  const from = (question: string, row = '', column = '', step: 1 | -1 = 1): string | undefined =>
    nextProblem(form, state, 'x', { question, row, column }, step)?.id;
  it('goes in reading order, round the end, past hints and other subjects', () => {
    expect(problemsOf(form, state, 'x')).toHaveLength(3);
    expect(from('')).toBe('t/r1/d');
    expect(from('a')).toBe('t/r1/d');
    expect(from('t', 'r1', 'd')).toBe('t/r2/c');
    expect(from('t', 'r2', 'c')).toBe('z//');
    expect(from('z')).toBe('t/r1/d');
  });
  it('and backwards', () => {
    expect(from('z', '', '', -1)).toBe('t/r2/c');
    expect(from('t', 'r1', 'd', -1)).toBe('z//');
  });
  it('nothing to find', () =>
    expect(nextProblem(form, evaluation([]), 'x', { question: '', row: '', column: '' }, 1)).toBeNull());
});

it('a finding stands at its question and at the other side of the contradiction', () => {
  const both = finding('a', '', '', { also: [{ subject: 'x', form: 'f', question: 'z' }] });
  const state = evaluation([both, finding('t', 'r1', 'c')]);
  expect(findingsOf(state, 'x', 'z')).toEqual([both]);
  expect([...findingsByCell(findingsOf(state, 'x', 't'), 'x', 't').keys()]).toEqual(['r1/c']);
});

it('history pairs each value with the one before it, cell by cell', () => {
  const entry = (id: string, column: string, value: string | null): HistoryEntry =>
    ({ id, row: 'r', column, value }) as HistoryEntry;
  const steps = pairWithBefore([entry('3', 'a', null), entry('2', 'b', 'y'), entry('1', 'a', 'x')]);
  expect(steps.map((step) => [step.entry.id, step.before])).toEqual([
    ['3', 'x'],
    ['2', null],
    ['1', null],
  ]);
});

it('ticking in a list of several keeps the order of the options', () => {
  const column = { id: 'm', label: 'M', type: 'multi' as const };
  expect(pickedValue(column, ['c'], 'a', ['a', 'b', 'c'])).toEqual(['a', 'c']);
  expect(pickedValue(column, ['a', 'c'], 'a', ['a', 'b', 'c'])).toEqual(['c']);
  expect(pickedValue(column, ['a'], 'a', ['a'])).toBeNull();
});
