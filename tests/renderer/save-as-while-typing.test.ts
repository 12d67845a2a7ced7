/** The window's store before a real workbench, while the casefile gets another name. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerKey, keyText } from '../../core/answer/answer.ts';
import { openDesk, PACK, type Desk } from '../service/desk.ts';

let desk: Desk;
let store: typeof import('../../renderer/store/casefile-store.ts');
let state: typeof import('../../renderer/store/casefile-state.ts');

beforeEach(async () => {
  desk = openDesk();
  // Nothing is asked of the evaluation, which waits for a pause.
  const never = { setTimeout: () => 0, clearTimeout: () => undefined };
  vi.stubGlobal('window', Object.assign(new EventTarget(), { workbench: desk.workbench, ...never }));
  // A hidden page paints nothing: writes set off at once.
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'hidden' }));
  vi.resetModules();
  store = await import('../../renderer/store/casefile-store.ts');
  state = await import('../../renderer/store/casefile-state.ts');
});
afterEach(async () => {
  store.forgetCasefile();
  vi.unstubAllGlobals();
  await desk.clear();
});

it('what is typed while the casefile goes on under another name is neither lost nor hidden', async () => {
  const { subject } = await desk.create(PACK);
  await store.loadCurrent();
  const keys = ['ent_address', 'ent_credit_code', 'ent_security_department'].map((question) =>
    answerKey(subject, question),
  );
  await desk.ended(await desk.call('casefile.saveAsStart', { path: desk.path('另存.iovcase') }));
  const copy = await desk.call('casefile.current', {});
  // The first is on its way, the others wait behind it.
  for (const key of keys) store.put([{ ...key, value: '写在另存时' }]);
  await store.adopt(copy!);
  await store.settled();
  const { path, answers } = (await desk.call('casefile.current', {}))!;
  expect(path).toBe(desk.path('另存.iovcase'));
  const onDisk = new Map(answers.map((answer) => [keyText(answer), answer.value]));
  for (const key of keys) {
    expect(onDisk.get(keyText(key))).toBe('写在另存时');
    expect(state.answers.get().get(keyText(key))?.value).toBe('写在另存时');
  }
});

it('what waits for one casefile is not written into another', async () => {
  const { subject } = await desk.create(PACK);
  await store.loadCurrent();
  const first = desk.path('甲.iovcase');
  const other = await desk.call('casefile.create', {
    path: desk.path('乙.iovcase'),
    packId: PACK,
    enterpriseName: '乙公司',
    passphrase: null,
  });
  await desk.call('casefile.open', { path: first });
  for (const question of ['ent_address', 'ent_security_department'])
    store.put([{ ...answerKey(subject, question), value: '甲的' }]);
  const opened = await desk.call('casefile.open', { path: other.state.path });
  await store.adopt(opened);
  await store.settled();
  const { answers } = (await desk.call('casefile.current', {}))!;
  expect(answers.map(({ value }) => value)).not.toContain('甲的');
});
