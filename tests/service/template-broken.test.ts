/** What can go wrong with installed templates on a disk: each is a sentence, and no other document suffers. */
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TemplateInfo } from '../../core/blank/template.ts';
import { folderName, storedFileName } from '../../electron/service/template-names.ts';
import { filingForm } from '../blank/sheet-forms.ts';
import { smallDisk } from '../support/index.ts';
import { openDesk, PACK, type Desk } from './desk.ts';
import { confirmAll, DOCUMENT, fileOn, infosOf, install, OTHER, wordBlank } from './template-support.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.clear());

const documentFolder = (home = desk.home): string => join(home, 'templates', PACK, DOCUMENT);

async function activeBlank(): Promise<{ folder: string; fingerprint: string }> {
  const detail = await confirmAll(desk, await install(desk, fileOn(desk, '登记表.xlsx', await filingForm())));
  const { fingerprint } = detail.info;
  await desk.call('template.activate', { pack: PACK, document: DOCUMENT, fingerprint });
  return { folder: join(documentFolder(), fingerprint.slice(0, 16)), fingerprint };
}

/** The subjects of a demonstration casefile, for exporting. */
async function openDemo(): Promise<string> {
  const state = await desk.call('casefile.demo', { path: desk.path('示例.iovcase') });
  const subject = state.answers.find(({ question }) => question === 'sys_name')?.subject;
  if (subject === undefined) throw new Error('no system in the demo');
  return subject;
}

