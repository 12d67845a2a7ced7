import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FilingDesk } from './filing-desk.ts';

let firm: FilingDesk;
beforeEach(async () => {
  firm = await new FilingDesk({ now: () => new Date(2026, 3, 1, 9) }).start();
});
afterEach(() => firm.desk.clear());

const BILLION = 1_000_000_000;

describe('the worked examples of D1 §1.5, from rows to the deadline', () => {
  it('12.0 亿条 / 82 TB → 16.1 亿条 / 97 TB, changed on 2026-03-15, is due on 2026-06-15', async () => {
    await firm.put({ a: { records: 1.2 * BILLION, amount: 82 } });
    await firm.file('2025-07-20');
    await firm.edit('a', { records: 1.61 * BILLION, amount: 97 });
    await firm.answer('changed', '2026-03-15');
    const changes = await firm.changes();
    expect(changes.baseline).toMatchObject({ date: '2025-07-20', rows: 1 });
    expect(changes.triggered).toBe(true);
    const [records, bytes] = changes.total?.measures ?? [];
    expect(records).toMatchObject({ label: '记录条数', unit: '条', state: 'exceeded', rate: 34.17 });
    expect(bytes).toMatchObject({ label: '字节数', state: 'below', rate: 18.29 });
    expect([bytes?.before, bytes?.now]).toEqual([82 * 1024 ** 4, 97 * 1024 ** 4]);
    expect(records?.causes).toEqual([{ key: 'A', row: 'a', before: 1.2 * BILLION, now: 1.61 * BILLION }]);
    expect(changes.groupLabels).toEqual(['二级类别', '级别']);
    expect(changes.groups.map(({ labels }) => labels)).toEqual([['感知', '重要']]);
    expect(changes.reasons).toEqual([
      '全目录合计的记录条数变化 34.17%，达到 30%',
      '感知 · 重要的记录条数变化 34.17%，达到 30%',
    ]);
    expect(changes.clock).toMatchObject({ state: 'due', due: '2026-06-15', aim: '2026-06-15', daysLeft: 75 });
    const { deadlines } = await firm.desk.call('duty.list', {});
    expect(deadlines).toMatchObject([{ duty: 'SH-10', state: 'due', due: '2026-06-15', daysLeft: 75 }]);
  });

  it.each([
    ['exactly 30 %', 1_690_000_000, true, 30],
    ['one record less is shown as less', 1_689_999_999, false, 29.99],
  ])('13.0 → 16.9 亿条: %s', async (_name, now, triggered, rate) => {
    await firm.put({ a: { records: 1_300_000_000, amount: 1 } });
    await firm.file('2025-07-20');
    await firm.edit('a', { records: now });
    const changes = await firm.changes();
    expect(changes.triggered).toBe(triggered);
    expect(changes.total?.measures[0]?.rate).toBe(rate);
    expect(changes.clock.state).toBe(triggered ? 'waiting' : 'none');
    expect((await firm.desk.call('duty.list', {})).deadlines).toHaveLength(triggered ? 1 : 0);
  });

  it('small changes add up against one baseline, which stays until the next approval', async () => {
    await firm.put({ a: { records: 100, amount: 10 } });
    await firm.file('2025-07-20');
    const seen: boolean[] = [];
    for (const records of [110, 120, 129, 130]) {
      await firm.edit('a', { records });
      if (records === 120) await firm.file('2026-01-10', 'sent');
      if (records === 129) await firm.file('2026-01-20', 'returned');
      seen.push((await firm.changes()).triggered);
    }
    expect(seen).toEqual([false, false, false, true]);
    expect((await firm.changes()).filings).toBe(3);
    await firm.file('2026-02-20');
    expect(await firm.changes()).toMatchObject({ triggered: false, baseline: { date: '2026-02-20' } });
  });

  it('a new class, a destroyed class and a change of sharing each ask for a filing', async () => {
    await firm.put({ a: { records: 1000, amount: 10 }, b: { records: 1000, amount: 10 } });
    await firm.file('2025-07-20');
    await firm.put({ c: { kind: 'decide', records: 1, amount: 0 } });
    const fresh = await firm.changes();
    expect(fresh.triggered).toBe(true);
    expect(fresh.reasons).toEqual(['决策 · 重要的记录条数以前没有备案，属于新增']);
    expect(fresh.added).toEqual({ count: 1, rows: [{ key: 'C', row: 'c' }] });
    await firm.remove('c');
    expect((await firm.changes()).triggered).toBe(false);
    await firm.edit('b', { kind: 'decide' });
    await firm.file('2025-08-20');
    await firm.remove('b');
    const gone = await firm.changes();
    expect(gone.groups.find(({ labels }) => labels[0] === '决策')?.measures[0]).toMatchObject({
      state: 'gone',
      rate: 100,
    });
    expect(gone.removed).toEqual({ count: 1, rows: [{ key: 'B', row: '' }] });
    await firm.file('2025-09-20');
    await firm.edit('a', { share: 'give', acts: ['keep', 'use'], phone: '2' });
    await firm.file('2025-10-20');
    await firm.edit('a', { share: 'no', acts: ['use', 'keep'], phone: '1' });
    const shared = await firm.changes();
    expect(shared.triggered).toBe(true);
    expect(shared.cells).toMatchObject({ count: 2, triggering: 1 });
    expect(shared.cells.rows[0]).toMatchObject({ label: '对外共享', before: '提供', now: '否', triggers: true });
  });
});

