/** Blanks and helpers for the tests of installed templates. */
import { writeFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import type { BindingPlace } from '../../core/blank/binding-file.ts';
import type { TemplateDetail, TemplateInfo } from '../../core/blank/template.ts';
import { box, bytesOf, filingForm, merge } from '../blank/sheet-forms.ts';
import { docx, p, tbl, tr } from '../blank/word-support.ts';
import { PACK, type Desk } from './desk.ts';

export const DOCUMENT = 'grading-report';
export const OTHER = 'review-form';

export function fileOn(desk: Desk, name: string, bytes: Uint8Array): string {
  const path = desk.path(name);
  writeFileSync(path, bytes);
  return path;
}

/** The filing form as next year's office hands it out: a line moved, a word changed, an option more, a line less, one new. */
export async function filingFormOfNextYear(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await filingForm()).buffer as ArrayBuffer);
  const sheet = book.getWorksheet('备案表');
  if (!sheet) throw new Error('no sheet');
  sheet.getCell('B10').value = '□国有  □民营  □外资  □港澳台  □其他：____';
  sheet.getCell('A13').value = '系统简介（限50字）';
  sheet.getCell('D5').value = '员工总数';
  sheet.getCell('A14').value = '备用网址';
  box(sheet, 'A14:F14');
  merge(sheet, 'C14:F14');
  return bytesOf(book);
}

export const wordBlank = (extra = ''): Uint8Array =>
  docx(
    tbl(tr('单位名称', '', '统一社会信用代码', ''), tr('单位地址', ''), tr('单位性质', '□国有 □民营 □其他')) +
      p('联系人：') +
      p(extra || '填表说明'),
  );

export const install = (desk: Desk, path: string, document = DOCUMENT): Promise<TemplateDetail> =>
  desk.call('template.install', { pack: PACK, document, path });

export async function infosOf(desk: Desk, document = DOCUMENT): Promise<TemplateInfo[]> {
  const all = await desk.call('template.list', { pack: PACK });
  return all.find((each) => each.document === document)?.templates ?? [];
}

/** Everything as proposed; what has no proposal stays blank on purpose. */
export const agreed = (detail: TemplateDetail): BindingPlace[] =>
  (detail.binding?.places ?? []).map((entry) => ({
    ...entry,
    confirmed: true,
    ...(entry.question === undefined && entry.value === undefined ? { leave: true } : {}),
  }));

export const confirmAll = (desk: Desk, detail: TemplateDetail): Promise<TemplateDetail> =>
  desk.call('template.bind', {
    pack: PACK,
    document: detail.document,
    fingerprint: detail.info.fingerprint,
    places: agreed(detail),
  });
