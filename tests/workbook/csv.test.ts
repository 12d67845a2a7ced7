import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTable } from '../../electron/workbook/index.ts';
import { separatorOf } from '../../electron/workbook/read/encoding.ts';
import { tempDir } from '../support/index.ts';
import { cellsOf, failure, readAll } from './support.ts';

/** 数据,编号 and their like in GBK, as a Chinese Excel saves them. */
const GBK: Record<string, number[]> = {
  数: [0xca, 0xfd],
  据: [0xbe, 0xdd],
  编: [0xb1, 0xe0],
  号: [0xba, 0xc5],
  㐂: [0x81, 0x39, 0xee, 0x39],
};
const gbk = (text: string): Buffer =>
  Buffer.from(Array.from(text).flatMap((char) => GBK[char] ?? [char.charCodeAt(0)]));

const fileOf = (content: string | Uint8Array): string => {
  const file = path.join(tempDir(), '目录.csv');
  fs.writeFileSync(file, content);
  return file;
};
const openedAs = async (file: string) => {
  const table = await openTable(file);
  await table.close();
  return { encoding: table.encoding, separator: table.separator, sheets: table.sheets };
};

describe('encodings', () => {
  const wanted = [
    ['数据', '编号'],
    ['a', '1'],
  ];
  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('数据,编号\na,1\n'), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from('\ufeff数据,编号\r\na,1'), 'utf-8'],
    ['GBK', gbk('数据,编号\r\na,1\r\n'), 'gb18030'],
    ['UTF-8 cut off in its last character', Buffer.from('数据,编号\na,1\n字').subarray(0, -1), 'utf-8'],
    ['UTF-16', Buffer.from('\ufeff数据,编号\r\na,1\r\n', 'utf16le'), 'utf-16le'],
  ])('%s', async (_, bytes, encoding) => {
    const file = fileOf(bytes);
    expect(await openedAs(file)).toEqual({ encoding, separator: ',', sheets: [{ name: '目录', state: 'visible' }] });
    expect((await cellsOf(file)).slice(0, 2)).toEqual(wanted);
  });

  it('GB18030 characters of four bytes', async () => {
    const decoded = new TextDecoder('gb18030').decode(Buffer.from(GBK['㐂']!));
    expect(await cellsOf(fileOf(gbk('数据,㐂\n')))).toEqual([['数据', decoded]]);
  });

  it('GBK that begins only after a megabyte of plain letters', async () => {
    const file = fileOf(Buffer.concat([Buffer.from('abc,def\n'.repeat(200_000)), gbk('数据,编号')]));
    const rows = await cellsOf(file);
    expect(rows).toHaveLength(200_001);
    expect(rows.at(-1)).toEqual(['数据', '编号']);
  });

  it('characters cut by the pieces of a long file', async () => {
    const row = '一二三四五六七八九十,𠮷\n';
    const file = fileOf(row.repeat(120_000));
    const rows = await cellsOf(file);
    expect(rows).toHaveLength(120_000);
    expect(new Set(rows.map((cells) => cells.join('|')))).toEqual(new Set(['一二三四五六七八九十|𠮷']));
  });
});

describe('fields', () => {
  it('with quotes, separators and line breaks inside', async () => {
    const text = 'a,"b ""c"", d","第一行\r\n第二行"\r\n"",x"y,\n\n  ,"z"q,最后';
    expect((await readAll(fileOf(text))).rows).toEqual([
      { row: 1, cells: ['a', 'b "c", d', '第一行\n第二行'] },
      { row: 2, cells: [null, 'x"y'] },
      { row: 4, cells: ['  ', 'zq', '最后'] },
    ]);
  });

  it('between semicolons and tabs', async () => {
    expect(separatorOf('a;b;c\n1,5;2;3\n2,5;3;4\n')).toBe(';');
    expect(separatorOf('a\tb, c\td\n1\t2\t3\n')).toBe('\t');
    expect(separatorOf('"a;b;c",d\n"e;f;g",h\n')).toBe(',');
    expect(separatorOf('只有一列\n甲\n')).toBe(',');
    expect(await cellsOf(fileOf('sep=;\na;b,c\n'))).toEqual([['a', 'b,c']]);
  });

  it('without end in one row', async () => {
    const { rows, outline } = await readAll(fileOf(`a${','.repeat(3_000_000)}b,c\n1,2\n`));
    expect(rows).toEqual([
      { row: 1, cells: ['a'] },
      { row: 2, cells: ['1', '2'] },
    ]);
    expect(outline.cutColumns).toBe(2);
  });

  it('with a quote that never ends', async () => {
    const error = await failure(readAll(fileOf(`a,b\n1,"没有结束\n${'x,y\n'.repeat(10)}`)));
    expect(error.message).toBe('第 2 行的引号没有成对，后面的内容分不清。');
  });
});

it('can be called off, and says how far it is', async () => {
  const file = fileOf('a,b\n'.repeat(1_000_000));
  const abort = new AbortController();
  const seen: number[] = [];
  const options = {
    signal: abort.signal,
    onProgress: (share: number) => void (seen.push(share), share > 0.5 && abort.abort()),
  };
  expect((await failure(readAll(file, 0, options))).code).toBe('CANCELLED');
  expect(seen.length).toBeGreaterThan(1);
});
