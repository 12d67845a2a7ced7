import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answers, type CellValue, subjectsOf } from '../../core/answer/answer.ts';
import { changesSince, type RateRule } from '../../core/assess/change-rate.ts';
import { deadlineOf } from '../../core/duty/deadline.ts';
import { calendar } from '../duty/calendar.ts';
import { readSampleRows } from '../../electron/pack/sample-rows.ts';
import { rowCases, wholeCases, type RowCase, type WholeCase } from './data-catalogue-cases.ts';
import { judgeRegisters, type Cells, type Judged, registersOf, withAnswers } from './register-sample.ts';
import { answersOf, loadedPack, root } from './sample.ts';
import { expectSentence, writtenChecks } from './written-checks.ts';

const folder = path.join(root, 'templates/data-catalogue-2025');
const TODAY = '2025-09-22';
const pack = loadedPack(folder);
const sample = answersOf(pack, fs.readFileSync(path.join(folder, 'sample/answers.yaml'), 'utf8'), folder);
const registers = registersOf(pack);
const subject = subjectsOf(sample)[0]?.id ?? '';
let rows: Record<string, readonly Cells[]> = {};
beforeAll(async () => {
  let next = 0;
  const read = await readSampleRows(pack, path.join(folder, 'sample'), () => `r${(next += 1)}`);
  rows = Object.fromEntries(
    read.map(({ register, rows: own }) => [register.id, [...own.values()].map((r) => r.cells)]),
  );
});

const registerOf = (id: string) => {
  const found = registers.find((register) => register.id === id);
  if (!found) throw new Error(id);
  return found;
};

function patched(cells: Cells, patch: Readonly<Record<string, CellValue | null>>): Cells {
  return Object.fromEntries(
    Object.entries({ ...cells, ...patch }).filter((entry): entry is [string, CellValue] => entry[1] !== null),
  );
}

/** All rows of a table answer with one cell changed. */
function withTable(base: Answers, { question, column, value }: NonNullable<WholeCase['table']>): Answers {
  const answers = new Map(base);
  for (const [key, answer] of base)
    if (answer.question === question && answer.column === column) answers.set(key, { ...answer, value });
  return answers;
}

function judgeRow({ register, cells, today = TODAY, answers = {} }: RowCase): Judged {
  const own = [patched(rows[register]?.[0] ?? {}, cells)];
  return judgeRegisters(pack, withAnswers(sample, answers), { [register]: own }, today);
}

function judgeWhole({ answers = {}, rows: changes = {}, today = TODAY, table }: WholeCase): Judged {
  const changed = { ...rows };
  for (const [id, change] of Object.entries(changes)) changed[id] = change(rows[id] ?? []);
  const base = withAnswers(sample, answers);
  return judgeRegisters(pack, table ? withTable(base, table) : base, changed, today);
}

const within = (part: ReadonlySet<unknown>, whole: ReadonlySet<unknown>): boolean =>
  [...part].every((each) => whole.has(each));

describe('the sample', () => {
  it.each([TODAY, '2026-11-20'])('has no errors on %s', (today) => {
    const { findings } = judgeWhole({ today }).evaluation;
    expect(findings.filter(({ level }) => level === 'error').map(({ message }) => message)).toEqual([]);
  });

  it('says only the expected few', () => {
    const { findings } = judgeWhole({}).evaluation;
    expect(findings.map(({ check, id }) => check ?? id).sort()).toEqual(['D1-21', 'D5-11']);
  });

  it('has the level its rules propose in every row of catalogue and list', () => {
    const { checked } = judgeWhole({});
    for (const id of ['catalogue', 'datalist'])
      expect([...new Set(checked[id]?.map(({ identified }) => identified?.state))]).toEqual(['agreed']);
  });

  it('names the same data, receivers and persons in its tables', () => {
    const numbers = (id: string, column: string): Set<unknown> => new Set(rows[id]?.map((each) => each[column]));
    const catalogue = numbers('catalogue', 'no');
    const important = rows['datalist']?.filter(({ level }) => level !== 'general').map(({ no }) => no);
    expect(new Set(important)).toEqual(catalogue);
    for (const id of ['shares', 'exports']) expect(within(numbers(id, 'data_no'), catalogue)).toBe(true);
    expect(within(numbers('shares', 'receiver'), numbers('partners', 'name'))).toBe(true);
    expect(within(numbers('catalogue', 'person'), numbers('posts', 'name'))).toBe(true);
    expect(numbers('partners', 'contract')).toEqual(numbers('contracts', 'contract'));
    const carriers = new Set([...numbers('catalogue', 'carriers')].flatMap((text) => String(text).split('、')));
    expect(within(carriers, numbers('carriers', 'name'))).toBe(true);
  });
});

