import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from './desk.ts';

const PACKS = join(import.meta.dirname, '../fixtures/packs');
let desk: Desk;
let subject = '';
let today = new Date(2026, 6, 1, 9);

async function open(packId = 'duties', packsDirs = [PACKS]): Promise<void> {
  desk = openDesk({ packsDirs, now: () => today });
  ({ subject } = await desk.create(packId));
}
beforeEach(async () => {
  today = new Date(2026, 6, 1, 9);
  await open();
});
afterEach(() => desk.clear());

const answer = (values: Record<string, string | null>) =>
  desk.call('answer.put', {
    edits: Object.entries(values).map(([question, value]) => ({ subject, question, row: '', column: '', value })),
  });
const list = async () => (await desk.call('duty.list', {})).deadlines;
const one = async (id: string) => (await list()).find(({ duty }) => duty === id);

describe('deadlines of the open casefile', () => {
  it('come sorted, with subject, rule, source and the place where they are answered', async () => {
    await answer({ changed: '2026-03-15' });
    const found = await list();
    expect(found.map(({ duty, state, due, daysLeft }) => [duty, state, due, daysLeft])).toEqual([
      ['SH-10', 'overdue', '2026-06-15', -16],
      ['SH-09', 'due', '2026-07-31', 30],
      ['SH-06', 'waiting', '', null],
      ['SH-14', 'open', '', null],
    ]);
    expect(found[0]).toMatchObject({
      name: '甲公司',
      rule: '自事件发生之日起 3 个月',
      source: { document: '管理办法', confidence: 'text' },
      at: { subject, form: 'main', question: 'changed' },
    });
  });

  it('follow the answers: 20 and 15 working days, done, hidden questions', async () => {
    await answer({ submitted: '2026-07-20' });
    expect(await one('CN-11a')).toMatchObject({ state: 'due', due: '2026-08-17' });
    expect(await one('SH-09')).toMatchObject({ state: 'done', doneOn: '2026-07-20' });
    await answer({ feedback: '2026-08-10' });
    expect(await one('CN-11b')).toMatchObject({ due: '2026-08-31', at: { question: 'resubmitted' } });
    await answer({ resubmitted: '2026-08-20' });
    expect((await one('CN-11b'))?.state).toBe('done');
    await answer({ feedback: null });
    expect(await one('CN-11b')).toBeUndefined();
  });

  it('a year without a schedule gives no day until its file is imported', async () => {
    today = new Date(2026, 11, 21, 9);
    await answer({ submitted: '2026-12-20' });
    expect(await one('CN-11a')).toMatchObject({ state: 'unknown', due: '', missingYear: 2027 });
    const { calendar } = await desk.call('duty.list', {});
    expect(calendar.warnings).toEqual([expect.stringContaining('还没有 2027 年的放假调休安排')]);
    const shipped = readFileSync(join(import.meta.dirname, '../../resources/work-calendar/2026.yaml'), 'utf8');
    const holidays = shipped.slice(shipped.indexOf('holidays:'), shipped.indexOf('workdays:'));
    const file = desk.path('下载的 2027.yaml');
    writeFileSync(
      file,
      `year: 2027\ndocument: 测试用的通知\nconfidence: design\n${holidays.replaceAll('2026-', '2027-')}workdays: []\n`,
    );
    const imported = await desk.call('calendar.import', { path: file });
    expect(imported).toMatchObject({ year: 2027, warnings: [] });
    expect(imported.years.at(-1)).toMatchObject({ year: 2027, origin: 'imported' });
    expect(existsSync(join(desk.home, 'work-calendar/2027.yaml'))).toBe(true);
    expect(await one('CN-11a')).toMatchObject({ state: 'due', due: '2027-01-18' });
  });
});

