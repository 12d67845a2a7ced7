import { expect, it } from 'vitest';
import type { Pack } from '../../core/form/pack-schema.ts';
import { type LinkColumn, linkText, namedRow } from '../../core/register/links.ts';

const assets = {
  id: 'assets',
  type: 'register',
  label: '资产清单',
  columns: ['no', 'name', 'ip'].map((id) => ({ id, type: 'text', label: id })),
};
const pack = {
  subjects: [{ kind: 'system', title: '对象', nameQuestion: 'assets', forms: ['f'] }],
  forms: [{ id: 'f', title: 'f', subject: 'system', sections: [{ id: 's', title: 's', questions: [assets] }] }],
  documents: [],
  optionSets: {},
} as unknown as Pack;
const column: LinkColumn = {
  id: 'asset',
  type: 'link',
  label: '作用对象',
  register: 'assets',
  show: ['no', 'name'],
  match: ['ip'],
};

it.each<[string, Record<string, string>, string]>([
  ['by number and name', { no: 'ZC-1', name: '防火墙', ip: '10.0.0.1' }, 'ZC-1 防火墙'],
  ['by its address where it has neither', { ip: '10.0.0.1' }, '10.0.0.1'],
  ['never by its row id', {}, '（还没有编号和名称的行）'],
])('a linked row is called %s', (_, cells, name) => {
  const view = { _id: 'c43625cb', ...cells };
  expect(linkText(pack, column, view)).toBe(name);
  expect(namedRow(pack, column, view).name).toBe(name);
});
