/** The really broken and the really hostile file, as a user meets it: `workbench inspect` and `fill`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../core/contract.ts';
import { readBlank } from '../../electron/blank/index.ts';
import { readFile } from '../../electron/cli/blank-file.ts';
import { cliIn, type Cli, type CliResult } from '../cli/run.ts';
import { computed } from '../support/index.ts';
import { docx, p, tbl, tr } from './word-support.ts';

const plain = docx(p('登记表') + tbl(tr('名称', '')));
const TYPES = '[Content_Types].xml';

const withParts = (more: Record<string, string | Uint8Array>): Uint8Array => {
  const files: Zippable = { ...unzipSync(plain) };
  for (const [name, content] of Object.entries(more))
    files[name] = typeof content === 'string' ? strToU8(content) : content;
  return zipSync(files);
};
const withTypes = (type: string): Uint8Array =>
  withParts({
    [TYPES]: new TextDecoder()
      .decode(unzipSync(plain)[TYPES])
      .replace('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', type),
  });
const ole = (...names: string[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(600),
      ...names.map((name) => Buffer.from(name, 'utf16le')),
    ]),
  );
const laughs = `<!DOCTYPE a [<!ENTITY l0 "哈">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')}]>`;
const body = (xml: string): string => `<w:document xmlns:w="w"><w:body>${xml}</w:body></w:document>`;

/** The same directory entry points twice at the same bytes; sizes in the directory lie. */
function patched(file: Uint8Array, change: (bytes: Buffer, directory: number) => void): Uint8Array {
  const copy = Buffer.from(file);
  change(copy, copy.indexOf(Buffer.from('504b0102', 'hex')));
  return new Uint8Array(copy);
}

/** File → words of the sentence. */
const REFUSED: Record<string, [Uint8Array, string]> = {
  '空.docx': [new Uint8Array(), '0 字节'],
  '空.xlsx': [new Uint8Array(), '0 字节'],
  '旧.docx': [ole('WordDocument'), '旧格式'],
  '旧.xlsx': [ole('Workbook'), '旧格式'],
  '密码.docx': [ole('EncryptionInfo', 'EncryptedPackage'), '密码'],
  '富文本.docx': [strToU8('{\\rtf1\\ansi hello}'), 'RTF'],
  '网页.docx': [strToU8('\ufeff<html><body><table/></body></html>'), '网页'],
  '网页归档.docx': [strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related'), '网页'],
  '扫描.docx': [strToU8('%PDF-1.7'), 'PDF'],
  '文字.docx': [strToU8('名称：\n'), '这不是 Word'],
  '压缩包.docx': [zipSync({ 'readme.txt': strToU8('x') }), '这不是 Word'],
  '版式.docx': [zipSync({ 'OFD.xml': strToU8('<x/>') }), 'OFD'],
  '开放.docx': [zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), 'OpenDocument'],
  '宏.docx': [withTypes('application/vnd.ms-word.document.macroEnabled.main+xml'), '宏'],
  '宏部件.docx': [withParts({ 'word/vbaProject.bin': 'x' }), '宏'],
  '模板.docx': [withTypes('application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'), '模板'],
  '截断.docx': [plain.slice(0, plain.length - 40), '损坏'],
  '校验.docx': [patched(plain, (bytes, at) => void bytes.writeUInt32LE(1, at + 16)), '损坏'],
  '大小.docx': [patched(plain, (bytes, at) => void bytes.writeUInt32LE(0xfffffff0, at + 24)), '大得不正常'],
  '炸弹.docx': [withParts({ 'word/media/a.bin': new Uint8Array(60_000_000) }), '大得不正常'],
  '文字炸弹.docx': [withParts({ 'word/document.xml': body('<w:p/>'.repeat(1_500_000)) }), '过多'],
  '路径.docx': [withParts({ '../../../evil.xml': '<x/>' }), '路径'],
  '盘符.docx': [withParts({ 'C:\\evil.txt': 'x' }), '路径'],
  '重名.docx': [withParts({ 'WORD/document.xml': '<x/>' }), '重名'],
  '实体.docx': [withParts({ 'word/document.xml': laughs + body('&l9;') }), '实体'],
  '外部实体.docx': [withParts({ 'customXml/item1.xml': '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>' }), '实体'],
  '深.docx': [withParts({ 'word/document.xml': body('<w:tbl><w:tr><w:tc>'.repeat(20_000)) }), '打不开'],
  '没有部件.docx': [withParts({ 'word/document.xml': '' }), '打不开'],
  '半个.docx': [withParts({ 'word/document.xml': body('<w:p>').slice(0, -9) }), '打不开'],
};

