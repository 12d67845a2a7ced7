import { describe, expect, test } from 'vitest';
import { undoState } from '../../core/answer/undo.ts';
import { Casefile } from '../../electron/casefile/index.ts';
import { edit, failure, makeContext, newCasefile, PLAIN, valueOf } from './support.ts';

test('undo and redo walk across fields, batch by batch, and across reopening', () => {
  const { casefile, path, context } = newCasefile();
  casefile.put([edit('a', 1)]);
  casefile.put([edit('b', 1), edit('c', 1)]);
  casefile.put([edit('a', 2)]);
  casefile.put([edit('c', null)]);
  expect(casefile.undo().changed).toEqual([edit('c', 1)]);
  expect(casefile.undo()).toEqual({ changed: [edit('a', 1)], canUndo: true, canRedo: true, revision: 7 });
  casefile.close();

  const again = Casefile.open(path, { unlock: PLAIN, context });
  expect(again.state()).toEqual({ canUndo: true, canRedo: true, revision: 7 });
  expect(again.undo().changed).toEqual([edit('b', null), edit('c', null)]);
  expect([...again.answers().values()]).toEqual([edit('a', 1)]);
  expect(again.redo().changed).toEqual([edit('b', 1), edit('c', 1)]);
  expect(again.redo().changed).toEqual([edit('a', 2)]);
  expect(again.redo()).toMatchObject({ changed: [edit('c', null)], canRedo: false });
  expect(again.redo().changed).toEqual([]);
  expect(valueOf(again, 'a')).toBe(2);
  again.undo();
  expect(again.put([edit('d', 1)]).canRedo).toBe(false);
  for (let i = 0; i < 10; i++) again.undo();
  expect(again.answers().size).toBe(0);
  expect(again.state().canUndo).toBe(false);
  expect(again.verify().problems).toEqual([]);
  again.close();
});

test('history tells edits, undo and redo with their times, newest first', () => {
  const { casefile } = newCasefile();
  casefile.put([edit('t', { order: 'a0' }, 'r1'), edit('t', '防火墙', 'r1', 'name')]);
  casefile.put([edit('t', '防火墙 A', 'r1', 'name')], { reason: '复核' });
  casefile.undo();
  casefile.redo();
  const history = casefile.history('s1', 't');
  expect(history.map(({ row, column, value, action, isHead }) => [row, column, value, action, isHead])).toEqual([
    ['r1', 'name', '防火墙 A', 'redo', true],
    ['r1', 'name', '防火墙', 'undo', false],
    ['r1', 'name', '防火墙 A', 'edit', false],
    ['r1', 'name', '防火墙', 'edit', false],
    ['r1', '', { order: 'a0' }, 'edit', true],
  ]);
  const times = history.map((entry) => entry.at);
  expect(times).toEqual([...times].sort().reverse());
  expect(casefile.history('s1', 't', 2).length).toBe(2);
  expect(casefile.history('s1', 'unknown')).toEqual([]);
  casefile.close();
});

describe('two devices on one file', () => {
  test('a device takes back only its own batches, and never what another has put there since', () => {
    const first = newCasefile({ context: makeContext('device-a') });
    first.casefile.put([edit('old', 'a')]);
    first.casefile.put([edit('q', 'a'), edit('mine', 'a')]);
    first.casefile.put([edit('q2', 'a')]);
    first.casefile.close();
    const second = Casefile.open(first.path, { unlock: PLAIN, context: makeContext('device-b', '李工') });
    expect(second.state()).toMatchObject({ canUndo: false, canRedo: false });
    second.put([edit('q', 'b'), edit('q2', 'b')]);
    second.close();

    const back = Casefile.open(first.path, { unlock: PLAIN, context: { ...first.context } });
    expect(failure(() => back.undo()).code).toBe('CONFLICT');
    expect(back.undo().changed).toEqual([edit('mine', null)]);
    expect(valueOf(back, 'q')).toBe('b');
    expect(valueOf(back, 'q2')).toBe('b');
    expect(back.undo().changed).toEqual([edit('old', null)]);
    expect(back.verify()).toMatchObject({ ok: true, devices: 2 });
    expect(back.history('s1', 'q').map((entry) => entry.device)).toEqual(['device-b', 'device-a']);
    back.close();
  });
});

test('undo state is what the log says, even read from its middle', () => {
  const steps = [
    { batch: '1', action: 'create', reverts: '' },
    { batch: '2', action: 'edit', reverts: '' },
    { batch: '3', action: 'edit', reverts: '' },
    { batch: '4', action: 'undo', reverts: '3' },
    { batch: '5', action: 'undo', reverts: '2' },
    { batch: '6', action: 'redo', reverts: '2' },
  ] as const;
  expect(undoState(steps)).toEqual({ undo: '2', redo: '3' });
  expect(undoState(steps.slice(3))).toEqual({ undo: '2', redo: '3' });
  expect(undoState(steps.slice(0, 1))).toEqual({ undo: '', redo: '' });
});