const BREAKS: [string, (folder: string) => void, string][] = [
  ['changed', (folder) => appendFileSync(join(folder, '登记表.xlsx'), 'x'), '改动'],
  ['replaced', (folder) => writeFileSync(join(folder, '登记表.xlsx'), wordBlank()), 'Word'],
  ['cut off', (folder) => truncateSync(join(folder, '登记表.xlsx'), 3000), '损坏'],
  ['gone', (folder) => rmSync(join(folder, '登记表.xlsx')), '已不在'],
  ['gone with its folder', (folder) => rmSync(folder, { recursive: true }), '已不在'],
  ['without binding', (folder) => rmSync(join(folder, 'binding.yaml')), 'binding.yaml 已不在'],
  ['with an unknown key', (folder) => appendFileSync(join(folder, 'binding.yaml'), 'surprise: 1\n'), '不认识的键'],
  ['with wrong YAML', (folder) => appendFileSync(join(folder, 'binding.yaml'), '\n  - [oops\n'), 'YAML'],
  ['with an empty binding', (folder) => writeFileSync(join(folder, 'binding.yaml'), ''), '有误'],
  [
    'with another blank’s binding',
    (folder) => {
      const file = join(folder, 'binding.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/fingerprint: \w{64}/, `fingerprint: ${'a'.repeat(64)}`));
    },
    '另一份',
  ],
  [
    'with a place no longer confirmed',
    (folder) => {
      const file = join(folder, 'binding.yaml');
      writeFileSync(file, readFileSync(file, 'utf8').replace('confirmed: true', 'confirmed: false'));
    },
    '还有 1 处没有确认',
  ],
];

describe('an active template', () => {
  it.each(BREAKS)(
    '%s: exports of its document are refused, others go on',
    { timeout: 60_000 },
    async (_what, damage, words) => {
      const { folder } = await activeBlank();
      const subject = await openDemo();
      damage(folder);
      const listed = (await infosOf(desk)).find(({ active }) => active) as TemplateInfo;
      expect(listed.origin).toBe('installed');
      const refused = await desk.fail('document.check', { document: DOCUMENT, subject });
      expect(refused.code).toBe('TEMPLATE');
      expect(refused.message).toContain('定级报告');
      expect(refused.message).toContain(words);
      expect(refused.advice).toContain('模板管理');
      if (listed.open === 0) expect(refused.message).toContain(listed.problem);
      const items = [{ document: DOCUMENT, subject }];
      const exported = await desk.fail('document.export', { items, folder: desk.path('out'), draft: true });
      expect(exported.message).toBe(refused.message);
      expect(existsSync(desk.path('out'))).toBe(false);
      expect((await desk.call('document.check', { document: OTHER, subject })).document).toBe(OTHER);

      // Installing the same file again mends it, and what was confirmed stays so where it could be read.
      const mended = await install(desk, desk.path('登记表.xlsx'));
      expect(mended.info).toMatchObject({ problem: '', active: true });
      const [own] = await infosOf(desk);
      await desk.call('template.activate', { pack: PACK, document: DOCUMENT, fingerprint: own?.fingerprint ?? '' });
      expect((await desk.call('document.check', { document: DOCUMENT, subject })).document).toBe(DOCUMENT);
    },
  );

  it('in ruins can be removed once another is active', async () => {
    const { folder } = await activeBlank();
    rmSync(join(folder, '登记表.xlsx'));
    rmSync(join(folder, 'binding.yaml'));
    const [own, ruin] = await infosOf(desk);
    expect(ruin).toMatchObject({ active: true, fileName: '（文件已不在）' });
    const at = { pack: PACK, document: DOCUMENT };
    expect((await desk.fail('template.get', { ...at, fingerprint: 'b'.repeat(64) })).code).toBe('NOT_FOUND');
    expect((await desk.call('template.get', { ...at, fingerprint: ruin?.fingerprint ?? '' })).info).toEqual(ruin);
    expect((await desk.fail('template.page', { ...at, fingerprint: ruin?.fingerprint ?? '' })).code).toBe('TEMPLATE');
    await desk.call('template.activate', { ...at, fingerprint: own?.fingerprint ?? '' });
    await desk.call('template.remove', { ...at, fingerprint: ruin?.fingerprint ?? '' });
    expect(await infosOf(desk)).toHaveLength(1);
    expect(existsSync(folder)).toBe(false);
  });

  it('that cannot be told is asked for again', async () => {
    await activeBlank();
    const subject = await openDemo();
    for (const text of ['', 'format: 1\nactive: ../../x\n', '\0\0\0']) {
      writeFileSync(join(documentFolder(), 'active.yaml'), text);
      const refused = await desk.fail('document.check', { document: DOCUMENT, subject });
      expect(refused).toMatchObject({ code: 'TEMPLATE', advice: '请在模板管理中重新选择要用的模板。' });
      const all = await desk.call('template.list', {});
      expect(all.find(({ document }) => document === DOCUMENT)?.problem).toContain('active.yaml');
    }
    const [, installed] = await infosOf(desk);
    await desk.call('template.activate', { document: DOCUMENT, fingerprint: installed?.fingerprint ?? '' });
    expect((await infosOf(desk))[1]?.active).toBe(true);
  });

  it('nothing is taken for the pack’s own when the folder of templates cannot be read', async () => {
    const subject = await openDemo();
    rmSync(join(desk.home, 'templates'), { recursive: true, force: true });
    writeFileSync(join(desk.home, 'templates'), 'a file');
    expect((await desk.fail('document.check', { document: DOCUMENT, subject })).code).toBe('TEMPLATE');
    expect(await infosOf(desk)).toHaveLength(1);
  });

  it('keeps what was confirmed when only its file was damaged', async () => {
    const { folder } = await activeBlank();
    truncateSync(join(folder, '登记表.xlsx'), 100);
    expect((await install(desk, desk.path('登记表.xlsx'))).info).toMatchObject({ open: 0, active: true, problem: '' });
  });
});

describe('files that are none', () => {
  it.each([
    ['空的.docx', new Uint8Array()],
    ['乱的.docx', Buffer.from('PK\u0003\u0004 nonsense')],
    ['网页.xlsx', Buffer.from('<html></html>')],
    ['旧的.doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['没有空格.docx', undefined],
  ])('%s is refused with a sentence and leaves nothing', async (name, bytes) => {
    const { docx, p } = await import('../blank/word-support.ts');
    const path = fileOn(desk, name, bytes ?? docx(p('只有说明文字。')));
    const refused = await desk.fail('template.install', { pack: PACK, document: DOCUMENT, path });
    expect(refused.code).toBe('TEMPLATE');
    expect(refused.advice).not.toBe('');
    expect(existsSync(documentFolder())).toBe(false);
  });

  it('and those that are too large, folders, or not there', async () => {
    const large = fileOn(desk, '大.docx', new Uint8Array());
    truncateSync(large, 51 * 1024 * 1024);
    const fail = async (path: string) =>
      (await desk.fail('template.install', { pack: PACK, document: DOCUMENT, path })).message;
    expect(await fail(large)).toContain('50 MB');
    expect(await fail(desk.folder)).toContain('不是文件');
    expect(await fail(desk.path('没有.docx'))).toContain('找不到');
    expect(await fail('没有.docx')).toContain('完整的文件路径');
    expect((await desk.fail('template.install', { pack: PACK, document: 'x', path: large })).code).toBe('NOT_FOUND');
    expect((await desk.fail('template.list', {})).code).toBe('NO_CASEFILE');
    expect((await desk.fail('template.list', { pack: '../..' })).code).toBe('PACK');
  });
});

describe('names', () => {
  it.each([
    ['../../../etc/passwd.docx', 'passwd.docx'],
    ['..\\..\\Windows\\x.docx', 'x.docx'],
    ['CON.docx', '_CON.docx'],
    ['con.表.docx', '_con.表.docx'],
    ['COM¹.docx', '_COM¹.docx'],
    ['a<b>:"|?*.docx', 'a＜b＞：＂｜？＊.docx'],
    ['尾点. . .docx', '尾点.docx'],
    ['.隐藏.docx', '隐藏.docx'],
    ['~$登记表.docx', '登记表.docx'],
    ['登记\u202Excod.docx', '登记xcod.docx'],
    ['换\n行.docx', '换_行.docx'],
    ['.docx', '模板.docx'],
    ['', '模板.docx'],
    ['宏.docm', '宏.docx'],
    ['binding.yaml', 'binding.docx'],
  ])('%j is stored as %s', (name, stored) => expect(storedFileName(name, 'docx')).toBe(stored));

  it('are short enough for every disk', () => {
    const stored = storedFileName(`${'😀长'.repeat(200)}.xlsx`, 'xlsx');
    expect(Buffer.byteLength(stored)).toBeLessThan(255);
    expect(stored.isWellFormed()).toBe(true);
    expect([folderName('con'), folderName('review-form')]).toEqual(['_con', 'review-form']);
  });

  it('that Linux allows and Windows does not come in safely', async () => {
    const detail = await install(desk, fileOn(desk, 'AUX.登记?表.xlsx', await filingForm()));
    expect(detail.info.fileName).toBe('_AUX.登记？表.xlsx');
    expect((await confirmAll(desk, detail)).info.open).toBe(0);
  });

  it('notes that Word leaves beside an open file are no templates', async () => {
    const { folder } = await activeBlank();
    writeFileSync(join(folder, '~$登记表.xlsx'), 'owner');
    mkdirSync(join(documentFolder(), 'not-a-template'));
    expect((await infosOf(desk)).map(({ problem }) => problem)).toEqual(['', '']);
  });
});

describe('the disk', () => {
  it('full: nothing is half installed, and it works when there is room', async (context) => {
    const { folder } = smallDisk(context, '1m');
    const small = openDesk({ home: join(folder, 'home') });
    const path = fileOn(desk, '登记表.xlsx', await filingForm());
    const detail = await install(small, path);
    const filler = join(folder, 'filler');
    const fill = (): void => {
      try {
        writeFileSync(filler, Buffer.alloc(2 * 1024 * 1024));
      } catch {
        // Full is what is wanted.
      }
    };
    fill();
    const before = readFileSync(join(documentFolder(small.home), detail.info.fingerprint.slice(0, 16), 'binding.yaml'));
    const other = fileOn(desk, '别的.docx', wordBlank());
    const refused = await small.fail('template.install', { pack: PACK, document: DOCUMENT, path: other });
    expect(refused).toMatchObject({ code: 'DISK', message: '磁盘已满，没有写入。' });
    const { fingerprint } = detail.info;
    const places = (detail.binding?.places ?? []).map((place) => ({
      ...place,
      label: `${place.label}${'长'.repeat(300)}`,
    }));
    expect((await small.fail('template.bind', { pack: PACK, document: DOCUMENT, fingerprint, places })).code).toBe(
      'DISK',
    );
    expect(readFileSync(join(documentFolder(small.home), fingerprint.slice(0, 16), 'binding.yaml'))).toEqual(before);
    expect(await infosOf(small)).toHaveLength(2);
    expect(readdirSync(documentFolder(small.home))).toHaveLength(1);
    rmSync(filler);
    expect((await install(small, other)).info.problem).toBe('');
    await small.workbench.close();
  });

  it('write-protected: installed ones can still be used, nothing can be changed', async (context) => {
    const { folder, remount } = smallDisk(context, '4m');
    const home = join(folder, 'home');
    const before = openDesk({ home });
    const detail = await confirmAll(before, await install(before, fileOn(desk, '登记表.xlsx', await filingForm())));
    const at = { pack: PACK, document: DOCUMENT, fingerprint: detail.info.fingerprint };
    await before.call('template.activate', at);
    remount('ro');
    expect((await infosOf(before)).map(({ active }) => active)).toEqual([false, true]);
    const path = fileOn(desk, '别的.docx', wordBlank());
    for (const [name, input] of [
      ['template.install', { pack: PACK, document: DOCUMENT, path }],
      ['template.activate', at],
      ['template.bind', { ...at, places: detail.binding?.places }],
    ] as const)
      expect(await before.fail(name, input)).toMatchObject({ code: 'DISK', message: '这个磁盘是只读的，不能写入。' });
    remount('rw');
    await before.workbench.close();
  });
});
