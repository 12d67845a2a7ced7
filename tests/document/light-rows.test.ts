/** Rows made light for the page estimate: the tallest cell stays, and all that a page number can hang on. */
import { describe, expect, it } from 'vitest';
import { lightenRows } from '../../electron/document/word/light-rows.ts';
import { childrenOf, contentOf, holds, parseTree, type XmlNode } from '../../electron/document/word/xml-tree.ts';

const cell = (content: string, width = 1000, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;
const text = (content: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="T"/></w:pPr><w:r><w:t>${content}</w:t></w:r></w:p>`;
const LONG = '服务器的远程管理口没有限制来源地址，任何内网终端都可以尝试登录。';

function rowOf(...cells: string[]): XmlNode {
  const root = parseTree(`<w:tr xmlns:w="w">${cells.join('')}</w:tr>`);
  lightenRows(root);
  return childrenOf(root, 'w:tr')[0] as XmlNode;
}

const shown = (row: XmlNode): string[] => childrenOf(row, 'w:tc').map(contentOf);
const spans = (row: XmlNode): string[] =>
  childrenOf(row, 'w:tc').map((one) => {
    const properties = childrenOf(one, 'w:tcPr')[0];
    return childrenOf(properties, 'w:gridSpan')[0]?.attributes?.['w:val'] ?? '1';
  });

describe('light rows', () => {
  it('keep the tallest cell; the others become one empty cell over their columns', () => {
    const row = rowOf(
      cell(text('甲')),
      cell(text('乙'), 900, '<w:gridSpan w:val="2"/>'),
      cell(text(LONG)),
      cell(text('丙')),
    );
    expect(shown(row)).toEqual(['', LONG, '']);
    expect(spans(row)).toEqual(['3', '1', '1']);
    expect(holds(childrenOf(row, 'w:tc')[0] as XmlNode, 'w:pStyle')).toBe(true);
  });

  it('keep cells that may be as tall', () => {
    const row = rowOf(cell(text('甲')), cell(text(LONG)), cell(text(LONG.slice(0, 28))), cell(text('丙')));
    expect(shown(row)).toEqual(['', LONG, LONG.slice(0, 28), '']);
  });

  it.each([
    ['a bookmark', '<w:p><w:bookmarkStart w:id="1" w:name="_Toc1"/><w:r><w:t>乙</w:t></w:r></w:p>', ''],
    ['a picture', '<w:p><w:r><w:drawing/></w:r><w:r><w:t>乙</w:t></w:r></w:p>', ''],
    ['a merge over rows', text('乙'), '<w:vMerge/>'],
    ['a table', `<w:tbl><w:tr>${cell(text('乙'))}</w:tr></w:tbl><w:p/>`, ''],
  ])('keep a cell with %s', (_what, content, properties) => {
    expect(shown(rowOf(cell(text('甲')), cell(content, 1000, properties), cell(text(LONG))))).toEqual(['', '乙', LONG]);
  });

  it('stay as they are where nothing can be won or known', () => {
    expect(shown(rowOf(cell(text('甲')), cell(text(LONG))))).toEqual(['甲', LONG]);
    const noWidths = rowOf(...['甲', LONG, '丙'].map((content) => `<w:tc>${text(content)}</w:tc>`));
    expect(shown(noWidths)).toEqual(['甲', LONG, '丙']);
  });
});
