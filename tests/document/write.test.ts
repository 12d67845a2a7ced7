import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Rendered, writeDocument } from '../../electron/document/index.ts';
import { tempDir } from '../support/index.ts';
import { p, render, text, word } from './support.ts';

let rendered: Rendered;
beforeAll(async () => {
  rendered = await render(await word([p('{{单位}}')]), { 单位: text('甲公司') });
});

describe('writeDocument', () => {
  it('writes under the Chinese name and leaves nothing else behind', async () => {
    const folder = tempDir();
    const report = await writeDocument(rendered, folder);
    expect(report.path).toBe(path.join(folder, rendered.report.fileName));
    expect(fs.readdirSync(folder)).toEqual([rendered.report.fileName]);
    expect(fs.readFileSync(report.path).equals(rendered.bytes)).toBe(true);
  });

  it('takes a full path, too', async () => {
    const file = path.join(tempDir(), '另名.docx');
    expect((await writeDocument(rendered, file)).fileName).toBe('另名.docx');
    expect(fs.existsSync(file)).toBe(true);
  });

  it('does not overwrite unasked', async () => {
    const folder = tempDir();
    const file = path.join(folder, rendered.report.fileName);
    fs.writeFileSync(file, '旧');
    await expect(writeDocument(rendered, folder)).rejects.toMatchObject({ code: 'EXISTS' });
    expect(fs.readFileSync(file, 'utf8')).toBe('旧');
    await writeDocument(rendered, folder, { overwrite: true });
    expect(fs.statSync(file).size).toBe(rendered.bytes.length);
    expect(fs.readdirSync(folder)).toHaveLength(1);
  });

  it('explains a folder that is gone', async () => {
    const failed = writeDocument(rendered, path.join(tempDir(), '没有'));
    await expect(failed).rejects.toMatchObject({ code: 'DISK', message: expect.stringContaining('文件夹不存在') });
  });

  it('explains a full disk and leaves nothing half-written', async (context) => {
    const folder = tempDir();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder]);
    context.skip(mounted.status !== 0, 'a tiny disk cannot be mounted here');
    try {
      const failed = writeDocument(rendered, folder);
      await expect(failed).rejects.toMatchObject({ code: 'DISK', message: expect.stringContaining('磁盘空间不足') });
      expect(fs.readdirSync(folder)).toEqual([]);
    } finally {
      spawnSync('umount', [folder]);
    }
  });

  it('explains a read-only folder', async (context) => {
    const folder = tempDir();
    const readOnly = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', folder]);
    if (readOnly.status !== 0) fs.chmodSync(folder, 0o500);
    context.skip(readOnly.status !== 0 && process.getuid?.() === 0, 'root may write everywhere');
    try {
      const failed = writeDocument(rendered, folder);
      await expect(failed).rejects.toMatchObject({ code: 'DISK', message: expect.stringMatching(/只读|没有写入权限/) });
    } finally {
      if (readOnly.status === 0) spawnSync('umount', [folder]);
      else fs.chmodSync(folder, 0o700);
    }
  });
});
