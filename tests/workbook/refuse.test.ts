/** Files from strangers: broken, locked, hostile, or something else. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../electron/document/zip.ts';
import { openTable, writeWorkbook } from '../../electron/workbook/index.ts';
import { tempDir } from '../support/index.ts';
import { cellsOf, failure, MAIN, partsOf, properties, readAll, sheetOf, text, writeParts } from './support.ts';

const fileOf = (content: string | Uint8Array, name = 'a.xlsx'): string => {
  const file = path.join(tempDir(), name);
  fs.writeFileSync(file, content);
  return file;
};
const messageOf = async (file: string): Promise<string> => {
  const error = await failure(readAll(file));
  expect(error.code).toBe('WORKBOOK');
  expect(error.advice).not.toBe('');
  return error.message;
};
const bookOf = (rows: string, more: Record<string, string> = {}): string =>
  writeParts(path.join(tempDir(), 'a.xlsx'), partsOf(rows, more));

const OLD = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

describe('files that are no workbook', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /空的/],
    ['old .xls', Buffer.concat([OLD, Buffer.alloc(2000), Buffer.from('Workbook', 'utf16le')]), /旧格式/],
    ['locked', Buffer.concat([OLD, Buffer.alloc(2000), Buffer.from('EncryptedPackage', 'utf16le')]), /打开密码/],
    ['PDF', '%PDF-1.7 …', /PDF/],
    ['a web page named .xls', '\ufeff <html><table><tr><td>1</td></tr></table></html>', /网页/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /既不是/],
    ['random bytes', Buffer.from(Array.from({ length: 3000 }, (_, i) => ((i * 7919 + 13) % 254) + 1)), /既不是/],
    ['a zip of something else', writeZip(new Map([['hello.txt', 'x']])), /不是 Excel/],
  ])('%s', async (_, content, message) => {
    expect(await messageOf(fileOf(content))).toMatch(message);
  });

  it('not there at all', async () => {
    expect((await failure(openTable(path.join(tempDir(), 'no.xlsx')))).code).toBe('NOT_FOUND');
    expect((await failure(openTable(tempDir()))).code).toBe('NOT_FOUND');
  });
});

describe('damaged workbooks', () => {
  it('cut off anywhere, or with a byte changed', async () => {
    const good = path.join(tempDir(), 'good.xlsx');
    const rows = Array.from({ length: 300 }, (_, i) => [`编号${i}`, `内容${i * 7}`]);
    await writeWorkbook(good, { sheets: [sheetOf([text('a'), text('b')], rows)], properties });
    const bytes = fs.readFileSync(good);
    for (let cut = 10; cut < bytes.length; cut += Math.ceil(bytes.length / 25))
      expect(await messageOf(fileOf(bytes.subarray(0, cut)))).toMatch(/损坏|不是/);
    const { length } = await cellsOf(good);
    let unharmed = 0;
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 60)) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0x55;
      const file = fileOf(changed);
      // A changed date or checksum of a part that is not read harms nothing; anything else is told.
      const found = await cellsOf(file).catch((error: unknown) => error as Error);
      if (Array.isArray(found)) {
        expect(found).toHaveLength(length);
        unharmed += 1;
      } else expect(found.name).toBe('WorkbenchError');
    }
    expect(unharmed).toBeLessThan(30);
  });

  it('with a sheet that ends in the middle', async () => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1"><v>1`;
    expect(await messageOf(bookOf('', { 'xl/worksheets/sheet1.xml': xml }))).toMatch(/损坏/);
  });

  it('with impossible rows', async () => {
    for (const row of ['0', '-1', '1048577', 'x', '1.5', '1e99'])
      expect(await messageOf(bookOf(`<row r="${row}"><c r="A1"><v>1</v></c></row>`))).toMatch(/损坏/);
  });
});

describe('hostile workbooks', () => {
  const entities = '<!DOCTYPE a [<!ENTITY b "bbbb">]>';
  it.each(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])(
    'entities in %s',
    async (name) => {
      const parts = partsOf('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', {
        'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>x</t></si></sst>`,
      });
      const file = bookOf('', { ...parts, [name]: `${entities}${parts[name]}` });
      expect(await messageOf(file)).toMatch(/实体声明/);
    },
  );

  it('bombs', async () => {
    const zeros = ' '.repeat(120_000_000);
    const file = bookOf('', { 'xl/worksheets/sheet1.xml': `<worksheet>${zeros}</worksheet>` });
    expect(await messageOf(file)).toMatch(/大得不正常/);
    const bytes = fs.readFileSync(file);
    // The same with a small size in its headers.
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4))
      if (bytes.readUInt32LE(at + 24) > 100_000_000) bytes.writeUInt32LE(1_000_000, at + 24);
    expect(await messageOf(fileOf(bytes))).toMatch(/损坏/);
  });

  it('paths that lead elsewhere, names twice', async () => {
    expect(await messageOf(bookOf('', { '../../evil.xml': 'x' }))).toMatch(/路径/);
    expect(await messageOf(bookOf('', { '/etc/x': 'x' }))).toMatch(/路径/);
    expect(await messageOf(bookOf('', { 'XL/Workbook.xml': 'x' }))).toMatch(/重名/);
  });

  it('tags and texts without end', async () => {
    const long = 'x'.repeat(9_000_000);
    expect(await messageOf(bookOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>${long}</t></is></c></row>`))).toMatch(
      /损坏/,
    );
    expect(await messageOf(bookOf(`<row r="1" a="${long}"><c/></row>`))).toMatch(/损坏/);
  });

  it('columns at the edge of the world cost nothing', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>1</v></c><c r="XFD${i + 1}"><v>2</v></c></row>`,
    );
    const { rows: found, outline } = await readAll(bookOf(rows.join('')));
    expect(found).toHaveLength(20_000);
    expect(found[0]?.cells).toEqual([1]);
    expect(outline.cutColumns).toBe(20_000);
  });

  it('other encodings', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData/></worksheet>`;
    expect(await messageOf(bookOf('', { 'xl/worksheets/sheet1.xml': xml }))).toMatch(/UTF-8/);
  });

  it('can be called off', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 1}"><c r="A${i + 1}"><v>${i}</v></c></row>`);
    const abort = new AbortController();
    const file = bookOf(rows.join(''));
    const error = await failure(readAll(file, 0, { signal: abort.signal, onProgress: () => abort.abort() }));
    expect(error.code).toBe('CANCELLED');
  });
});
