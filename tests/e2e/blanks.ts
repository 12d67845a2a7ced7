/** A regulator's blank as one might come, this year's and next year's: drawn for the tests, with no tags in it. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';

const text = (words: string): Paragraph => new Paragraph({ children: [new TextRun(words)] });
const cell = (words: string, columnSpan = 1): TableCell =>
  new TableCell({ columnSpan, width: { size: columnSpan * 25, type: WidthType.PERCENTAGE }, children: [text(words)] });
const row = (...words: (string | [string, number])[]): TableRow =>
  new TableRow({ children: words.map((word) => (typeof word === 'string' ? cell(word) : cell(...word))) });

export interface BlankOptions {
  /** Next year's: one label new, one place gone, one more. */
  nextYear?: boolean;
}

export async function unitBlank({ nextYear = false }: BlankOptions = {}): Promise<Uint8Array> {
  const document = new Document({
    sections: [
      {
        children: [
          text('车联网网络安全定级情况表'),
          text(nextYear ? '（2027 年版）' : '（2026 年版）'),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row('单位名称', ['', 3]),
              row(nextYear ? '社会信用代码' : '统一社会信用代码', '', '法定代表人', ''),
              row('单位地址', '', '邮政编码', ''),
              ...(nextYear ? [] : [row('单位类型', ['□党委机关  □政府机关  □事业单位  □企业  □其他', 3])]),
              row('成立日期', '', '网络安全责任部门', ''),
              ...(nextYear ? [row('评审地点', ['', 3])] : []),
            ],
          }),
          text('一、问询记录'),
          new Table({
            width: { size: 100, type: WidthType.PERCENTAGE },
            rows: [
              row('序号', '问题', '回答', '专家'),
              row('1', '', '', ''),
              row('2', '', '', ''),
              row('3', '', '', ''),
            ],
          }),
          text('经办人（签字）：                    日期：    年   月   日'),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** Many places: as long as a long form gets. */
export async function longBlank(places: number): Promise<Uint8Array> {
  const rows = Array.from({ length: Math.ceil(places / 2) }, (_, i) =>
    row(`第 ${2 * i + 1} 项`, '', `第 ${2 * i + 2} 项`, ''),
  );
  const document = new Document({
    sections: [{ children: [text('长表'), new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
