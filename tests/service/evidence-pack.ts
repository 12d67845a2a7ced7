/** A pack with something that cites evidence in every way, a Word appendix and a list in Excel. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { docx, p, tbl, tr } from '../blank/word-support.ts';

export const EVIDENCE_PACK = 'evidence-test';

const FILES: Record<string, string> = {
  'pack.yaml': `
format: 1
id: ${EVIDENCE_PACK}
version: 1.0.0
title: 佐证
authority: 测试
subjects:
  - { kind: company, title: 企业, single: true, nameQuestion: name, forms: [base, other] }
forms: [forms/base.yaml, forms/other.yaml]
documents: [documents/report.yaml, documents/list.yaml]
`,
  'forms/base.yaml': `
id: base
title: 基本
subject: company
sections:
  - id: one
    title: 一
    questions:
      - { id: name, type: text, label: 企业名称 }
      - { id: photos, type: attachment, label: 现场照片, accept: [any] }
      - id: rooms
        type: table
        label: 机房
        columns: [{ id: room, type: text, label: 名称 }, { id: proof, type: attachment, label: 证据 }]
      - id: records
        type: register
        label: 评测记录
        columns: [{ id: no, type: text, label: 编号 }, { id: proof, type: attachment, label: 证据 }]
`,
  'forms/other.yaml': `
id: other
title: 其他
subject: company
sections: [{ id: two, title: 二, questions: [{ id: elsewhere, type: text, label: 别处 }] }]
`,
  'documents/report.yaml': `
id: report
title: 报告
subject: company
template: templates/report.docx
fileName: 报告
forms: [base]
omit: { photos: 见附录, rooms: 见清单 }
places:
  单位: q.name
  单位证据: { value: "evidenceNumbers('name', evidence)" }
  记录: { rows: q.records, each: { 编号: row.no, 证据号: { value: 'evidenceNumbers(row, evidence)', empty: / } } }
  清单:
    rows: evidence.items
    each: { 号: row.number, 说明: row.caption, 引用: row.citedBy, 摘要: row.sha256, 何时: row.time, 何人: row.by }
  图片: { rows: evidence.pictures, each: { 图: { value: row.file, as: images, widthMm: 80, heightMm: 60 } } }
`,
  'documents/list.yaml': `
id: list
title: 清单
subject: company
template: templates/list.xlsx
fileName: 佐证清单
forms: []
places: { 佐证: { rows: evidence.all, each: { 号: row.number, 名: row.name, 引用: { value: row.citedBy, empty: 未引用 } } } }
`,
};

/** @returns the folder that holds the pack */
export async function evidencePack(folder: string): Promise<string> {
  const pack = join(folder, 'packs', EVIDENCE_PACK);
  for (const name of ['forms', 'documents', 'templates']) mkdirSync(join(pack, name), { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(pack, name), text);
  const body = [
    p('{{单位}} 见 {{单位证据}}'),
    tbl(tr('{{#记录}}{{编号}}', '{{证据号}}{{/记录}}')),
    tbl(tr('{{#清单}}{{号}}', '{{说明}}', '{{引用}}', '{{摘要}}', '{{何时}}', '{{何人}}{{/清单}}')),
    p('{{#图片}}'),
    p('{{%图}}'),
    p('{{/图片}}'),
  ];
  writeFileSync(join(pack, 'templates/report.docx'), docx(body.join('')));
  const book = new ExcelJS.Workbook();
  book.addWorksheet('清单').addRow(['{{#佐证}}{{号}}', '{{名}}', '{{引用}}{{/佐证}}']);
  await book.xlsx.writeFile(join(pack, 'templates/list.xlsx'));
  return join(folder, 'packs');
}
