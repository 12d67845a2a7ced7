/** Checks of the risk assessment: silent on the good sample, and each speaks when its mistake is made. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import { loadedPack, packFolder } from './sample.ts';
import { type CellChange, idOf, judgeChanged, said, type Sample, sampleWithRows } from './shanghai-rows.ts';
import { expectSentence, writtenChecks } from './written-checks.ts';

const pack = loadedPack(packFolder);
let sample: Sample;
beforeAll(async () => {
  sample = await sampleWithRows(pack);
});

type Change = CellChange | (() => CellChange);
interface Case {
  changes: Change[];
  today?: string;
}
const q = (question: string, value: CellValue | null): Change => ({ question, value });
const cell =
  (register: string) =>
  (no: string, column: string, value: CellValue | null): Change => ({ register, no, column, value });
const asset = cell('rsk_assets');
const threat = cell('rsk_threats');
const weakness = cell('rsk_weaknesses');
const risk = cell('rsk_risks');
const treat = cell('rsk_treatment');
const previous = cell('rsk_previous');
/** The cell names another row by its number. */
const link =
  (change: (no: string, column: string, value: CellValue | null) => Change, register: string) =>
  (no: string, column: string, to: string): Change =>
  () =>
    change(no, column, idOf(sample, register, to)) as CellChange;
const when = (...changes: Change[]): Case => ({ changes });

const conclusion =
  '平台系统风险等级为高风险，4、5 级的高风险共 99 项，均已制定处置计划并明确责任人和期限，按期限推进。';

const cases: Record<string, Case> = {
  'RSK-01': when(
    q('rsk_value_way', 'weighted'),
    q('rsk_weight_one', 0),
    q('rsk_weight_two', 0),
    q('rsk_weight_three', 0),
  ),
  'RSK-02': when(asset('SE-02', 'tested', true)),
  'RSK-03': when(asset('DA-01', 'c', 1)),
  'RSK-04': when(q('rsk_trigger', 'biennial')),

  'R-01a': when(asset('HW-05', 'in_scope', false)),
  'R-01b': when(threat('T-07', 'na', true)),
  'R-01c': when(weakness('V016', 'verdict', 'fixed')),
  'R-01d': when(link(risk, 'rsk_measures')('R-V020', 'measure', 'M01')),
  'R-02a': when(weakness('V044', 'severity', 3)),
  'R-02b': when(threat('T-07', 'frequency', null)),
  'R-02c': when(asset('HW-01', 'a', null), asset('HW-01', 'c', null), asset('HW-01', 'i', null)),
  'R-03': when(link(risk, 'rsk_assets')('R-V010', 'asset', 'HW-02')),
  'R-04a': when(weakness('V016', 'rated', null)),
  'R-04b': when(weakness('V001', 'origin', 'conformity'), weakness('V001', 'rated', null)),
  'R-04c': when(weakness('V012', 'severity', 2)),
  'R-05': when(threat('T-07', 'frequency', null)),
  'R-06a': when(risk('R-V016', 'acceptable', 'accept')),
  'R-06b': when(risk('R-V002', 'acceptable', 'reject')),
  'R-06c': when(treat('R-V016', 'manner', 'accept')),
  'R-06d': when(treat('R-V016', 'end', '2026-12-01')),
  'R-06e': when(treat('R-V016', 'end', '2025-11-01')),
  'R-07a': when(treat('R-V016', 'new_t', 5), treat('R-V016', 'new_v', 5)),
  'R-07b': when(treat('R-V016', 'state', 'done'), treat('R-V016', 'new_t', 4), treat('R-V016', 'new_v', 4)),
  'R-07c': when(treat('R-V016', 'accepted', true), treat('R-V016', 'approver', null)),
  'R-07d': when(treat('R-V016', 'accepted', true), treat('R-V016', 'approver', '方知微')),
  'R-07e': { changes: [], today: '2026-12-01' },
  'R-07f': when(q('rsk_residual_verdict', 'accept'), treat('R-V016', 'new_t', 4), treat('R-V016', 'new_v', 4)),
  'R-07g': when(q('rsk_residual_verdict', 'accept')),
  'R-08a': when(q('rsk_report_date', '2025-11-20')),
  'R-08b': when(q('rsk_start', '2025-11-30')),
  'R-08c': when(q('rsk_scope', '全部系统')),
  'R-08d': when(q('rsk_boundary', '互联网边界防火墙')),
  'R-08e': when(q('rsk_assessor', '另一家公司')),
  'R-08f': when(q('rsk_start', '2025-10-01')),
  'R-09a': when(q('rsk_conclusion', conclusion)),
  'R-09b': when(q('rsk_conclusion', conclusion.replace('高风险，', '低风险，'))),
  'R-09c': when(
    q(
      'rsk_summary',
      '本次评估分析风险 9 条，均已逐条写明资产、威胁、脆弱性和建议，统计见第七章，处置见第十章，残余风险见第十一章。',
    ),
  ),
  'R-10a': when(q('rsk_trigger', 'yearly'), q('rsk_last_open', true)),
  'R-10b': when(q('rsk_trigger', 'yearly'), q('rsk_last_open', false), previous('new', 'no', 'R-2024-01')),
  'R-10c': when(
    q('rsk_trigger', 'yearly'),
    previous('new', 'no', 'R-2024-01'),
    previous('new', 'state', 'carried'),
    previous('new', 'last_level', 3),
    link(previous, 'rsk_risks')('new', 'now', 'R-V016'),
    risk('R-V016', 'last_level', 4),
  ),
  'X-03c': when(weakness('V044', 'rated', null)),
  'X-03d': when(treat('R-V016', 'owner', null)),
  'X-06b': { changes: [q('rsk_start', null)], today: '2025-11-25' },
};