describe('every check of the pack speaks when its mistake is made', () => {
  it('and none was forgotten', () => {
    const written = writtenChecks(pack);
    const [inRows, whole] = [true, false].map((rows) =>
      written.filter(({ of }) => (of === 'row') === rows).map(({ id }) => id),
    );
    expect(Object.keys(rowCases).sort()).toEqual(inRows?.sort());
    // D1-31 needs a filed snapshot: tests/service/filings-pack.test.ts.
    expect([...Object.keys(wholeCases), 'D1-31'].sort()).toEqual(whole?.sort());
  });

  it.each(Object.entries(rowCases))('%s', (id, changes) => {
    const problem = judgeRow(changes).states[changes.register]?.problems.find(({ rule }) => rule === id);
    expectSentence(problem?.message);
  });

  it.each(Object.entries(wholeCases))('%s', (id, changes) => {
    const said = judgeWhole(changes).evaluation.findings.filter(({ check }) => check === id);
    expect(said).not.toEqual([]);
    for (const { message } of said) expectSentence(message);
  });
});

describe('level rules', () => {
  const levelOf = (cells: Cells): string[] => {
    const { checked } = judgeRegisters(pack, sample, { datalist: [cells] }, TODAY);
    const { met = [], proposed = '', state = '' } = checked['datalist']?.[0]?.identified ?? {};
    return [...met.filter(({ hint }) => !hint).map(({ id }) => id), proposed, state];
  };

  it.each<[string, Cells, string[]]>([
    ['100,200 people', { people: 100_200 }, ['R5', 'important', 'open']],
    ['100,000 people are not more than 100,000', { people: 100_000 }, ['general', 'open']],
    ['outlined faces are anonymised', { outside: true, anonymised: 'outline' }, ['general', 'open']],
    ['faces as they are', { outside: true, anonymised: 'partial' }, ['R4', 'important', 'open']],
    [
      'a criterion of core data beside one of important data',
      { harm: ['h1'], core_harm: ['c1'] },
      ['R7', 'R7C', 'core', 'conflict'],
    ],
    ['a lower level without reason', { charging: true, level: 'general' }, ['R3', 'important', 'lower']],
    [
      'a lower level with reason',
      { charging: true, level: 'general', level_reason: '已询问属地局' },
      ['R3', 'important', 'reasoned'],
    ],
    ['quantities that are only hints', { face_pixels: 32, fleet: 100_000 }, ['general', 'open']],
  ])('%s', (_, cells, expected) => expect(levelOf(cells)).toEqual(expected));

  it('people of the whole enterprise: 98,000 + 4,500 − 2,300', () => {
    const people = { ent_people_accounts: 98_000, ent_people_others: 4_500, ent_people_overlap: 2_300 };
    const { evaluation } = judgeWhole({ answers: people });
    expect(evaluation.subjects.get(subject)?.view['ent_people_total']).toBe(100_200);
  });
});

describe('computed columns', () => {
  const first = (register: string, cells: Cells): Record<string, unknown> =>
    judgeRow({ register, cells }).checked[register]?.[0]?.view ?? {};

  it.each([
    [1, 'TB', 1024 ** 4],
    [82, 'TB', 90_159_953_477_632],
    [0.5, 'GB', 536_870_912],
    [3, 'MB', 3_145_728],
  ])('%d %s in bytes', (volume, unit, bytes) => expect(first('catalogue', { volume, unit })['bytes']).toBe(bytes));

  it('no unit, no bytes; share in two decimals', () => {
    expect(judgeRow({ register: 'catalogue', cells: { unit: null } }).checked['catalogue']?.[0]?.view['bytes']).toBe(
      null,
    );
    expect(first('catalogue', { cars: 41_200 })['share']).toBe(12.62);
  });

  const contract = (list: string): Cells =>
    Object.fromEntries(
      [...list].map((c, i) => [
        `c${String(i + 1).padStart(2, '0')}`,
        { f: 'full', p: 'part', n: 'none', x: 'na' }[c] ?? '',
      ]),
    );

  it.each([
    ['14 full, 2 partly, 2 missing, 3 not applicable', 'ffffffppfnnfffffffxxx', 83.3, '必备项未见缺失'],
    ['the same, but clause 5 is missing', 'ffffnfppfnffffffffxxx', 83.3, '不合格'],
  ])('contract: %s', (_, list, score, verdict) => {
    const view = first('contracts', contract(list));
    expect([view['score'], view['verdict']]).toEqual([score, verdict]);
  });

  it.each([
    ['important', 'none', 0, '高'],
    ['general', 'sensitive', 10_001, '高'],
    ['general', 'sensitive', 10_000, '中'],
    ['general', 'none', 50_000, '低'],
  ])('partner risk: %s, %s, %d people', (level, personal, people, risk) =>
    expect(first('partners', { level, personal, people })['risk']).toBe(risk),
  );
});

