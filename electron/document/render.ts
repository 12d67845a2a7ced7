/** Document model + template → bytes that have been read back. */
import { createHash } from 'node:crypto';
import { WorkbenchError } from '../../core/contract.ts';
import type { DocumentModel, ExportReport, Unplaced } from '../../core/document/model.ts';
import { drawCharts, hasCharts } from './chart/draw-charts.ts';
import { fillBound } from './bound/render.ts';
import { emptyReport, type Mismatched, type Placed, unplacedValues } from './report.ts';
import type { RowReader } from './row-batches.ts';
import { Scopes } from './scope.ts';
import { renderSheet } from './sheet/render.ts';
import { renderWord } from './word/render.ts';

export interface RenderInput {
  model: DocumentModel;
  template: Uint8Array;
  /** Bytes of a piece of evidence; throws when the casefile has none. */
  evidence(sha256: string): Uint8Array;
  /** Rows of the model's streams; not needed when it has none. */
  rows?: RowReader | undefined;
  /** `fraction` 0–1, `step` in Chinese. */
  onProgress?(fraction: number, step: string): void;
  signal?: AbortSignal;
}

/** `report.path` is '' until {@link writeDocument} has written the bytes. */
export interface Rendered {
  bytes: Uint8Array;
  report: ExportReport;
}

/** What the writer of one format gives back. */
export interface Filled {
  bytes: Uint8Array;
  placed: Placed[];
  mismatched: Mismatched[];
  warnings: Iterable<string>;
  /** Names that occur in the template. */
  named: Set<string>;
}

export interface FillInput extends RenderInput {
  scopes: Scopes;
  /** Says where the work stands; throws CANCELLED when it was called off. */
  step(fraction: number, text: string): void;
}

function stepper(input: RenderInput): FillInput['step'] {
  return (fraction, text) => {
    if (input.signal?.aborted) throw new WorkbenchError('CANCELLED', '已取消，没有写出文件。');
    input.onProgress?.(fraction, text);
  };
}

/**
 * Fills the template, finishes fields and contents, zips, and reads the result back.
 * Same input, same bytes. Throws {@link WorkbenchError} TEMPLATE, EVIDENCE, MISMATCH or CANCELLED.
 */
export async function renderDocument(input: RenderInput): Promise<Rendered> {
  const step = stepper(input);
  step(0, '读取模板');
  return input.model.bound ? renderBound(input, step) : renderTagged(input, step);
}

async function renderTagged(given: RenderInput, step: FillInput['step']): Promise<Rendered> {
  const { input, warnings: ofCharts } = await withPictures(given, step);
  const scopes = new Scopes(input.model);
  const fill = input.model.format === 'docx' ? renderWord : renderSheet;
  const filled = await fill({ ...input, scopes, step });
  if (filled.mismatched.length > 0) throw mismatchError(filled.mismatched);
  step(1, '完成');
  const { unplaced, warnings } = unplacedValues(input.model, scopes, filled.named);
  return finished(input, filled, unplaced, [...ofCharts, ...warnings]);
}

/** Charts are drawn and stand beside the evidence; a sheet has no room for pictures and keeps their titles. */
async function withPictures(
  input: RenderInput,
  step: FillInput['step'],
): Promise<{ input: RenderInput; warnings: string[] }> {
  const { model } = input;
  if (model.format !== 'docx' || !hasCharts(model.values)) return { input, warnings: [] };
  const { values, pictures, warnings } = await drawCharts(model.values, (done, total) =>
    step(0.02 + (0.2 * done) / total, `绘制图表（${done + 1}/${total}）`),
  );
  const evidence = (sha256: string): Uint8Array => pictures.get(sha256) ?? input.evidence(sha256);
  return { input: { ...input, model: { ...model, values }, evidence }, warnings };
}

/** Fills a regulator's blank by its places. Values without a place, or over a limit, were told when the model was built. */
function renderBound(input: RenderInput, step: FillInput['step']): Rendered {
  step(0.1, '填写内容');
  const filled = fillBound(input);
  if (filled.mismatched.length > 0) throw mismatchError(filled.mismatched);
  step(1, '完成');
  return finished(input, filled, filled.unplaced, []);
}

function finished(
  { model, template }: RenderInput,
  { bytes, placed, warnings }: Pick<Filled, 'bytes' | 'placed' | 'warnings'>,
  unplaced: readonly Unplaced[],
  more: readonly string[],
): Rendered {
  const report = emptyReport(model, template);
  return {
    bytes,
    report: {
      ...report,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      placed,
      unplaced: [...report.unplaced, ...unplaced],
      warnings: [...warnings, ...more],
    },
  };
}

function mismatchError(mismatched: Mismatched[]): WorkbenchError {
  const first = mismatched[0] as Mismatched;
  return new WorkbenchError(
    'MISMATCH',
    `写出的文件读回核对不符（${mismatched.length} 处），第一处：「${first.place}」（${first.where}）。文件没有保存。`,
    '请重试；仍然出现时请检查模板中该处的标记，并把此信息告知开发者。',
    JSON.stringify(mismatched.slice(0, 20)),
  );
}
