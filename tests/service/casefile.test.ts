/** A casefile's whole life through the calls, as a window makes them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SUBJECT, type Answer } from '../../core/answer/answer.ts';
import { openDesk, PACK, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(() => void (desk = openDesk()));
afterEach(() => desk.clear());

const create = (passphrase: string | null = null, name = '甲') =>
  desk.call('casefile.create', { path: desk.path(name), packId: PACK, enterpriseName: '甲公司', passphrase });

/** The pack's first single kind and the question that names it, so that no question id is written here. */
async function enterprise(answers: Answer[]) {
  const pack = await desk.call('pack.get', { id: PACK, version: (await desk.call('pack.list', {}))[0]?.version ?? '' });
  const kind = pack.subjects.find((candidate) => candidate.single);
  const subject = answers.find(
    ({ question, value }) =>
      question === SUBJECT && typeof value === 'object' && 'kind' in value && value.kind === kind?.kind,
  )?.subject;
  return { subject: subject ?? '', question: kind?.nameQuestion ?? '', row: '', column: '' };
}

it('a new casefile has its single subjects and the enterprise’s name, and that is not undone', async () => {
  const { state, recoveryCode } = await create();
  const key = await enterprise(state.answers);
  expect(recoveryCode).toBe('');
  expect(state).toMatchObject({ name: '甲', packId: PACK, encrypted: false, readOnly: false, canUndo: false });
  expect(state.path).toBe(desk.path('甲.iovcase'));
  expect(state.answers).toContainEqual({ ...key, value: '甲公司' });
  const undone = await desk.call('answer.undo', {});
  expect(undone.changed).toEqual([]);
});

it('answers are put, undone, redone, and told with their author', async () => {
  const { state } = await create();
  const key = await enterprise(state.answers);
  await desk.call('app.setAuthor', { author: '评估员乙' });
  const put = await desk.call('answer.put', { edits: [{ ...key, value: '乙公司' }], reason: '更名' });
  expect(put).toMatchObject({ changed: [{ ...key, value: '乙公司' }], canUndo: true, canRedo: false });
  expect(put.revision).toBeGreaterThan(state.revision);
  expect((await desk.call('answer.undo', {})).changed).toEqual([{ ...key, value: '甲公司' }]);
  expect((await desk.call('answer.redo', {})).changed).toEqual([{ ...key, value: '乙公司' }]);
  const history = await desk.call('answer.history', { subject: key.subject, question: key.question });
  expect(history.map(({ action, author, value }) => [action, author, value])).toEqual([
    ['redo', '评估员乙', '乙公司'],
    ['undo', '评估员乙', '甲公司'],
    ['edit', '评估员乙', '乙公司'],
    ['create', '', '甲公司'],
  ]);
});

it('an answer that nobody would ever see is refused', async () => {
  const { state } = await create();
  const key = await enterprise(state.answers);
  const fail = async (edit: object) =>
    (await desk.fail('answer.put', { edits: [{ ...key, value: 'x', ...edit }] })).code;
  expect(await fail({ question: 'no_such_question' })).toBe('BAD_INPUT');
  expect(await fail({ subject: 'nobody' })).toBe('NOT_FOUND');
  expect(await fail({ question: SUBJECT, value: null })).toBe('BAD_INPUT');
  expect((await desk.call('casefile.current', {}))?.answers).toEqual(state.answers);
});

it('subjects come in order and go', async () => {
  await create();
  const first = await desk.call('subject.add', { kind: 'system', name: '平台一' });
  const second = await desk.call('subject.add', { kind: 'system', name: '平台二' });
  const orders = [first, second].map(({ changed }) => changed.find(({ question }) => question === SUBJECT)?.value);
  expect(JSON.stringify(orders[0]) < JSON.stringify(orders[1])).toBe(true);
  expect((await desk.fail('subject.add', { kind: 'nothing', name: 'x' })).code).toBe('BAD_INPUT');
  await desk.call('subject.remove', { subject: first.subject });
  expect((await desk.fail('subject.remove', { subject: first.subject })).code).toBe('NOT_FOUND');
  await desk.call('answer.undo', {});
  const state = await desk.call('casefile.current', {});
  expect(state?.answers.filter(({ question }) => question === SUBJECT).map(({ subject }) => subject)).toContain(
    first.subject,
  );
});

