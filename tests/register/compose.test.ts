/** Rows drawn from another register: kept where nothing changed, the same as if all were made anew. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { indexPack } from '../../core/form/pack.ts';
import type { QuestionOf } from '../../core/form/pack-schema.ts';
import type { RowView } from '../../core/form/view.ts';
import { RowComposer } from '../../core/register/compose.ts';
import { loadPack } from '../../electron/pack/load.ts';

const pack = loadPack(join(import.meta.dirname, '../fixtures/packs/marking')).pack!;
const repairs = indexPack(pack).questions.get('repairs')?.question as QuestionOf<'register'>;

const marked = (no: string, result: string): RowView => ({ _id: no, no, result, finding: `${no} ${result}` });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((no) => marked(no, no === 'b' ? 'pass' : 'fail')) as [
  RowView,
  RowView,
  RowView,
  RowView,
];

it.each<[string, RowView[], number]>([
  ['one is marked', [a, marked('b', 'partial'), c], 1],
  ['one is well again', [a, b, marked('c', 'pass')], 1],
  ['one comes in between', [a, b, d, c], 1],
  ['one goes', [b, c], 0],
  ['they change places', [c, b, a], 0],
  ['none is left', [], 0],
])('%s', (_what, next, kept) => {
  const compose = (composer: RowComposer, rows: readonly RowView[]) =>
    composer.compose({ context: {}, rowsOf: () => rows }, new Map());
  const composer = new RowComposer(pack, repairs);
  const before = compose(composer, [a, b, c]);
  expect(before.ids).toEqual(['rec~a', 'rec~c']);
  const after = compose(composer, next);
  const anew = compose(new RowComposer(pack, repairs), next);
  expect([...after.rows]).toEqual([...anew.rows]);
  expect(after.ids).toEqual(anew.ids);
  expect(after.ids.filter((id) => after.rows.get(id) === before.rows.get(id))).toHaveLength(kept);
});
