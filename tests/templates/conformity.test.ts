/** Conformity assessment and rectification: the library, what is in scope, scores and conclusions, every check. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from '../../core/answer/answer.ts';
import type { Finding } from '../../core/form/finding.ts';
import type { LibraryItem } from '../../core/form/schema/library.ts';
import type { JudgedRows } from '../../core/register/judge-rows.ts';
import { type Change, changed, loadedPack, packFolder, SAMPLE_TODAY } from '../pack/sample.ts';
import { type CellChange, judgeChanged, type Sample, said, sampleWithRows } from '../pack/shanghai-rows.ts';
import { expectSentence, writtenChecks } from '../pack/written-checks.ts';
import { systems } from './sample-documents.ts';

const pack = loadedPack(packFolder);
const items = pack.libraries?.find(({ id }) => id === 'conformity')?.items ?? [];
let sample: Sample;
beforeAll(async () => {
  sample = await sampleWithRows(pack);
});

/** Position of the level-3 platform in the sample. */
const SYSTEM = 1;
interface Changes {
  cells?: CellChange[];
  /** Cells of tables. */
  tables?: Omit<Change, 'subject'>[];
  today?: string;
}
const q = (question: string, value: CellValue | null): CellChange => ({ question, value });
const record = (no: string, column: string, value: CellValue | null): CellChange => ({
  register: 'cnf_records',
  no,
  column,
  value,
});
const problem = (no: string, column: string, value: CellValue | null): CellChange => ({
  register: 'rct_items',
  no,
  column,
  value,
});

function judgeWith({ cells = [], tables = [], today = SAMPLE_TODAY }: Changes, of: Sample = sample): JudgedRows {
  const answers = changed(
    of.answers,
    tables.map((change) => ({ ...change, subject: SYSTEM })),
  );
  return judgeChanged({ ...of, answers }, cells, today);
}

const viewOf = (judged: JudgedRows): Record<string, unknown> =>
  judged.evaluation.subjects.get(systems(sample.answers)[0] ?? '')?.view ?? {};

describe('the library', () => {
  it('has the 129 indicators of the six domains', () => {
    const counts = Object.fromEntries(
      [...Map.groupBy(items, ({ fields }) => String(fields['domain']))].map(([domain, own]) => [domain, own.length]),
    );
    expect(counts).toEqual({ A: 18, B: 34, C: 23, D: 10, E: 11, F: 33 });
  });

  it('says something of its own in every indicator', () => {
    const texts = items.flatMap(({ fields, guidance, phrases }) => [
      fields['requirement'],
      guidance?.basis,
      guidance?.expected,
      ...(guidance?.steps ?? []),
      ...Object.values(phrases ?? {})
        .flat()
        .map((phrase) => (typeof phrase === 'string' ? phrase : phrase.text)),
    ]);
    expect(texts.filter((text, i) => text === undefined || texts.indexOf(text) !== i)).toEqual([]);
  });

  it('has steps, evidence, findings for every result and a suggestion', () => {
    const results = ['pass', 'partial', 'fail'];
    const isComplete = ({ guidance, phrases, source }: LibraryItem): boolean => {
      const whens = (phrases?.['finding'] ?? []).map((phrase) => (typeof phrase === 'string' ? '' : phrase.when));
      const [steps, evidence] = [guidance?.steps?.length ?? 0, guidance?.evidence?.length ?? 0];
      const findings = results.every((result) => whens.includes(`row.result == "${result}"`));
      return steps >= 2 && steps <= 4 && evidence >= 2 && findings && !!phrases?.['suggestion']?.length && !!source;
    };
    expect(items.filter((item) => !isComplete(item)).map(({ id }) => id)).toEqual([]);
  });

  it('names only kinds of objects, methods and levels that the pack knows', () => {
    const ids = (set: string): string[] => (pack.optionSets[set] ?? []).map(({ id }) => id);
    const known: Record<string, string[]> = {
      objects: ids('object_classes'),
      methods: ids('cnf_methods'),
      l2: ['full', 'part', 'none'],
      l3: ['full', 'part', 'none'],
    };
    const strange = items.flatMap(({ id, fields }) =>
      Object.entries(known).flatMap(([field, allowed]) =>
        [fields[field]].flat().flatMap((value) => (allowed.includes(String(value)) ? [] : `${id} ${field} ${value}`)),
      ),
    );
    expect(strange).toEqual([]);
  });
});

