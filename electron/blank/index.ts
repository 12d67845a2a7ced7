/** Untouched official blanks, Word or Excel: what they ask for, and how they are filled. */
import path from 'node:path';
import type { Assignment, FillOutcome } from '../../core/blank/assign.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { Blank, FillValue } from '../../core/blank/place.ts';
import { type FilledBlank, type FillOptions, fillWith } from './fill.ts';
import { formatOf, openBlank } from './open.ts';
import { outsized } from './refusal.ts';
import { fillSheetBlank, readSheetBlank } from './sheet/index.ts';
import { fillWordBlank, readWordBlank } from './word/index.ts';

export type { FilledBlank, FillOptions } from './fill.ts';

/** The Word writer reports by place; keys are known only here. */
function fillWord(bytes: Uint8Array, assignments: Assignment[], options?: FillOptions): FillOutcome {
  const filled = fillWordBlank(bytes, assignments, options);
  const { placed, refused, mismatched } = filled.report;
  return {
    bytes: filled.bytes,
    report: {
      placed: placed.map(({ place, at, text }) => ({ place, at, text })),
      refused: refused.map(({ key, at, reason }) => ({ place: key, at, reason })),
      mismatched: mismatched.map(({ key, at, expected, found }) => ({ place: key, at, expected, found })),
    },
  };
}

const FORMATS = {
  docx: { read: readWordBlank, fill: fillWord },
  xlsx: { read: readSheetBlank, fill: fillSheetBlank },
};

/** The content decides; a name that promises another format is told to the user before anything is written. */
function formatFor(bytes: Uint8Array, fileName: string): Blank['format'] {
  const format = formatOf(openBlank(bytes));
  const extension = path.extname(fileName).toLowerCase();
  if (extension === '' || extension === `.${format}`) return format;
  const kind = format === 'docx' ? 'Word' : 'Excel';
  throw new WorkbenchError(
    'TEMPLATE',
    `「${path.basename(fileName)}」的内容是 ${kind} 文件，扩展名却是 ${extension}。`,
    `请把扩展名改为 .${format}，或用 Office 另存为 .${format}。`,
  );
}

/** A file made to exhaust the stack or the longest text there can be is refused like any other. */
function withinReason<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw outsized('的内容过多或嵌套过深');
    throw error;
  }
}

/** @throws WorkbenchError TEMPLATE */
export const readBlank = (bytes: Uint8Array, fileName: string): Blank =>
  withinReason(() => FORMATS[formatFor(bytes, fileName)].read(bytes));

/**
 * Fills by label; nothing is guessed. `report.mismatched` must be empty before the bytes may be used.
 * @throws WorkbenchError TEMPLATE
 */
export const fillBlank = (
  bytes: Uint8Array,
  fileName: string,
  values: Record<string, FillValue>,
  options: FillOptions = {},
): FilledBlank => withinReason(() => fillWith(FORMATS[formatFor(bytes, fileName)], bytes, values, options));

/**
 * Fills places by their ids, with values already fit for them. `report.mismatched` must be empty before the bytes may be
 * used.
 * @throws WorkbenchError TEMPLATE
 */
export const fillPlaces = (
  bytes: Uint8Array,
  format: Blank['format'],
  assignments: Assignment[],
  options: FillOptions = {},
): FillOutcome => FORMATS[format].fill(bytes, assignments, options);