describe('30 % rule', () => {
  const { change, key = '' } = registerOf('catalogue');
  const rule: RateRule = {
    key,
    groupBy: change?.groupBy ?? [],
    measures: change?.measures ?? [],
    threshold: [change?.percent ?? 0, 100],
    triggers: change?.triggers ?? [],
    noted: change?.noted ?? [],
  };
  const TB = 1024 ** 4;
  const before = { no: 'ZY-0104-001', cat2: '0104', level: 'important', records: 1_200_000_000, bytes: 82 * TB };

  it('12.0 → 16.1 records is 34.17 %, 82 → 97 TB is 18.29 %', () => {
    const changes = changesSince(rule, [before], [{ ...before, records: 1_610_000_000, bytes: 97 * TB }]);
    expect(changes.triggered).toBe(true);
    expect(changes.total.measures.map(({ rate, state }) => [((rate ?? 0) * 100).toFixed(2), state])).toEqual([
      ['34.17', 'exceeded'],
      ['18.29', 'below'],
    ]);
  });

  it('13.0 → 16.9 is exactly 30 % and counts; a phone number does not', () => {
    const base = { ...before, records: 1_300_000_000 };
    expect(changesSince(rule, [base], [{ ...base, records: 1_690_000_000 }]).triggered).toBe(true);
    expect(changesSince(rule, [base], [{ ...base, records: 1_689_999_999 }]).triggered).toBe(false);
    expect(changesSince(rule, [base], [{ ...base, phone: '021-55550199' }]).triggered).toBe(false);
    expect(changesSince(rule, [base], [{ ...base, abroad: true }]).triggered).toBe(true);
  });
});

describe('deadlines', () => {
  const dueOf = (id: string, answers: Record<string, CellValue | null>): [string, string] => {
    const duty = pack.duties?.find((each) => each.id === id);
    const q = judgeWhole({ answers }).evaluation.subjects.get(subject)?.view;
    const deadline = duty && deadlineOf(duty, subject, { q }, { calendar, today: '2026-08-01', year: 2025 });
    return [deadline?.due ?? '', deadline?.state ?? ''];
  };

  it.each<[string, Record<string, CellValue | null>, string, string]>([
    ['SH-09', { fil_year: 2026, fil_sh_submitted: null }, '2026-07-31', 'overdue'],
    ['SH-09', {}, '2025-07-31', 'done'],
    ['CN-11-SH-REVIEW', { fil_sh_submitted: '2026-07-20', fil_sh_passed: null }, '2026-08-17', 'due'],
    ['CN-11-BJ-RESUBMIT', { fil_bj_feedback: '2025-12-19' }, '2026-01-12', 'overdue'],
    ['SH-10', { fil_change_date: '2026-03-15' }, '2026-06-15', 'overdue'],
    ['SH-10', { fil_change_date: '2025-11-30', fil_change_filed: '2026-02-10' }, '2026-02-28', 'done'],
    ['CN-12', { fil_ra_date: '2026-09-22', fil_ra_submitted: null }, '2026-10-13', 'due'],
    ['BJ-09', { fil_bj_submitted: null }, '', 'open'],
  ])('%s %j is due on %s', (id, answers, due, state) => expect(dueOf(id, answers)).toEqual([due, state]));

  it('an enterprise in Shanghai owes Beijing nothing', () => {
    expect(dueOf('BJ-08', { ent_place: 'shanghai' })).toEqual(['', '']);
    expect(dueOf('SH-09', { ent_place: 'beijing' })).toEqual(['', '']);
  });
});

it('a wrong credit code is refused', () => {
  const messages = judgeWhole({ answers: { ent_credit_code: '91310115MA1X000001' } }).evaluation.findings;
  expect(messages.map(({ message }) => message)).toContain(
    '「统一社会信用代码」：统一社会信用代码应为 18 位，且校验位正确',
  );
});
