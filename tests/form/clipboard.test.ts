import { describe, expect, it } from 'vitest';
import { matchHeader, parseTsv, toTsv } from '../../core/form/clipboard.ts';

describe('tab-separated blocks', () => {
  it.each<[string, string, string[][]]>([
    [
      'plain',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['no trailing break', 'a\tb\nc', [['a', 'b'], ['c']]],
    ['breaks in a quoted cell', '"一\r\n二"\tb\n', [['一\n二', 'b']]],
    ['doubled quotes', '"说""好"""\tb', [['说"好"', 'b']]],
    ['a quote that is text', '"19 寸" 机柜\tb', [['"19 寸" 机柜', 'b']]],
    ['a quote inside', '5" 屏\tb', [['5" 屏', 'b']]],
    ['an opening quote that never closes', '"abc\tb\nc', [['"abc', 'b'], ['c']]],
    ['tab in a quoted cell', '"a\tb"\tc', [['a\tb', 'c']]],
    ['blank cells and rows', '\ta\n\nb\t', [['', 'a'], [''], ['b', '']]],
    ['one cell', 'x', [['x']]],
    ['old Mac breaks', 'a\rb', [['a'], ['b']]],
  ])('%s', (_name, text, block) => expect(parseTsv(text)).toEqual(block));

  it('what is copied can be pasted', () => {
    const block = [
      ['甲', '说"好"\n再说', ''],
      ['a\tb', '1', '"'],
    ];
    expect(parseTsv(toTsv(block))).toEqual(block);
  });
});

describe('heading rows', () => {
  const labels = ['设备名称', '品牌', '型号', '数量（台）'];
  it('maps by label, in any order', () =>
    expect(matchHeader(labels, ['序号', '型号', ' 设备名称* ', '数量(台)'])).toEqual({
      targets: [-1, 2, 0, 3],
      unknown: ['序号'],
    }));
  it('a unit in brackets may be missing or another, while that leaves one column', () => {
    expect(matchHeader(labels, ['型号', '数量'])?.targets).toEqual([2, 3]);
    expect(matchHeader(labels, ['型号', '数量（套）'])?.targets).toEqual([2, 3]);
    expect(matchHeader(['流量（入）', '流量（出）', '端口'], ['端口', '流量'])).toBeUndefined();
  });
  it.each([[['防火墙', '品牌', 'X1']], [['交换机', '华为', 'S5700']], [['', '', '']]])('%j is no heading', (row) =>
    expect(matchHeader(labels, row)).toBeUndefined(),
  );
  it('a single heading cell', () => expect(matchHeader(labels, ['型号'])).toEqual({ targets: [2], unknown: [] }));
});