describe('the checks of the risk assessment', () => {
  it('have a case each', () => {
    const ours = writtenChecks(pack).filter(({ id, question }) => question.startsWith('rsk_') && !/^C-/.test(id));
    expect(Object.keys(cases).sort()).toEqual([...new Set(ours.map(({ id }) => id))].sort());
  });

  it('are silent on the sample', () => {
    const spoken = [...said(sample.judged)].filter(([id]) => id in cases);
    expect(spoken).toEqual([]);
  });

  it.each(Object.entries(cases))('%s speaks', (id, { changes, today }) => {
    expect(said(sample.judged).has(id)).toBe(false);
    const made = changes.map((change) => (typeof change === 'function' ? change() : change));
    expectSentence(said(judgeChanged(sample, made, today)).get(id));
  });

  it('what is wrong in a row is told with its rule, its cell and the other cell', () => {
    const change: CellChange = { register: 'rsk_treatment', no: 'R-V016', column: 'end', value: '2025-11-01' };
    const found = judgeChanged(sample, [change]).evaluation.findings.find(({ check }) => check === 'R-06e');
    const row = idOf(sample, 'rsk_treatment', 'R-V016');
    expect(found?.at).toMatchObject({ question: 'rsk_treatment', row, column: 'end' });
    expect(found?.also).toEqual([expect.objectContaining({ question: 'rsk_treatment', row, column: 'start' })]);
  });

  it('a row that names what is not there is an error of its own', () => {
    const spoken = said(
      judgeChanged(sample, [{ register: 'rsk_risks', no: 'R-X01', column: 'asset', value: 'nobody' }]),
    );
    expect(spoken.get('link')).toBe('「资产」引用的行不存在，请重新选择');
  });
});

describe('the sample', () => {
  it('adds up: every risk has a level, every high one a plan, no key asset is forgotten', () => {
    const of = (id: string): Record<string, unknown> =>
      sample.judged.states.find(({ question }) => question === id)?.summary as Record<string, unknown>;
    const risks = of('rsk_risks');
    const levels = [5, 4, 3, 2, 1].map((level) => Number(risks[`level${level}`]));
    expect(levels.reduce((a, b) => a + b)).toBe(risks['count']);
    expect(risks['count']).toBeGreaterThanOrEqual(80);
    expect(of('rsk_assets')['scope_count']).toBeGreaterThanOrEqual(60);
    expect(of('rsk_treatment')['high_planned']).toBe(risks['high_count']);
    expect(of('rsk_asset_levels')['key_missing']).toBe(0);
  });

  it('another method changes levels, and the old ones stay in view', () => {
    const levelsBy = (method: string): unknown[][] =>
      (judgeChanged(sample, [{ question: 'rsk_method', value: method }]).checked.get('rsk_risks') ?? []).map(
        ({ view }) => [view['level'], view[`level_${method}`], view['level_multiply']],
      );
    for (const method of ['matrix', 'direct']) {
      const levels = levelsBy(method);
      expect(levels.every(([level, own]) => level === own)).toBe(true);
      expect(levels.some(([level, , multiply]) => level !== multiply)).toBe(true);
    }
  });
});
