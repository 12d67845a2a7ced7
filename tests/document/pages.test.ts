import { describe, expect, it } from 'vitest';
import { estimatePages } from '../../electron/document/word/pages.ts';
import type { Parts } from '../../electron/document/zip.ts';

const EXACT = '<w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/>';
const paragraph = (text: string): string => `<w:p><w:pPr>${EXACT}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (content: string, merge = ''): string =>
  `<w:tc><w:tcPr><w:tcW w:w="2000"/>${merge}</w:tcPr>${content}</w:tc>`;
const MARGINS = ['top', 'left', 'bottom', 'right'].map((side) => `<w:${side} w:w="40" w:type="dxa"/>`).join('');

/** A table whose first column is one label over all rows, below an empty line `above` twentieths of a point high. */
function mergedTable(above: number): Parts {
  const rows = Array.from({ length: 60 }, (_, row) => {
    const label =
      row === 0
        ? cell(paragraph('一') + paragraph('二') + paragraph('三'), '<w:vMerge w:val="restart"/>')
        : cell('<w:p/>', '<w:vMerge/>');
    return `<w:tr>${label}${cell(paragraph('名称'))}${cell(paragraph('内容'))}</w:tr>`;
  });
  const body =
    `<w:p><w:pPr><w:spacing w:line="${above}" w:lineRule="exact"/></w:pPr></w:p>` +
    `<w:tbl><w:tblPr><w:tblCellMar>${MARGINS}</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>${rows.join('')}</w:tbl>` +
    '<w:p><w:bookmarkStart w:id="1" w:name="_TocEnd"/><w:r><w:t>完</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>' +
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>';
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return new Map([['word/document.xml', new TextEncoder().encode(xml)]]);
}

describe('page numbers', () => {
  it('come to an end wherever a page breaks beside a cell merged over several rows', () => {
    for (let above = 20; above <= 460; above += 10) {
      const warnings = new Set<string>();
      expect([above, estimatePages(mergedTable(above), warnings, 5000).get('_TocEnd'), ...warnings]).toEqual([
        above,
        '2',
      ]);
    }
  }, 60_000);

  it('are left out with a warning when the lay-out takes too long', () => {
    const warnings = new Set<string>();
    expect(estimatePages(mergedTable(20), warnings, 1).size).toBe(0);
    expect([...warnings].join()).toContain('更新目录');
  });
});