describe('scope', () => {
  /** Results nobody has marked: what the system's level and features say by themselves. */
  const scopeOf = (changes: Changes): { total: number; excluded: string[] } => {
    const rows = new Map([...sample.rows].filter(([register]) => register !== 'cnf_records'));
    const judged = judgeWith(changes, { ...sample, rows });
    const records = judged.checked.get('cnf_records')?.map(({ view }) => view) ?? [];
    const excluded = new Set(records.filter(({ result }) => result === 'na').map(({ no }) => String(no)));
    for (const row of records) if (row['result'] === 'na') expect(row['na_reason']).toMatch(/[一-龥]/);
    return { total: new Set(records.map(({ no }) => no)).size, excluded: [...excluded] };
  };
  const STANDING = ['A04', 'C11', 'C12', 'C13', 'C14', 'C23'];
  const apps = (value: string): Changes['tables'] =>
    [0, 1, 2, 3, 4].map((row) => ({ question: 'svy_apps', row, column: 'develop', value }));

  it.each<[string, Changes, number, string[]]>([
    ['level 3', {}, 129, []],
    ['level 4 as level 3', { cells: [q('grd_level', '4')] }, 129, []],
    ['level 2', { cells: [q('grd_level', '2')] }, 111, []],
    ['the assessment has another level', { cells: [q('cnf_level', '2')] }, 111, []],
    ['no function that bears on driving', { cells: [q('sys_features', ['none'])] }, 129, ['C08', 'C09', 'C10']],
    [
      'with OTA',
      { cells: [q('sys_features', ['remote_control', 'digital_key', 'ota'])] },
      129,
      ['-C11', '-C12', '-C13', '-C14'],
    ],
    [
      'with autonomous driving',
      { cells: [q('sys_features', ['remote_control', 'digital_key', 'autonomous'])] },
      129,
      ['-C23'],
    ],
    ['no apps', { cells: [q('sys_mobile_used', false)] }, 129, ['C15', 'C16', 'C17']],
    ['no cloud', { cells: [q('sys_cloud_used', false)] }, 129, ['B28', 'B29', 'B30', 'B31', 'F21']],
    [
      'public cloud',
      { cells: [q('sys_cloud_deploy', 'public')] },
      129,
      ['B01', 'B02', 'B03', 'B04', 'B05', 'B06', 'B07', 'B08', 'B09'],
    ],
    [
      'no things connected',
      { cells: [q('sys_iot_used', false)] },
      129,
      ['A01', 'A02', 'A03', 'A05', 'A06', 'A10', 'A11', 'A14', 'A15', 'A17'],
    ],
    ['roadside units', { cells: [q('sys_iot_perception', ['tbox', 'rsu'])] }, 129, ['-A04']],
    ['no cellular network', { cells: [q('sys_iot_transport', ['line'])] }, 129, ['A14', 'A15']],
    ['no providers', { cells: [q('sys_has_providers', false)] }, 129, ['F20', 'F32']],
    [
      'nobody outside',
      { cells: [q('sys_has_providers', false), q('sys_links', ['none'])] },
      129,
      ['A16', 'D10', 'F20', 'F32'],
    ],
    ['no personal information', { cells: [q('sys_pi_people', 0)] }, 129, ['D06']],
    ['all developed here', { tables: apps('own') }, 129, ['F17']],
    ['all bought', { tables: apps('product') }, 129, ['F16', 'F17']],
  ])('%s', (_, changes, total, difference) => {
    const taken = new Set(difference.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
    const added = difference.filter((id) => !id.startsWith('-'));
    const expected = [...STANDING.filter((id) => !taken.has(id)), ...added].sort();
    const inLevel = (id: string): boolean =>
      total === 129 || items.find((item) => item.id === id)?.fields['l2'] !== 'none';
    expect(scopeOf(changes)).toEqual({ total, excluded: expected.filter(inLevel) });
  });

  it('an indicator about management is one row, one about hosts a row for each tested asset', () => {
    const rowsOf = (no: string): unknown[] =>
      (sample.judged.checked.get('cnf_records') ?? [])
        .filter(({ view }) => view['no'] === no)
        .map(({ view }) => view['asset_text']);
    expect(rowsOf('F01')).toEqual([null]);
    expect(rowsOf('B25').length).toBeGreaterThan(2);
    expect(rowsOf('B25')).not.toContain(null);
  });
});

describe('scores and conclusion', () => {
  const all = (ids: string[], result: string): CellChange[] => ids.map((id) => record(id, 'result', result));
  const management = items.filter(({ fields }) => fields['domain'] === 'F').map(({ id }) => id);

  it('are those of the formulas', () => {
    const view = viewOf(sample.judged);
    const rows = (sample.judged.checked.get('cnf_records') ?? []).map((each) => each.view);
    const x: Record<string, number> = { pass: 1, partial: 0.5, fail: 0 };
    let [weighed, weights] = [0, 0];
    for (const own of Map.groupBy(rows, ({ no }) => no).values()) {
      const counted = own.map(({ result }) => x[String(result)]).filter((each) => each !== undefined);
      if (counted.length === 0) continue;
      const weight = Number(own[0]?.['weight']);
      weights += weight;
      weighed += (weight * counted.reduce((sum, each) => sum + each, 0)) / counted.length;
    }
    expect(view['cnf_weighted']).toBeCloseTo((100 * weighed) / weights, 2);
    expect([
      view['cnf_total'],
      view['cnf_passed'],
      view['cnf_partial'],
      view['cnf_failed'],
      view['cnf_excluded'],
    ]).toEqual([129, 96, 19, 8, 6]);
    expect(view['cnf_rate']).toBeCloseTo((100 * (96 + 0.5 * 19)) / (129 - 6), 2);
  });

  it.each<[string, Changes, string]>([
    ['no weights, 85 points', {}, '基本符合（限期整改）'],
    ['weighted, over 90 points', { cells: [q('cnf_scoring', 'weighted')] }, '符合'],
    ['no scoring, problems found', { cells: [q('cnf_scoring', 'none')] }, '基本符合（限期整改）'],
    ['under 70 points', { cells: all(management, 'fail') }, '不符合'],
    ['a problem of high risk is open', { cells: [problem('WT-D04-DA-02', 'state', 'doing')] }, '不符合'],
    ['an indicator is open', { cells: [record('F01', 'result', null)] }, ''],
  ])('%s', (_, changes, conclusion) => {
    expect(viewOf(judgeWith(changes))['cnf_proposed']).toBe(conclusion);
  });

  it('a person may conclude otherwise, with a reason', () => {
    const isAsked = (judged: JudgedRows): boolean =>
      [...judged.evaluation.subjects.values()].some(({ visible }) => visible.has('cnf_conclusion_reason'));
    expect(isAsked(sample.judged)).toBe(false);
    expect(isAsked(judgeWith({ cells: [q('cnf_conclusion', 'fail')] }))).toBe(true);
  });

  it('the ledger counts what is done', () => {
    const view = viewOf(sample.judged);
    expect(view['rct_items']).toMatchObject({
      count: 27,
      closed: 10,
      doing: 12,
      todo: 4,
      delayed: 1,
      high: 2,
      high_open: 0,
    });
    expect(view['rct_rate']).toBe(37);
  });
});

const table = (question: string, row: Change['row'], cells: Record<string, CellValue>): Changes['tables'] =>
  Object.entries(cells).map(([column, value]) => ({ question, row, column, value }));
const tested = (): CellChange[] =>
  (sample.judged.checked.get('rsk_assets') ?? [])
    .filter(({ view }) => view['tested'] === true)
    .map(({ view }) => ({ register: 'rsk_assets', no: String(view['no']), column: 'tested', value: false }));
const OPEN_HIGH = 'WT-D04-DA-02';

const cases: Record<string, Changes | (() => Changes)> = {
  'C-01a': { cells: [q('cnf_level', '2')] },
  'C-01b': { cells: [q('cnf_filing_no', '沪车联网备（样例）2025-0099')] },
  'C-02': { cells: [record('F01', 'result', null)] },
  'C-03a': { cells: [record('F01', 'result', 'na')] },
  'C-03b': { cells: items.filter(({ id }) => id.startsWith('F')).map(({ id }) => record(id, 'result', 'na')) },
  'C-04a': { cells: [record('F01', 'result', 'fail')] },
  'C-04b': { cells: [record('F01', 'result', 'partial')] },
  'C-04c': { cells: [problem('WT-A15', 'department', null)] },
  'C-04d': { cells: [problem('WT-A15', 'planned', null)] },
  'C-05a': { cells: [q('cnf_stated_total', 130)] },
  'C-05b': { cells: [q('cnf_stated_score', 90)] },
  'C-06a': { cells: [record('A15', 'evidence', null)] },
  'C-06b': { cells: [record('F01', 'evidence', null)] },
  'C-07a': { cells: [{ register: 'rsk_assets', no: 'HW-01', column: 'tested', value: false }] },
  'C-07b': () => ({ cells: tested() }),
  'C-08a': { cells: [q('cnf_from', '2025-11-01')] },
  'C-08b': { cells: [q('cnf_to', '2025-11-04')] },
  'C-08c': { cells: [q('cnf_report_date', '2025-11-20')] },
  'C-08d': { cells: [q('cnf_report_date', '2025-12-20')] },
  'C-08e': { cells: [q('rev_reports_date', '2025-12-01')] },
  'C-09a': { cells: [q('rev_reports_date', '2025-12-08')], today: '2026-10-20' },
  'C-09b': { cells: [q('rev_reports_date', '2025-12-08'), q('grd_level', '2')], today: '2027-10-20' },
  'C-10': { cells: [q('cnf_conclusion', 'pass'), problem(OPEN_HIGH, 'state', 'doing')] },
  'C-11a': { cells: [q('cnf_qualification', null)] },
  'C-11b': { cells: [q('cnf_contract', null)] },
  'C-11c': { cells: [q('rev_reports_date', '2025-12-08'), q('cnf_signed', null)] },
  'CNF-01': { tables: table('cnf_people', 0, { role: 'member' }) },
  'CNF-02': { tables: table('cnf_tools', 0, { updated: '2025-06-01' }) },
  'CNF-03': { cells: [record('F13', 'result', 'fail'), record('F13', 'severity', 'low')] },
  'CNF-04': { cells: [record('F01', 'date', '2025-10-01')] },
  'CNF-05': { tables: table('cnf_vulnerabilities', 0, { fixed: 99 }) },
  'RCT-01': { cells: [problem(OPEN_HIGH, 'state', 'doing'), problem(OPEN_HIGH, 'interim', null)] },
  'RCT-02a': { cells: [problem(OPEN_HIGH, 'verifier', null)] },
  'RCT-02b': { cells: [problem(OPEN_HIGH, 'done', null)] },
  'RCT-02c': { cells: [problem(OPEN_HIGH, 'evidence', null)] },
  'RCT-02d': { cells: [problem(OPEN_HIGH, 'retest', 'fail')] },
  'RCT-03': { cells: [problem('WT-A15', 'planned', '2025-11-01')] },
  'RCT-04': { cells: [problem(OPEN_HIGH, 'done', '2025-11-01')] },
  'RCT-05': { cells: [problem(OPEN_HIGH, 'verified', '2025-11-20')] },
  'RCT-06': { cells: [problem('WT-A15', 'interim', null)] },
  'RCT-07': { today: '2026-12-01' },
  'RCT-08': { cells: [problem(OPEN_HIGH, 'planned', '2026-01-30')] },
  'X-01g': { cells: [q('cnf_unit', '上海申驰智联科技有限公司')] },
  'X-03c': {
    cells: [q('cnf_had_previous', true)],
    tables: table('cnf_previous', 'new', { no: 'WT-2024-01', state: 'doing' }),
  },
};

describe('every check speaks when its mistake is made', () => {
  it('and none was forgotten', () => {
    const own = new Set(['conformity', 'rectification']);
    const ids = writtenChecks(pack).filter(({ id, form }) => own.has(form) || (form === '' && id.startsWith('C-')));
    expect(Object.keys(cases).sort()).toEqual(ids.map(({ id }) => id).sort());
  });

  it.each(Object.entries(cases))('%s', (id, changes) => {
    expectSentence(said(judgeWith(typeof changes === 'function' ? changes() : changes)).get(id));
  });

  it.each([SAMPLE_TODAY, '2025-12-20', '2031-01-01'])(
    'and is silent on the sample of %s, but for what time brings',
    (today) => {
      const judged = judgeWith({ today });
      const spoken = [...said(judged).keys()].filter((id) => id in cases);
      expect(spoken).toEqual(today === '2031-01-01' ? ['RCT-07'] : []);
      const own = new Set(['conformity', 'rectification']);
      const isError = ({ level, at }: Finding): boolean => level === 'error' && own.has(at.form);
      expect(judged.evaluation.findings.filter(isError).map(({ message }) => message)).toEqual([]);
    },
  );
});