it('single subjects are there once and stay', async () => {
  const { state } = await create();
  const { subject } = await enterprise(state.answers);
  const pack = await desk.call('pack.get', { id: PACK, version: state.packVersion });
  const single = pack.subjects.find((kind) => kind.single)?.kind ?? '';
  expect((await desk.fail('subject.add', { kind: single, name: 'x' })).code).toBe('EXISTS');
  expect((await desk.fail('subject.remove', { subject })).code).toBe('BAD_INPUT');
});

it('a reloaded window finds the casefile still open; a closed one is closed', async () => {
  const { state } = await create();
  expect(await desk.call('casefile.current', {})).toEqual(state);
  await desk.call('casefile.close', {});
  expect(await desk.call('casefile.current', {})).toBeNull();
});

it('a passphrase is needed, wrong ones are told apart, and the recovery code opens', async () => {
  const { state, recoveryCode } = await create('春风又绿江南岸');
  expect(state.encrypted).toBe(true);
  await desk.call('casefile.close', {});
  const { path } = state;
  expect((await desk.fail('casefile.open', { path })).code).toBe('PASSPHRASE_NEEDED');
  expect((await desk.fail('casefile.open', { path, passphrase: 'x' })).code).toBe('WRONG_PASSPHRASE');
  expect((await desk.fail('casefile.open', { path, recoveryCode: 'ABCD' })).code).toBe('WRONG_RECOVERY_CODE');
  expect((await desk.call('casefile.open', { path, recoveryCode })).answers).toEqual(state.answers);
  const changed = await desk.call('casefile.changePassphrase', { recoveryCode, next: '明月何时照我还' });
  expect(changed.recoveryCode).not.toBe(recoveryCode);
  await desk.call('casefile.close', {});
  expect((await desk.fail('casefile.open', { path, passphrase: '春风又绿江南岸' })).code).toBe('WRONG_PASSPHRASE');
  await desk.call('casefile.open', { path, passphrase: '明月何时照我还' });
  const settings = readFileSync(`${desk.home}/settings.json`, 'utf8');
  expect(settings).not.toMatch(/春风|明月/);
});

it('a copy and another passphrase are made beside other work; the new code is given out once', async () => {
  await create('春风又绿江南岸');
  const path = desk.path('另存.iovcase');
  const saved = await desk.ended(await desk.call('casefile.saveAsStart', { path }));
  expect([saved.kind, saved.state]).toEqual(['copy', 'done']);
  expect((await desk.call('casefile.current', {}))?.path).toBe(path);
  const wrong = await desk.call('casefile.changePassphraseStart', { current: 'x', next: null });
  expect((await desk.ended(wrong)).error?.code).toBe('WRONG_PASSPHRASE');
  expect((await desk.fail('casefile.passphraseChanged', { id: wrong.id })).code).toBe('NOT_FOUND');
  const change = { current: '春风又绿江南岸', next: '明月何时照我还' };
  const { id, state } = await desk.ended(await desk.call('casefile.changePassphraseStart', change));
  expect(state).toBe('done');
  const { recoveryCode } = await desk.call('casefile.passphraseChanged', { id });
  expect((await desk.fail('casefile.passphraseChanged', { id })).code).toBe('NOT_FOUND');
  await desk.call('casefile.close', {});
  expect((await desk.call('casefile.open', { path, recoveryCode })).path).toBe(path);
});

