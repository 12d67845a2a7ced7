/** What is said when a blank cannot be used: what happened, and what to do. */
import { WorkbenchError } from '../../core/contract.ts';

export const RESAVE = '请用 Word、WPS 或 Excel 打开，另存为 .docx 或 .xlsx 后再试。';
export const HOSTILE = '请向发放单位核实文件来源。';
export const NOT_OFFICE = '这不是 Word（.docx）或 Excel（.xlsx）文件。';

export const refuse = (message: string, advice: string, detail?: string): WorkbenchError =>
  new WorkbenchError('TEMPLATE', message, advice, detail);

/** No form is like this: reading it would take minutes, or all the memory there is. */
export const outsized = (what: string): WorkbenchError =>
  refuse(`空白文件${what}，不像要填的表格，已拒绝。`, '请核实文件来源；如确是要填的表，请删去多余的内容后再试。');

export const damaged = (detail: string): WorkbenchError =>
  refuse('空白文件已损坏，打不开。', '请向发放单位重新索取文件，或从原处再复制一份。', detail);
