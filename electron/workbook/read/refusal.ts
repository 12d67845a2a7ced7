/** What is said when a customer's table cannot be read: what happened, and what to do. */
import { WorkbenchError } from '../../../core/contract.ts';

export const RESAVE = '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。';
export const VERIFY = '请向提供文件的人核实来源。';

export const refuse = (message: string, advice: string, detail?: string): WorkbenchError =>
  new WorkbenchError('WORKBOOK', message, advice, detail);

export const damaged = (detail: string): WorkbenchError =>
  refuse('表格文件已损坏，读不完整，没有导入任何内容。', '请用 Excel 或 WPS 打开修复后另存，或重新索取文件。', detail);

export const tooLarge = (detail: string): WorkbenchError =>
  refuse('表格文件解开后大得不正常，可能是恶意文件，已拒绝。', VERIFY, detail);

export const cancelled = (): WorkbenchError =>
  new WorkbenchError('CANCELLED', '已取消，没有导入任何内容。', '需要时重新开始。');
