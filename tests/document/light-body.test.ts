/** A document made light for the page estimate: text as lines, rows as their tallest cell, all that a page number can hang on. */
import { describe, expect, it } from 'vitest';
import { lightenBody } from '../../electron/document/word/light-body.ts';
import { childrenOf, contentOf, holds, parseTree, type XmlNode } from '../../electron/document/word/xml-tree.ts';

const STYLES = parseTree(
  '<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:styleId="N" w:default="1"><w:pPr><w:spacing w:line="300" w:lineRule="exact"/></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="First"><w:basedOn w:val="N"/><w:pPr><w:ind w:firstLineChars="200"/></w:pPr></w:style>' +
    '<w:style w:type="table" w:styleId="T"><w:tblPr><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar></w:tblPr></w:style>' +
    '<w:style w:type="table" w:styleId="Small"><w:basedOn w:val="T"/><w:rPr><w:sz w:val="16"/></w:rPr></w:style></w:styles>',
);
/** Ten characters of ten points to a line. */
const SECTION = '<w:sectPr><w:pgSz w:w="4000" w:h="9000"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>';
const LONG = '服务器的远程管理口没有限制来源地址，任何内网终端都可以尝试登录。';

const text = (content: string, style = 'N', run = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r>${run}<w:t>${content}</w:t></w:r></w:p>`;
const cell = (content: string, width = 1000, properties = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`;
const WHOLE = '<w:trPr><w:cantSplit/></w:trPr>';

function lightened(body: string): XmlNode {
  const root = parseTree(`<w:document><w:body>${body}${SECTION}</w:body></w:document>`);
  lightenBody(root, STYLES);
  return childrenOf(childrenOf(root, 'w:document')[0], 'w:body')[0] as XmlNode;
}

const rowOf = (cells: string[], style = 'T', properties = ''): XmlNode => {
  const table = `<w:tbl><w:tblPr><w:tblStyle w:val="${style}"/></w:tblPr><w:tr>${properties}${cells.join('')}</w:tr></w:tbl>`;
  return childrenOf(childrenOf(lightened(table), 'w:tbl')[0], 'w:tr')[0] as XmlNode;
};
const shown = (node: XmlNode): string[] =>
  (node.elements ?? []).filter(({ name }) => name === 'w:tc' || name === 'w:p').map(contentOf);

describe('paragraphs', () => {
  it.each([
    ['one line', text('甲乙丙'), '国'],
    ['as many lines as the text', text(LONG), '国国国国'],
    ['the indent of the first', text('一二三四五六七八九', 'First'), '国国'],
    ['Chinese and Latin', text('甲A'), '国x'],
    ['breaks of its own', '<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>', '国国'],
    [
      'results of fields',
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>图 1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
      '国x',
    ],
  ])('become lines: %s', (_what, paragraph, expected) => expect(shown(lightened(paragraph))).toEqual([expected]));

  it.each([
    ['a number', text('甲乙', 'Head')],
    ['a tab', '<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>'],
    ['two sizes', '<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>乙</w:t></w:r></w:p>'],
    ['a picture', '<w:p><w:r><w:t>甲</w:t><w:drawing/><w:t>乙</w:t></w:r></w:p>'],
    [
      'a bookmark amid the text',
      '<w:p><w:r><w:t>甲</w:t></w:r><w:bookmarkStart w:name="b"/><w:r><w:t>乙</w:t></w:r></w:p>',
    ],
    ['what is not known', '<w:p><w:r><w:rPr><w:w w:val="200"/></w:rPr><w:t>甲乙</w:t></w:r></w:p>'],
  ])('stay as they are with %s', (_what, paragraph) => expect(shown(lightened(paragraph))).toEqual(['甲乙']));

  it('keep their bookmark', () => {
    const body = lightened(`<w:p><w:bookmarkStart w:name="b"/><w:r><w:t>${LONG}</w:t></w:r><w:bookmarkEnd/></w:p>`);
    expect(shown(body)).toEqual(['国国国国']);
    expect(holds(body, 'w:bookmarkStart')).toBe(true);
  });
});

describe('entries of a table of contents', () => {
  const field = (instruction: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const entry = (title: string): string =>
    `<w:p><w:hyperlink><w:r><w:t>${title}</w:t></w:r><w:r><w:tab/></w:r>${field('PAGEREF _Toc1')}</w:hyperlink></w:p>`;

  it('become a line where the page number has room beside them', () => {
    expect(shown(lightened(entry('甲乙')))).toEqual(['国']);
    expect(shown(lightened(entry('一二三四五六七八')))).not.toEqual(['国']);
  });
});

describe('rows', () => {
  it('become their tallest cell over all columns', () => {
    const row = rowOf([
      cell(text('甲')),
      cell(text('乙'), 900, '<w:gridSpan w:val="2"/>'),
      cell(text(LONG)),
      cell(text('丙')),
    ]);
    expect(shown(row)).toEqual(['国国国国国国国']);
    expect(childrenOf(childrenOf(childrenOf(row, 'w:tc')[0], 'w:tcPr')[0], 'w:gridSpan')[0]?.attributes).toEqual({
      'w:val': '5',
    });
  });

  it('that never break are one line of their height', () => {
    const [only] = childrenOf(rowOf([cell(text('甲')), cell(text(LONG))], 'T', WHOLE), 'w:tc');
    const [format] = childrenOf(childrenOf(only, 'w:p')[0], 'w:pPr');
    expect(childrenOf(format, 'w:spacing')[0]?.attributes).toMatchObject({ 'w:line': '2100', 'w:lineRule': 'exact' });
  });

  it.each([
    ['a bookmark', '<w:p><w:bookmarkStart w:id="1" w:name="_Toc1"/><w:r><w:t>乙</w:t></w:r></w:p>', '', '国'],
    ['a picture', '<w:p><w:r><w:drawing/></w:r><w:r><w:t>乙</w:t></w:r></w:p>', '', '乙'],
    ['a merge over rows', text('乙'), '<w:vMerge/>', '乙'],
    ['a table', `<w:tbl><w:tr>${cell(text('乙'))}</w:tr></w:tbl><w:p/>`, '', '国'],
  ])('keep a cell with %s', (_what, content, properties, expected) => {
    expect(shown(rowOf([cell(text('甲')), cell(content, 1000, properties), cell(text(LONG))]))).toEqual([
      '',
      expected,
      '国国国国国国国',
    ]);
  });

  it('stay as they are where the style of the table says how text looks', () => {
    expect(shown(rowOf([cell(text('甲')), cell(text(LONG))], 'Small'))).toEqual(['甲', LONG]);
  });

  it('without widths take those of the columns', () => {
    const cells = ['甲', LONG].map((content) => `<w:tc>${text(content)}</w:tc>`).join('');
    const table = `<w:tbl><w:tblPr><w:tblStyle w:val="T"/></w:tblPr><w:tblGrid><w:gridCol w:w="500"/><w:gridCol w:w="2000"/></w:tblGrid><w:tr>${cells}</w:tr></w:tbl>`;
    expect(contentOf(lightened(table))).toBe('国国国国');
  });
});
