/** For every check of pack data-catalogue-2025: the smallest changes to the good sample that must make it speak. */
import type { CellValue } from '../../core/answer/answer.ts';
import type { Cells } from './register-sample.ts';

type Patch = Readonly<Record<string, CellValue | null>>;

export interface RowCase {
  register: string;
  /** Cells of the first row that differ; `null` takes one away. */
  cells: Patch;
  today?: string;
  /** Single answers that differ. */
  answers?: Patch;
}
const row =
  (register: string) =>
  (cells: Patch, more: Omit<RowCase, 'register' | 'cells'> = {}): RowCase => ({ register, cells, ...more });
const CAT = row('catalogue');
const LIST = row('datalist');
const CAR = row('carriers');
const SHARE = row('shares');
const EXPORT = row('exports');
const JUDGE = row('judgements');
const CHANGE = row('changes');
const PARTNER = row('partners');
const CONTRACT = row('contracts');
const POST = row('posts');
const ORG = row('organisation');
const LATER = { today: '2031-01-01' };

/** The first catalogue row of the sample meets R4 only: any other rule named in its basis is unfounded. */
const unfounded = (rule: string, more: Patch = {}): RowCase => CAT({ basis: [rule], ...more });

export const rowCases: Record<string, RowCase> = {
  'D1-01a': CAT({ no: '12-34' }),
  'D1-01b': CAT({ no: 'ZY-0203-901' }),
  'D1-01c': CAT({ no: 'HX-0102-901' }),
  'D1-02': CAT({ fields: '抓拍时间，如 13900000108' }),
  'D1-03': CAT({ level: 'general' }),
  'D1-05a': CAT({ volume: 0 }),
  'D1-05b': CAT({ records: 0 }),
  'D1-08a': CAT({ place: 'abroad', abroad: false }),
  'D1-08b': CAT({ place: 'abroad', abroad: true }),
  'D1-11': CAT({ level: 'core', shared: 'provide', assessed: null }),
  'D1-12a': CAT({ measures: ['transit', 'audit'] }),
  'D1-12b': CAT({ measures: ['access', 'audit'] }),
  'D1-12c': CAT({ measures: ['access', 'transit'] }),
  'D1-14a': CAT({ until: '2025-07-01' }),
  'D1-14b': CAT({ since: '2025-06-30', until: '2024-01-01' }),
  'D1-16a': CAT({ cars: 326_419 }),
  'D1-19': CAT({ mixed: 'core' }),
  'D1-20a': CAT({ activities: ['collect'] }),
  'D1-20b': CAT({ ways: ['own'] }),
  'D1-20c': CAT({ shared: 'none' }),
  'D1-29': CAT({}, LATER),
  'D1-21': CAT({ basis: ['R4'] }),
  'D1-04-R1': unfounded('R1'),
  'D1-04-R2': unfounded('R2'),
  'D1-04-R3': unfounded('R3'),
  'D1-04-R4': CAT({ anonymised: 'outline' }),
  'D1-04-R5': unfounded('R5', { people: 100_000 }),
  'D1-04-R6': unfounded('R6'),
  'D1-04-R7': unfounded('R7'),
  'D1-04-R7C': unfounded('R7C'),
  'D1-04-R8': unfounded('R8'),
  'D1-04-R9': unfounded('R9'),
  'D1-04-R10': unfounded('R10'),
  'D1-04-R11': unfounded('R11'),

  'D1-T31': CAR({ level: '2' }),
  'D1-T32': CAR({ filing_no: null }),
  'D1-11b': SHARE({ core: true }),
  'D1-T41': SHARE({ data_no: 'HX-0501-001' }),
  'D1-T42': SHARE({ verdict: 'fail' }),
  'D1-T43': SHARE({ until: '2024-01-01' }),
  'D1-T44': SHARE({}, LATER),
  'D1-T45': SHARE({ verified: '2025-02-01' }),
  'D1-10': EXPORT({ status: 'none' }),
  'D1-T51': EXPORT({ status: 'failed' }),
  'D1-T52': EXPORT({}, LATER),
  'D1-T53': EXPORT({ valid_until: '2025-10-30' }),
  'D1-T54': EXPORT({ data_no: 'HX-0501-001' }),
  'D1-T61': JUDGE({ judge: '闻人雅' }),
  'D1-T62': JUDGE({ day: '2030-01-01' }),
  'D1-T63': JUDGE({ conclusion: 'unsure' }),
  'D1-T71': CHANGE({ data_no: 'ZY-0104-001', occurred: '2026-03-15', due: '2026-03-01' }),

  'D2-03': LIST({ personal: 'none' }),
  'D2-03b': LIST({ personal: 'personal' }),
  'D2-04a': LIST({ level: 'general' }),
  'D2-04b': LIST({ no: 'YB-0102-001' }),
  'D1-06': LIST({ level: 'general', people: 100_001 }),
  'D1-07': LIST({ level: 'general' }),
  'D2-07': LIST({ sources: ['derived'], derived_from: null }),
  'D2-08': LIST({ gigabytes: 0 }),
  'D2-09': LIST({ place: 'abroad' }),
  'D2-10': LIST({ graded: '2030-01-01' }),
  'D2-11': LIST({}, LATER),
  'D2-12': LIST({ people: 900_000 }),

  'D5-01': PARTNER({ no: '1' }),
  'D5-02': PARTNER({ code: '91310115MA1X001001' }),
  'D5-03': PARTNER({}, LATER),
  'D5-04': PARTNER({ expires: '2025-11-01' }),
  'D5-05': PARTNER({ clauses: 'bad' }),
  'D5-06': PARTNER({}, { today: '2026-11-20' }),
  'D5-07': PARTNER({ verdict: 'fail' }),
  'D5-08': PARTNER({}, { today: '2026-11-20' }),
  'D5-09': PARTNER({ level: 'general', personal: 'personal' }, { today: '2026-11-20' }),
  'D5-10': PARTNER({}, { today: '2026-11-20' }),
  'D5-11': PARTNER({ region: 'abroad' }),
  'D5-12': PARTNER({ until: '2024-01-01' }),
  'D5-13': PARTNER({ people: 0 }),
  'D5-14': PARTNER({ verified: '2025-03-01' }),
  'D5-15': PARTNER({ subcontract: true }),
  'D5-C01': CONTRACT({ c05: 'none' }),
  'D5-C02': CONTRACT({ c06: 'none', c07: 'none', c08: 'none', c10: 'none', c11: 'none' }),
  'D5-C03': CONTRACT({ c20: 'none' }),
  'D5-C04': CONTRACT({ c19: 'none' }),

  'D5-O01': ORG({ document_date: '2030-01-01' }),
  'D5-P01': POST({ posts: ['auditor', 'dba'] }),
  'D5-P02': POST({ training: 19.5 }),
  'D5-P03': POST({ key_post: false, training: 9 }),
  'D5-P04': POST({ result: 'fail' }),
  'D5-P05': POST({ vetting: 'fail' }),
  'D5-P06': POST({ pledged: '2023-01-01' }),
  'D5-P07': POST({}, LATER),
};