describe('filings', () => {
  it('the first has no baseline, one not approved is none either; both are said', async () => {
    await firm.put({ a: { records: 1 } });
    expect(await firm.changes()).toMatchObject({
      filings: 0,
      baseline: null,
      triggered: false,
      notes: [expect.stringContaining('还没有登记过提交')],
    });
    await firm.file('2026-03-01', 'sent');
    expect(await firm.changes()).toMatchObject({
      filings: 1,
      baseline: null,
      notes: [expect.stringContaining('还没有一次标为备案通过')],
    });
    expect(await firm.desk.fail('filing.report', firm.at)).toMatchObject({ code: 'NOT_READY' });
  });

  it('keep the rows as they were, as canonical JSON with computed values; equal rows make equal files', async () => {
    await firm.put({ b: { records: 5, amount: 2, kind: { option: 'else', other: '路侧' } }, a: { records: 7 } });
    const { file, row } = await firm.desk.call('filing.record', firm.at);
    const stored = await firm.desk.call('evidence.get', { sha256: file.sha256 });
    const lines = gunzipSync(Buffer.from(stored.data, 'base64')).toString().split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      pack: { id: 'filing', version: '1.0.0' },
      rows: 2,
      date: '2026-04-01',
    });
    expect(JSON.parse(lines[1] ?? '')).toEqual({
      id: 'b',
      cells: { no: 'B', kind: { option: 'else', other: '路侧' }, level: 'important', records: 5, amount: 2 },
      computed: { bytes: 2 * 1024 ** 4 },
    });
    expect((await firm.desk.call('filing.record', firm.at)).file).toEqual(file);
    const state = await firm.desk.call('casefile.current', {});
    const cells = state?.answers.filter((answer) => answer.row === row).map(({ column, value }) => [column, value]);
    expect(Object.fromEntries(cells ?? [])).toEqual({
      '': { order: expect.any(String) as string },
      state: 'sent',
      submitted: '2026-04-01',
      snapshot: [file],
    });
    await firm.desk.call('answer.undo', {});
    expect((await firm.changes()).filings).toBe(1);
  });

  it('another text of 「其他」 is another value; the newest approved one counts, of one day the later', async () => {
    await firm.put({ a: { records: 1, kind: { option: 'else', other: '甲' } } });
    await firm.file('2026-01-01');
    await firm.edit('a', { kind: { option: 'else', other: '乙' } });
    expect((await firm.changes()).cells.rows).toMatchObject([{ label: '二级类别', before: '甲', now: '乙' }]);
    await firm.file('2026-01-01');
    expect((await firm.changes()).cells.count).toBe(0);
    await firm.file('2025-01-01');
    expect((await firm.changes()).baseline?.date).toBe('2026-01-01');
  });

  it('are seen by checks as q.<register>.change', async () => {
    await firm.put({ a: { records: 100 } });
    const summary = async () => (await firm.desk.call('register.state', {}))[0]?.change;
    expect(await summary()).toMatchObject({ filed: false, triggered: false, max_rate: null });
    await firm.file('2025-07-20');
    await firm.edit('a', { records: 150, share: 'give' });
    expect(await summary()).toEqual({
      filed: true,
      triggered: true,
      max_rate: 50,
      exceeded: 1,
      added: 0,
      removed: 0,
      changed: 1,
    });
  });

  it('a register without rows, one without a rule, a question that is none are refused', async () => {
    expect(await firm.desk.fail('filing.record', firm.at)).toMatchObject({ code: 'NOT_READY' });
    const other = { subject: firm.subject, question: 'differences' };
    expect(await firm.desk.fail('filing.changes', other)).toMatchObject({ code: 'BAD_INPUT' });
    expect(await firm.desk.fail('filing.changes', { ...other, question: 'name' })).toMatchObject({ code: 'BAD_INPUT' });
    expect(await firm.desk.fail('filing.record', { ...firm.at, subject: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('snapshots made elsewhere', () => {
  const attach = async (name: string, content: Buffer): Promise<void> => {
    const file = await firm.desk.call('evidence.add', { name, data: content.toString('base64') });
    const row = await firm.file('2026-03-01');
    await firm.answer('filings', [{ sha256: file.sha256, name }], row, 'snapshot');
  };

  it('of another pack version are compared on the columns both have, and it is said', async () => {
    await firm.put({ a: { records: 100, share: 'give' } });
    const { file } = await firm.desk.call('filing.record', firm.at);
    const stored = await firm.desk.call('evidence.get', { sha256: file.sha256 });
    const [head = '', ...rows] = gunzipSync(Buffer.from(stored.data, 'base64')).toString().split('\n');
    const header = JSON.parse(head) as { pack: { version: string }; columns: { id: string; label?: string }[] };
    header.pack.version = '0.9.0';
    header.columns = [
      ...header.columns.filter(({ id }) => !['share', 'level'].includes(id)),
      { ...header.columns[0], id: 'old', label: '旧列' },
    ];
    const older = rows.map((row) => row.replace('"share":"give"', '"old":"x"').replace('"level":"important",', ''));
    await attach('旧快照.jsonl.gz', gzipSync([JSON.stringify(header), ...older].join('\n')));
    await firm.edit('a', { records: 120 });
    const changes = await firm.changes();
    expect(changes.notes).toEqual([
      '备案快照由规范包 filing 0.9.0 生成，当时没有「级别」、「对外共享」，这些列不参与比较。',
      '备案快照由规范包 filing 0.9.0 生成，其中的「旧列」现在已经没有，不参与比较。',
    ]);
    expect(changes.groupLabels).toEqual(['二级类别']);
    expect(changes).toMatchObject({ triggered: false, groups: [{ measures: [{ rate: 20 }, {}] }] });
  });

  it.each([
    ['no gzip', Buffer.from('hello')],
    ['another file', gzipSync('hello')],
    ['cut off', gzipSync('{"format":"register-snapshot"}')],
  ])('%s is no baseline, and it is said', async (_name, content) => {
    await firm.put({ a: { records: 100 } });
    await attach('快照.gz', content);
    const { baseline, notes } = await firm.changes();
    expect(baseline).toBeNull();
    expect(notes[0]).toContain('附件“快照.gz”不是用「登记本次提交」生成的快照');
  });
});

describe('表1-7', () => {
  it('is written as one step: what changed, how much, by when, under which rule', async () => {
    await firm.put({ a: { records: 100, amount: 1 }, b: { records: 10, amount: 1 } });
    await firm.file('2025-07-20');
    await firm.edit('a', { records: 150, share: 'give' });
    await firm.remove('b');
    await firm.put({ c: { records: 1 } });
    await firm.answer('changed', '2026-03-15');
    expect((await firm.changes()).report).toMatchObject({ label: '变更对照', rows: 4 });
    const written = await firm.desk.call('filing.report', firm.at);
    expect(written).toMatchObject({ question: 'differences', rows: 4 });
    const days = { occurred: '2026-03-15', due: '2026-06-15' };
    const other = { clause: '其他备案内容变化', ...days };
    expect(await firm.reportRows()).toEqual([
      {
        no: 'A',
        field: '记录条数',
        before: '100',
        now: '150',
        rate: 50,
        clause: '规模变化 30% 以上（全目录合计；感知 · 重要）',
        ...days,
      },
      { no: 'A', field: '对外共享', now: '提供', ...other },
      { no: 'C', field: '新增', ...other },
      { no: 'B', field: '删除', ...other },
    ]);
    await firm.desk.call('filing.report', firm.at);
    expect(await firm.reportRows()).toHaveLength(4);
    await firm.desk.call('answer.undo', {});
    await firm.desk.call('answer.undo', {});
    expect(await firm.reportRows()).toEqual([]);
  });
});
