/** The blank commands as a user runs them: a process, real files, exit codes. */
import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { bindingFileSchema } from '../../core/blank/binding-file.ts';
import type { PlaceDifference } from '../../core/blank/diff.ts';
import type { PlaceProposal } from '../../core/blank/match.ts';
import type { Blank, FillReport } from '../../core/blank/place.ts';
import { readBlank } from '../../electron/blank/index.ts';
import { cliIn, PACK, type Cli } from '../cli/run.ts';
import { tempDir } from '../support/index.ts';
import { budget, filingForm } from './sheet-forms.ts';

// Each step starts the program anew; on a busy machine that takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let home: string;
let cli: Cli;
let blank: string;
const write = (name: string, content: Uint8Array | string): string => {
  const file = path.join(home, name);
  fs.writeFileSync(file, content);
  return file;
};

beforeEach(async () => {
  home = tempDir();
  cli = cliIn(home);
  blank = write('空白.xlsx', await filingForm());
});

describe('inspect', () => {
  it('lists the places as JSON and for people', async () => {
    const { code, json } = await cli(['inspect', blank, '--json']);
    expect(code).toBe(0);
    const { places, format } = json() as Blank;
    expect(format).toBe('xlsx');
    expect(places).toContainEqual(
      expect.objectContaining({ at: '备案表!C8', kind: 'cell', label: ['一、基本信息', '联系人', '姓名'], text: '' }),
    );
    const { stdout } = await cli(['inspect', blank]);
    expect(stdout).toContain('一、基本信息 / 联系人 / 姓名');
    expect(stdout).toContain(`共 ${places.length} 处。`);
  });

  it('explains files that are none', async () => {
    const broken = await cli(['inspect', write('坏.xlsx', 'PK nonsense'), '--json']);
    expect([broken.code, broken.error().code]).toEqual([9, 'TEMPLATE']);
    expect((await cli(['inspect', path.join(home, '没有.xlsx')])).code).toBe(8);
  });
});

describe('fill', () => {
  it('writes the file and reports each value', async () => {
    const values = write(
      'values.json',
      JSON.stringify({
        单位名称: '某某公司',
        联系人: { 姓名: '李四' },
        是否上市: true,
        姓名: '谁',
        没有的: 'x',
        单位性质: null,
      }),
    );
    const out = path.join(home, '填好.xlsx');
    const { code, json, stdout } = await cli(['fill', blank, '--values', values, '--out', out, '--json']);
    expect(code, stdout).toBe(3);
    const report = json() as FillReport;
    expect(report.placed.map(({ key, at }) => [key, at])).toEqual(
      expect.arrayContaining([
        ['单位名称', '备案表!B4'],
        ['联系人 / 姓名', '备案表!C8'],
      ]),
    );
    expect(report.ambiguous.map(({ key }) => key)).toEqual(['姓名']);
    expect(report.unplaced.map(({ key }) => key)).toEqual(['没有的']);
    expect(report.mismatched).toEqual([]);
    expect(readBlank(fs.readFileSync(out), out).places.find(({ at }) => at === '备案表!B4:C4')).toBeUndefined();
    const again = await cli(['fill', blank, '--values', values, '--out', out, '--json']);
    expect(again.error().code).toBe('EXISTS');
  });

  it('ends with 0 when every value has its place', async () => {
    const values = write('values.json', '\ufeff{"单位名称":"某某公司"}');
    const out = path.join(home, '填好.xlsx');
    const { code, stdout } = await cli(['fill', blank, '--values', values, '--out', out]);
    expect([code, stdout.includes('填写 1 处')]).toEqual([0, true]);
  });

  it('refuses wrong values files and the blank itself as target', async () => {
    const out = path.join(home, '填好.xlsx');
    expect((await cli(['fill', blank, '--values', write('a.json', '{'), '--out', out])).code).toBe(2);
    expect((await cli(['fill', blank, '--values', write('b.json', '[1]'), '--out', out])).code).toBe(2);
    expect((await cli(['fill', blank, '--values', write('c.json', '{}'), '--out', blank])).code).toBe(2);
    expect(fs.existsSync(out)).toBe(false);
  });
});