it('files that are no casefile, are gone, or exist already are told apart', async () => {
  writeFileSync(desk.path('text.iovcase'), 'no casefile, but long enough to have a header of some sort.'.repeat(10));
  expect((await desk.fail('casefile.open', { path: desk.path('text.iovcase') })).code).toMatch(
    /NOT_A_CASEFILE|PASSPHRASE_NEEDED/,
  );
  expect((await desk.fail('casefile.open', { path: desk.path('gone.iovcase') })).code).toBe('NOT_FOUND');
  await create();
  const again = { path: desk.path('甲.iovcase'), packId: PACK, enterpriseName: '', passphrase: null };
  expect((await desk.fail('casefile.create', again)).code).toBe('EXISTS');
  expect(await desk.call('casefile.current', {})).not.toBeNull();
});

it('opening another casefile closes the first and frees its lock', async () => {
  const first = await create(null, '一');
  const second = await create(null, '二');
  expect(second.state.session).not.toBe(first.state.session);
  const other = openDesk();
  expect((await other.call('casefile.open', { path: first.state.path })).answers).toEqual(first.state.answers);
  expect((await other.fail('casefile.open', { path: second.state.path })).code).toBe('LOCKED');
  await other.clear();
});

it('opening twice at once leaves exactly one open', async () => {
  const { state } = await create();
  await desk.call('casefile.close', {});
  const opened = await Promise.all([1, 2, 3].map(() => desk.call('casefile.open', { path: state.path })));
  expect((await desk.call('casefile.current', {}))?.session).toBe(opened[2]?.session);
});

it('evidence comes back as it went in', async () => {
  await create();
  const data = Buffer.from('%PDF-1.4 佐证').toString('base64');
  const added = await desk.call('evidence.add', { name: '佐证.pdf', data });
  expect(await desk.call('evidence.get', { sha256: added.sha256 })).toMatchObject({
    sha256: added.sha256,
    name: '佐证.pdf',
    mime: 'application/pdf',
    bytes: added.bytes,
    data,
  });
  expect((await desk.fail('evidence.get', { sha256: '0'.repeat(64) })).code).toBe('NOT_FOUND');
});

it('a backup is made, listed, and restored beside the casefile', async () => {
  const { state } = await create('口令');
  const key = await enterprise(state.answers);
  const made = await desk.call('backup.create', {});
  expect((await desk.call('backup.list', {})).map(({ path }) => path)).toContain(made.path);
  await desk.call('answer.put', { edits: [{ ...key, value: '之后的名称' }] });
  const restore = { backup: made.path, path: desk.path('恢复') };
  expect((await desk.fail('backup.restore', restore)).code).toBe('PASSPHRASE_NEEDED');
  const restored = await desk.call('backup.restore', { ...restore, passphrase: '口令' });
  expect(restored.path).toBe(desk.path('恢复.iovcase'));
  expect(restored.answers).toContainEqual({ ...key, value: '甲公司' });
  const original = await desk.call('casefile.open', { path: state.path, passphrase: '口令' });
  expect(original.answers).toContainEqual({ ...key, value: '之后的名称' });
  expect(await desk.call('casefile.verify', {})).toMatchObject({ ok: true, problems: [] });
});

it('a casefile whose pack is missing is not opened, and not harmed', async () => {
  const { state } = await create();
  await desk.call('casefile.close', {});
  const other = openDesk({ packsDirs: [desk.path('nothing')] });
  expect((await other.fail('casefile.open', { path: state.path })).code).toBe('PACK');
  expect(await other.call('casefile.current', {})).toBeNull();
  await other.clear();
  expect((await desk.call('casefile.open', { path: state.path })).answers).toEqual(state.answers);
});

it('closing the workbench closes the casefile', async () => {
  const { state } = await create();
  await desk.workbench.close();
  const beside = readdirSync(desk.folder).filter((name) => name.startsWith('甲'));
  expect(beside.filter((name) => /-wal|-shm|\.lock/.test(name))).toEqual([]);
  const other = openDesk();
  expect((await other.call('casefile.open', { path: state.path })).readOnly).toBe(false);
  await other.clear();
});