export interface WholeCase {
  answers?: Patch;
  /** Register → what becomes of the sample's rows. */
  rows?: Readonly<Record<string, (rows: readonly Cells[]) => readonly Cells[]>>;
  today?: string;
  /** Cells of a table's first row that differ. */
  table?: { question: string; column: string; value: CellValue };
}

const none = (): Cells[] => [];
const allWith =
  (cells: Cells) =>
  (rows: readonly Cells[]): Cells[] =>
    rows.map((each) => ({ ...each, ...cells }));
const without =
  (...at: number[]) =>
  (rows: readonly Cells[]): Cells[] =>
    rows.filter((_, i) => !at.includes(i));
const only =
  (count: number) =>
  (rows: readonly Cells[]): readonly Cells[] =>
    rows.slice(0, count);

/** As many rows as before, one of them another: what counting would not see. */
const firstWith =
  (cells: Cells, is: (cells: Cells) => boolean = () => true) =>
  (rows: readonly Cells[]): readonly Cells[] => {
    const at = rows.findIndex(is);
    return rows.map((each, i) => (i === at ? { ...each, ...cells } : each));
  };
const isFiled = ({ level }: Cells): boolean => level === 'important' || level === 'core';

export const wholeCases: Record<string, WholeCase> = {
  'D1-K01': { answers: { ent_scale_date: '2030-01-01' } },
  'D2-K01': { answers: { ent_people_overlap: 60_000 } },
  'D1-02b': { answers: { fil_no_content: false } },
  'D1-28': { table: { question: 'fil_filings', column: 'passed', value: '2024-01-01' } },
  'D2-05': { answers: { sort_reviewer: '卫子衿' } },
  'D2-06a': { answers: { sort_from: '2024-12-30' } },
  'D2-06b': { answers: { sort_to: '2026-01-04' } },
  'D2-06c': { answers: { sort_to: '2025-05-01' } },
  'D2-06d': { table: { question: 'sort_steps', column: 'day', value: '2025-04-01' } },
  'D2-06e': { answers: { sort_approved: '2025-06-01' } },

  'D1-00': { answers: { fil_base_date: '2025-03-31' } },
  'D1-00b': { answers: { fil_base_date: '2025-07-31' } },
  'D1-00c': { answers: { fil_base_date: '2030-01-01' } },
  'D1-09a': { rows: { shares: none } },
  'D1-09b': { rows: { shares: allWith({ data_no: 'ZY-9999-001' }) } },
  'D1-09c': { rows: { shares: firstWith({ data_no: 'ZY-9999-001' }) } },
  'D1-10a': { rows: { exports: none } },
  'D1-10b': { rows: { exports: allWith({ data_no: 'ZY-9999-001' }) } },
  'D1-10c': { rows: { exports: firstWith({ data_no: 'ZY-9999-001' }) } },
  'D1-13': { rows: { catalogue: firstWith({ person: '查无此人' }) } },
  'D1-16': { answers: { fil_ra_items: 23 } },
  'D1-16b': { answers: { fil_ra_records: 1_000_000 } },
  'D1-17': { answers: { fil_sh_submitted: '2025-08-01' } },
  'D1-18': { answers: { fil_type: 'change' } },
  'D1-20': { answers: { fil_none: true } },
  'D1-22': { rows: { judgements: only(5) } },
  'D1-23': { rows: { catalogue: allWith({ reviewed: false }) } },
  'D1-24': { rows: { carriers: allWith({ place: 'abroad' }) } },
  'D1-25': { answers: { fil_internal_date: null } },
  'D1-26a': { answers: { fil_sh_feedback: '2025-07-01' } },
  'D1-26b': { answers: { fil_sh_feedback: '2025-07-30', fil_sh_resubmitted: '2025-07-25' } },
  'D1-26c': { answers: { fil_bj_feedback: '2025-07-01' } },
  'D1-26d': { answers: { fil_bj_feedback: '2025-07-30', fil_bj_resubmitted: '2025-07-25' } },
  'D1-27': { answers: { fil_change_date: '2025-10-01', fil_change_filed: '2025-09-01' } },
  'D1-30': { table: { question: 'fil_filings', column: 'state', value: 'submitted' } },

  'X-02': { rows: { datalist: firstWith({ no: 'ZY-9999-001' }, isFiled) } },
  'X-02b': { rows: { datalist: allWith({ level: 'important' }) } },
  'X-02d': { rows: { catalogue: firstWith({ no: 'ZY-9999-001' }) } },
  'X-04a': { rows: { shares: firstWith({ receiver: '没有登记的公司' }) } },
  'X-04b': { rows: { catalogue: allWith({ shared: 'none' }) } },
  'X-04c': { rows: { partners: firstWith({ data_nos: 'ZY-9999-001、ZY-9999-002' }, isFiled) } },
  'X-05a': { rows: { datalist: firstWith({ abroad: false }, ({ abroad }) => abroad === true) } },
  'X-05c': { rows: { datalist: firstWith({ abroad: true }, (each) => isFiled(each) && each['abroad'] !== true) } },
  'X-05b': { answers: { fil_export_filed: null } },
  'X-07a': { answers: { ent_cdo: null } },
  'X-07b': { rows: { posts: without(1) } },
  'X-07c': { rows: { posts: without(0) } },
  'X-08a': { rows: { catalogue: allWith({ people: 100_000 }) } },
  'X-08b': { rows: { datalist: allWith({ people: 900_000 }) } },
  'X-11a': { rows: { carriers: firstWith({ filing_no: '备-0' }) } },
  'X-11b': { rows: { catalogue: firstWith({ carriers: '没有列出的存储' }) } },
  'X-12a': { answers: { sort_to: '2025-07-02' } },
  'X-12b': { answers: { fil_ra_date: '2025-06-01' } },
  'X-12c': { answers: { fil_ra_submitted: '2025-09-01' } },
  'X-13': { answers: { fil_pia_date: null } },
  'D2-01': { rows: { datalist: allWith({ system: '同一个系统' }) } },
  'D2-01b': { table: { question: 'sort_scope', column: 'system', value: '另一个系统' } },
  'D2-13': { answers: { sort_year: 2024 } },
  'D2-14': { rows: { datalist: allWith({ reviewed: false }) } },
  'D5-20': { rows: { posts: allWith({ fulltime: 'part' }) } },
  'D5-21': { rows: { catalogue: firstWith({ department: '新设部门' }) } },
  'D5-22': { rows: { posts: allWith({ crowd: 'management' }) } },
  'D5-23': { rows: { partners: firstWith({ contract: 'HT-0' }, ({ state }) => state === 'active') } },
  'D5-24': { rows: { organisation: allWith({ tier: 'manage' }) } },
  'D5-25': { rows: { organisation: allWith({ tier: 'execute' }) } },
  'D5-26': { rows: { partners: none } },
};