let base: string;
let home: string;
let cli: Cli;
/** The real program, with every way to a network closed. */
const env = { NODE_OPTIONS: `--import=${path.join(import.meta.dirname, 'hostile/trap.ts')}` };
const write = (name: string, content: Uint8Array | string): string => {
  const file = path.join(home, name);
  fs.writeFileSync(file, content);
  return file;
};
const listed = (): string[] =>
  fs
    .readdirSync(base, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.includes('settings'))
    .sort();

beforeAll(() => {
  base = fs.mkdtempSync(path.join(os.tmpdir(), 'workbench-hostile-'));
  home = path.join(base, 'a/b/c/d');
  fs.mkdirSync(home, { recursive: true });
  cli = cliIn(home);
  write('值.json', '{"名称":"某某公司"}');
});
afterAll(() => fs.rmSync(base, { recursive: true, force: true }));

const fill = (name: string): Promise<CliResult> => {
  const [values, out] = [path.join(home, '值.json'), path.join(home, `填好-${name}`)];
  return cli(['fill', path.join(home, name), '--values', values, '--out', out, '--json'], env);
};

describe('refused with a sentence that says what happened and what to do', () => {
  it.each(Object.keys(REFUSED))('%s', (name) => {
    const [bytes, words] = REFUSED[name] ?? [new Uint8Array(), ''];
    const file = write(name, bytes);
    const { seconds, result: error } = computed((): unknown => {
      try {
        return readBlank(readFile(file), name);
      } catch (thrown) {
        return thrown;
      }
    });
    expect(error).toBeInstanceOf(WorkbenchError);
    const { code, message, advice } = error as WorkbenchError;
    expect([code, message]).toEqual(['TEMPLATE', expect.stringContaining(words)]);
    expect(advice).toMatch(/^请\p{Script=Han}.*。$/u);
    expect(seconds).toBeLessThan(10);
  });

  it('by the program, which writes nothing', { timeout: 120_000 }, async () => {
    const before = listed();
    for (const name of ['密码.docx', '宏.docx', '路径.docx', '炸弹.docx']) {
      for (const { code, error, stderr } of [
        await cli(['inspect', path.join(home, name), '--json'], env),
        await fill(name),
      ]) {
        expect([code, error().message]).toEqual([9, expect.stringContaining(REFUSED[name]?.[1] ?? '')]);
        expect(stderr).not.toContain('network');
      }
    }
    const folder = await cli(['inspect', home, '--json'], env);
    expect([folder.code, folder.error().message]).toEqual([8, expect.stringContaining('文件夹')]);
    expect(listed()).toEqual(before);
  });
});

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const outside = ['attachedTemplate', 'image', 'oleObject', 'hyperlink', 'frame', 'subDocument', 'externalLink'];
const relations = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${outside
  .map(
    (type, i) =>
      `<Relationship Id="rId${i + 9}" Type="${RELATIONS}/${type}" Target="http://127.0.0.1:9/${type}" TargetMode="External"/>`,
  )
  .join('')}</Relationships>`;

it('what points outside stays as it is and is never followed', { timeout: 60_000 }, async () => {
  const parts = { 'word/_rels/document.xml.rels': relations, 'word/embeddings/oleObject1.bin': ole('Package') };
  write('外部.docx', withParts(parts));
  const result = await fill('外部.docx');
  expect(result.code, result.stdout + result.stderr).toBe(0);
  expect(result.stderr).not.toContain('network');
  const filled = unzipSync(fs.readFileSync(path.join(home, '填好-外部.docx')));
  for (const [name, content] of Object.entries(parts))
    expect(Buffer.from(filled[name] ?? '').equals(Buffer.from(content)), name).toBe(true);
  expect(new TextDecoder().decode(filled['word/document.xml'])).toContain('某某公司');
});