describe('schedules of working days', () => {
  it('shipped ones are known; an imported year wins; warnings begin in November', async () => {
    today = new Date(2026, 9, 31, 9);
    const shipped = await desk.call('calendar.list', {});
    expect(shipped).toMatchObject({ problems: [], warnings: [] });
    expect(shipped.years.map(({ year, origin }) => [year, origin])).toEqual([
      [2024, 'shipped'],
      [2025, 'shipped'],
      [2026, 'shipped'],
    ]);
    today = new Date(2026, 10, 1, 9);
    expect((await desk.call('calendar.list', {})).warnings).toHaveLength(1);
    today = new Date(2028, 0, 1, 9);
    expect((await desk.call('calendar.list', {})).warnings[0]).toContain('没有 2028 年');
    const file = desk.path('2026.yaml');
    const text = readFileSync(join(import.meta.dirname, '../../resources/work-calendar/2026.yaml'), 'utf8');
    writeFileSync(file, text.replace(/document: .*/, 'document: 更正后的通知'));
    await desk.call('calendar.import', { path: file });
    expect((await desk.call('calendar.list', {})).years.find(({ year }) => year === 2026)).toMatchObject({
      origin: 'imported',
      document: '更正后的通知',
    });
  });

  const good = { year: 2027, document: '通知', confidence: 'text', workdays: [] as string[] };
  const day = (from: string, to = from) => ({ name: '假', from, to });
  const holidays = ['01-01', '02-06', '04-05', '05-01', '10-01'].map((at) => day(`2027-${at}`));
  it.each<[string, string, string | object, string]>([
    ['another kind of file', '日历.xlsx', 'PK', '.yaml'],
    ['no YAML', 'a.yaml', 'year: [', 'YAML 写法有误'],
    ['nothing of a schedule', 'a.yaml', { hello: 1 }, '缺少这一项'],
    ['too few holidays', 'a.yaml', { ...good, holidays: holidays.slice(0, 2) }, '至少要有 5 项'],
    [
      'a holiday of another year',
      'a.yaml',
      { ...good, holidays: [...holidays, day('2026-12-31', '2027-01-02')] },
      '不在本年度内',
    ],
    ['a worked Wednesday', 'a.yaml', { ...good, holidays, workdays: ['2027-01-06'] }, '应是周六或周日'],
    ['a day that does not exist', 'a.yaml', { ...good, holidays: [...holidays, day('2027-02-30')] }, '真实存在'],
    ['a name that says another year', '2028.yaml', { ...good, holidays }, '与文件名不符'],
  ])('%s is refused with a sentence', async (_name, file, content, words) => {
    const path = desk.path(file);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    const error = await desk.fail('calendar.import', { path });
    expect(error.code).toBe('BAD_INPUT');
    expect(error.message).toContain(words);
    expect(error.message).toMatch(/没有导入。$/);
    expect((await desk.call('calendar.list', {})).years).toHaveLength(3);
  });

  it('a file that is missing is refused, and a broken one in the home is told without losing the others', async () => {
    expect(await desk.fail('calendar.import', { path: desk.path('没有.yaml') })).toMatchObject({ code: 'BAD_INPUT' });
    mkdirSync(join(desk.home, 'work-calendar'), { recursive: true });
    writeFileSync(join(desk.home, 'work-calendar/2027.yaml'), 'year: 2027');
    const { years, problems } = await desk.call('calendar.list', {});
    expect(years).toHaveLength(3);
    expect(problems).toMatchObject([{ file: '2027.yaml', message: expect.stringContaining('缺少这一项') as string }]);
  });
});

describe('the Shanghai pack', () => {
  it('counts 30 working days from the approval, then a year from the reports', async () => {
    await desk.clear();
    await open('shanghai-2025', [join(import.meta.dirname, '../../templates')]);
    const added = await desk.call('subject.add', { kind: 'system', name: '平台' });
    subject = added.subject;
    await answer({ rev_stage: 'filed', rev_pass_date: '2026-09-21', grd_level: '3' });
    expect(await one('SH-02')).toMatchObject({ state: 'due', due: '2026-11-09' });
    expect(await one('SH-01')).toMatchObject({ state: 'open' });
    await answer({ rev_reports_date: '2026-10-30' });
    expect(await one('SH-02')).toMatchObject({ state: 'done', doneOn: '2026-10-30' });
    expect(await one('SH-03')).toMatchObject({ state: 'due', due: '2027-10-30' });
    expect(await one('SH-04')).toBeUndefined();
  });
});