describe('bind', () => {
  it('proposes questions with score and reason and writes a binding to be confirmed', async () => {
    const out = path.join(home, 'binding.yaml');
    const { code, json, stdout } = await cli([
      'bind',
      blank,
      '--form',
      'enterprise',
      '--pack',
      PACK,
      '--out',
      out,
      '--json',
    ]);
    expect(code, stdout).toBe(0);
    const { places } = json() as { places: PlaceProposal[] };
    const best = (at: string) => places.find((place) => place.at === at)?.proposals[0];
    expect(best('备案表!B4:C4')).toMatchObject({ question: 'ent_name' });
    expect(best('备案表!E4:F4')).toMatchObject({ question: 'ent_credit_code' });
    expect(best('备案表!B4:C4')?.score).toBeGreaterThan(0.75);
    expect(best('备案表!B4:C4')?.reasons.join()).toContain('标签相同');
    expect(places.find((place) => place.kind === 'sign')).toMatchObject({ leave: true, proposals: [] });
    const file = bindingFileSchema.parse(parse(fs.readFileSync(out, 'utf8')));
    expect(file.fingerprint).toBe(readBlank(fs.readFileSync(blank), blank).fingerprint);
    expect(file.places.every(({ confirmed }) => !confirmed)).toBe(true);
  });

  it('writes beside you, takes several forms, and leaves what has been confirmed alone', async () => {
    const out = path.join(home, '空白.binding.yaml');
    const args = ['bind', blank, '--pack', PACK, '--json'];
    const first = await cli([...args, '--form', 'enterprise', '--form', 'system']);
    expect(first.json(), first.stdout).toMatchObject({ file: out, forms: ['enterprise', 'system'] });
    const again = await cli([...args, '--document', 'grading-report']);
    expect(again.code, again.stdout).toBe(0);
    fs.writeFileSync(out, fs.readFileSync(out, 'utf8').replace('confirmed: false', 'confirmed: true'));
    const kept = await cli([...args, '--document', 'grading-report']);
    expect([kept.code, kept.error().message]).toEqual([8, '「空白.binding.yaml」里已确认 1 处，没有覆盖。']);
    expect((await cli([...args, '--document', 'grading-report', '--overwrite'])).code).toBe(0);
    expect((await cli(args)).error().code).toBe('BAD_INPUT');
  });

  it('carries an old binding over to another blank', async () => {
    const out = path.join(home, '空白.binding.yaml');
    expect((await cli(['bind', blank, '--pack', PACK, '--form', 'enterprise'])).code).toBe(0);
    fs.writeFileSync(out, fs.readFileSync(out, 'utf8').replaceAll('confirmed: false', 'confirmed: true'));
    const next = write('新版.xlsx', await budget());
    const args = ['bind', next, '--pack', PACK, '--from', out, '--json'];
    expect((await cli(args)).error().message).toContain('--old');
    expect((await cli([...args, '--old', next])).error().message).toContain('是为「空白.xlsx」做的');
    const { code, json, stdout } = await cli([...args, '--old', blank]);
    expect(code, stdout).toBe(0);
    expect((json() as { removed: unknown[] }).removed.length).toBeGreaterThan(10);
    const file = bindingFileSchema.parse(parse(fs.readFileSync(path.join(home, '新版.binding.yaml'), 'utf8')));
    expect(file).toMatchObject({ forms: ['enterprise'], carriedFrom: { blank: '空白.xlsx' } });
  });

  it('names the forms there are', async () => {
    const { code, error } = await cli(['bind', blank, '--form', 'enterprize', '--pack', PACK, '--json']);
    expect([code, error().advice]).toEqual([8, '是不是「enterprise」？']);
  });
});

describe('diff-template', () => {
  it('finds nothing between equal blanks and all between different ones', async () => {
    const same = await cli(['diff-template', blank, blank, '--json']);
    const { counts, places } = same.json() as { counts: Record<string, number>; places: PlaceDifference[] };
    expect(counts).toEqual({ same: places.length, moved: 0, relabelled: 0, changed: 0, added: 0, removed: 0 });
    const other = await cli(['diff-template', blank, write('预算.xlsx', await budget()), '--json']);
    const { counts: all } = other.json() as { counts: Record<string, number> };
    expect(all['removed']).toBeGreaterThan(20);
    expect(all['added']).toBeGreaterThan(0);
  });
});
