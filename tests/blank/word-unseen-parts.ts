/** Pieces of Word files that the blanks of the tests are put together from, and what is expected of a blank. */
import type { FillValue } from '../../core/blank/place.ts';
import { p, run, tc } from './word-support.ts';

export interface UnseenForm {
  name: string;
  bytes: Uint8Array;
  /** `kind label / path` of every place, in order; of `sign` and `office-use` only the kind. */
  places: string[];
  /** Key as a person would write it → value, and the end of the label of the place it belongs in. */
  values: Record<string, [FillValue, string]>;
  /** What the filled blank must show: patterns over the printed text. */
  shows: string[];
}

/** Lower part of a cell merged downwards. */
export const sub = (): string => tc('', { merge: 'continue' });
/** A cell with a line below it and nothing else round it. */
export const border = (text: string): string =>
  tc(text).replace('</w:tcPr>', '<w:tcBorders><w:bottom w:val="single" w:sz="4"/></w:tcBorders></w:tcPr>');
/** Tabs that draw a line. */
export const tabs = (count: number): string =>
  `<w:r><w:rPr><w:u w:val="single"/></w:rPr>${'<w:tab/>'.repeat(count)}</w:r>`;
export const symbol = (code: string, font = 'Wingdings'): string =>
  `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`;
export const sdt = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
export const prompt = (text = '单击或点击此处输入文字。'): string => run(text, '<w:rStyle w:val="PlaceholderText"/>');
const ffield = (data: string, code: string, result: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
export const textField = (name: string): string =>
  ffield(`<w:name w:val="${name}"/><w:enabled/><w:textInput/>`, 'FORMTEXT', run('\u2002\u2002\u2002\u2002\u2002'));
export const checkField = (name: string): string =>
  ffield(`<w:name w:val="${name}"/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>`, 'FORMCHECKBOX', '');
export const listField = (name: string, ...items: string[]): string =>
  ffield(
    `<w:name w:val="${name}"/><w:ddList>${items.map((item) => `<w:listEntry w:val="${item}"/>`).join('')}</w:ddList>`,
    'FORMDROPDOWN',
    '',
  );
export const checkControl = (on = false): string =>
  sdt(
    `<w14:checkbox><w14:checked w14:val="${on ? 1 : 0}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>`,
    run(on ? '☒' : '☐'),
  );
/** A text box as WPS and old Word write it. */
export const vmlBox = (content: string): string =>
  `<w:p><w:r><w:pict><v:shape style="width:200pt;height:40pt"><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`;
export const blank = p();
