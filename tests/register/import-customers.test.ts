/** What is proposed at first sight for whole tables of customers, with the pack as shipped. */
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Pack } from '../../core/form/pack-schema.ts';
import { registerSchema, type Register } from '../../core/form/schema/register.ts';
import { findLayout, parseMerges } from '../../core/register/import-layout.ts';
import { proposeMapping } from '../../core/register/import-mapping.ts';
import { DEFAULT_OPTIONS, type FileColumn } from '../../core/register/import-model.ts';
import { ColumnNames } from '../../core/register/import-names.ts';
import { loadPack } from '../../electron/pack/index.ts';
import { type CustomerTable, FURTHER_TABLES, KNOWN_TABLES } from './customer-tables.ts';
import { fileRows, pack as anyPack } from './import-support.ts';

const pack = loadPack(path.join(import.meta.dirname, '../../templates/data-catalogue-2025')).pack as Pack;
const catalogue = pack.forms
  .flatMap(({ sections }) => sections.flatMap(({ questions }) => questions))
  .find(({ id }) => id === 'catalogue') as Register;

function mapped({ lines, merges }: CustomerTable): (string | null)[] {
  const names = new ColumnNames(pack, catalogue);
  const rows = fileRows(lines);
  const layout = findLayout({ rows, merges: parseMerges(merges), hiddenColumns: [] }, names);
  if (!layout) throw new Error('no header');
  const context = { pack, synonyms: names.synonyms, subjects: [], options: DEFAULT_OPTIONS };
  const data = rows.filter(({ row }) => row > layout.header.last);
  const proposals = proposeMapping({ register: catalogue, names, context, columns: layout.columns, rows: data });
  const width = Math.max(...lines.map((line) => line?.length ?? 0));
  return Array.from({ length: width }, (_, at) => proposals.find((each) => each.at === at)?.column ?? null);
}

describe('whole tables', () => {
  it.each([...KNOWN_TABLES, ...FURTHER_TABLES].map((table) => [table.name, table] as const))('%s', (_, table) => {
    const found = mapped(table);
    const isWrong = (column: string | null, at: number): boolean => column !== (table.expected[at] ?? null);
    expect(found.filter(isWrong).length).toBeLessThanOrEqual(1);
    // A column that is left out is seen; one that goes to the wrong place may not be.
    expect(found.filter((column, at) => column !== null && table.expected[at] && isWrong(column, at))).toEqual([]);
  });
});

describe('columns that differ in a printed number alone', () => {
  const twins = registerSchema.parse({
    id: 'lines',
    type: 'register',
    label: '线路',
    columns: [
      { id: 'first', type: 'text', label: '1、接入系统' },
      { id: 'second', type: 'text', label: '2、接入系统' },
      { id: 'note', type: 'text', label: '备注' },
    ],
  });
  const names = new ColumnNames(anyPack, twins);
  const column = (at: number, label: string): FileColumn => ({ at, labels: [label], unit: '', hidden: false });
  const propose = (...labels: string[]): (string | null)[] =>
    proposeMapping({
      register: twins,
      names,
      context: { pack: anyPack, synonyms: names.synonyms, subjects: [], options: DEFAULT_OPTIONS },
      columns: labels.map((label, at) => column(at, label)),
      rows: fileRows([labels, ['甲', '乙', '丙']]).slice(1),
    }).map(({ column: id }) => id);

  it('are never swapped, whatever their order', () => {
    expect(propose('1、接入系统', '2、接入系统', '备注')).toEqual(['first', 'second', 'note']);
    expect(propose('2. 接入系统', '1. 接入系统', '备注')).toEqual(['second', 'first', 'note']);
    expect(propose('（二）接入系统', '9、接入系统', '（一）接入系统')).toEqual(['second', null, 'first']);
  });
});
