import { describe, expect, it } from 'vitest';
import type { Edit } from '../../core/answer/change.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { createWriteQueue, type Write } from '../../renderer/store/write-queue.ts';

const edit = (value: string): Edit => ({ subject: 's', question: 'q', row: '', column: '', value });

/** A queue whose writes end when told to. */
function setUp(whenToStart?: (start: () => void) => void) {
  const states: string[] = [];
  const queue = createWriteQueue({
    onState: (state, error) => states.push(error ? `${state}:${error.code}` : state),
    ...(whenToStart ? { whenToStart } : {}),
  });
  const begun: string[] = [];
  const ends = new Map<string, { done(): void; fail(error: Error): void }>();
  const write = (value: string): Write => ({
    edits: [edit(value)],
    run: () =>
      new Promise((resolve, reject) => {
        begun.push(value);
        ends.set(value, { done: resolve, fail: reject });
      }),
  });
  const finish = async (value: string, error?: Error): Promise<void> => {
    const end = ends.get(value);
    if (error) end?.fail(error);
    else end?.done();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, states, begun, write, finish };
}

describe('write queue', () => {
  it('writes one after another, in order, and is saved only after the last', async () => {
    const { queue, states, begun, write, finish } = setUp();
    queue.add(write('a'));
    queue.add(write('b'));
    expect(begun).toEqual(['a']);
    expect(queue.pendingEdits().map((waiting) => waiting.value)).toEqual(['b']);
    await finish('a');
    expect(begun).toEqual(['a', 'b']);
    expect(states.at(-1)).toBe('saving');
    const settled = queue.settled();
    await finish('b');
    await settled;
    expect(states.at(-1)).toBe('saved');
    expect(queue.isEmpty()).toBe(true);
  });

  it('a failure stops the line, drops nothing, and retry goes on in the same order', async () => {
    const { queue, states, begun, write, finish } = setUp();
    queue.add(write('a'));
    queue.add(write('b'));
    const settled = queue.settled().catch((error: WorkbenchError) => error.code);
    await finish('a', new WorkbenchError('DISK', '磁盘已满'));
    expect(await settled).toBe('DISK');
    expect(states.at(-1)).toBe('failed:DISK');
    expect(begun).toEqual(['a']);
    expect(queue.pendingEdits().map((waiting) => waiting.value)).toEqual(['a', 'b']);
    queue.add(write('c'));
    expect(begun).toEqual(['a']);
    expect(states.at(-1)).toBe('failed:DISK');
    queue.retry();
    await finish('a');
    await finish('b');
    await finish('c');
    expect(begun).toEqual(['a', 'a', 'b', 'c']);
    expect(states.at(-1)).toBe('saved');
  });

  it('may set off later, but not for who waits for it; what waits counts as unsaved', async () => {
    const starts: (() => void)[] = [];
    const { queue, states, begun, write, finish } = setUp((start) => starts.push(start));
    queue.add(write('a'));
    queue.add(write('b'));
    expect([begun, starts.length, queue.isEmpty(), states.at(-1)]).toEqual([[], 1, false, 'saving']);
    starts[0]?.();
    await finish('a');
    await finish('b');
    expect([begun, states.at(-1)]).toEqual([['a', 'b'], 'saved']);
    queue.add(write('c'));
    const settled = queue.settled();
    expect(begun).toEqual(['a', 'b', 'c']);
    starts[1]?.();
    await finish('c');
    await settled;
    expect([begun.length, starts.length, queue.isEmpty()]).toEqual([3, 2, true]);
  });

  it('an answer that comes after clearing counts for nothing', async () => {
    const { queue, states, begun, write, finish } = setUp();
    queue.add(write('a'));
    queue.clear();
    expect(states.at(-1)).toBe('saved');
    queue.add(write('b'));
    await finish('a', new Error('late'));
    expect(states.at(-1)).toBe('saving');
    await finish('b');
    expect(begun).toEqual(['a', 'b']);
    expect(states.at(-1)).toBe('saved');
  });
});
