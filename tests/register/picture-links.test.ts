import { expect, it } from 'vitest';
import type { Pack } from '../../core/form/pack-schema.ts';
import { registerSchema } from '../../core/form/schema/register.ts';
import { PictureViews } from '../../core/register/picture-views.ts';

const assets = registerSchema.parse({
  id: 'assets',
  type: 'register',
  label: '资产',
  columns: [
    { id: 'name', type: 'text', label: '名称' },
    { id: 'value', type: 'number', label: '价值' },
  ],
});
const risks = registerSchema.parse({
  id: 'risks',
  type: 'register',
  label: '风险',
  columns: [
    { id: 'asset', type: 'link', label: '资产', register: 'assets', show: ['name'] },
    { id: 'a', type: 'computed', label: 'A', expression: 'row.asset_row.value * lookup.factor[0][0]' },
    { id: 'note', type: 'text', label: '备注' },
  ],
  pictures: [{ id: 'p', title: '按价值', kind: 'bars', rows: 'a', measures: [{}] }],
});
const pack = {
  id: 'p',
  subjects: [{ kind: 'system', title: '系统', nameQuestion: 'n', forms: ['f'] }],
  optionSets: {},
  documents: [],
  forms: [{ id: 'f', title: 'f', subject: 'system', sections: [{ id: 's', title: 's', questions: [assets, risks] }] }],
} as unknown as Pack;

it('pictures read what a row computes from a linked row', () => {
  const rows = {
    view: (register: string, id: string) =>
      register === 'assets' && id === 'x' ? { _id: 'x', name: '库', value: 4 } : undefined,
  };
  const views = new PictureViews(risks, { lookup: { factor: [[2]] } }, { pack, rows });
  const view = (asset: string) => views.of('r', { order: 'a0', cells: { asset, note: '不看' } });
  expect(view('x')).toMatchObject({ a: 8, asset_text: '库' });
  expect(view('gone')['a']).toBeNull();
  expect(view('x')).not.toHaveProperty('note');
});
