/** An Excel workbook: rows cloned and cells patched inside the file, all else untouched; then read back. */
import { templateError } from '../tag-scan.ts';
import type { Filled, FillInput } from '../render.ts';
import { shorten } from '../report.ts';
import { DRAFT_MARK, trimName } from '../scope.ts';
import { Slots } from '../slots.ts';
import { escapeXml, unescapeXml } from '../text.ts';
import { openZip, setText, textOf, writeZip, type Parts } from '../zip.ts';
import { markDraftHeader, markDraftTitle } from './draft.ts';
import { type ExpectedCell, type PlannedStream, writeRows } from './fill-sheet.ts';
import { fillHeaderFooter } from './header-footer.ts';
import { inspectWorkbook } from './inspect.ts';
import { type FilledSheet, layOutSheet } from './layout.ts';
import { TAG } from './plan.ts';
import { moveFormula } from './references.ts';
import { rereadSheets } from './reread.ts';
import { placedOf, warningsOf } from './stream-report.ts';
import { rereadStreamed } from './stream-reread.ts';
import { StreamRows } from './stream-rows.ts';
import { packStreamed, type SheetStreams } from './stream-write.ts';
import {
  dimensionOf,
  dropCalculationChain,
  dropEmptyRanges,
  moveFormulaRange,
  moveMerges,
  moveRangesAround,
  moveSheetParts,
  moveWorkbookNames,
} from './surroundings.ts';
import { readWorkbook, type Workbook } from './workbook.ts';

interface Work {
  input: FillInput;
  parts: Parts;
  workbook: Workbook;
  slots: Slots;
  expected: ExpectedCell[];
  /** By sheet part. */
  streams: Map<string, PlannedStream[]>;
}

export async function renderSheet(input: FillInput): Promise<Filled> {
  const { step, scopes, model } = input;
  const parts = openZip(input.template);
  const workbook = readWorkbook(parts);
  const work: Work = { input, parts, workbook, slots: new Slots(), expected: [], streams: new Map() };
  refuseBroken(parts, workbook);
  step(0.1, '填写内容');
  const sheets = workbook.sheets.map((sheet) =>
    layOutSheet(sheet, textOf(parts, sheet.part), workbook, scopes, work.slots),
  );
  const named = namesIn(sheets);
  if (model.draft) sheets.filter((sheet) => !namesIn([sheet]).has(DRAFT_MARK)).forEach(markDraftTitle);
  for (const filled of sheets) setText(parts, filled.sheet.part, sheetXml(filled, sheets, work));
  finishWorkbook(sheets, work);
  const packed = work.streams.size > 0 ? await packRegisters(work) : packAll(work);
  const placed = work.expected.map(({ place, where, content }) => ({
    place,
    where,
    text: shorten('number' in content ? String(content.number) : content.text),
  }));
  const { bytes, mismatched, rows } = packed;
  const warnings = [...work.slots.warnings, ...rows.flatMap(warningsOf)];
  return { bytes, placed: [...placed, ...rows.flatMap(placedOf)], mismatched, warnings, named };
}

type Packed = Pick<Filled, 'bytes' | 'mismatched'> & { rows: StreamRows[] };

function packAll({ input, parts, expected }: Work): Packed {
  input.step(0.7, '生成文件');
  const bytes = writeZip(parts);
  input.step(0.85, '读回核对');
  return { bytes, mismatched: rereadSheets(openZip(bytes), expected), rows: [] };
}

/** Of how long the work takes: writing up to here, the rest is reading back. */
const WRITTEN = 0.75;

async function packRegisters(work: Work): Promise<Packed> {
  const { input, parts, workbook, slots, expected } = work;
  const context = { workbook, scopes: input.scopes, slots };
  const streams: SheetStreams = new Map(
    [...work.streams].map(([part, planned]) => [part, planned.map((each) => new StreamRows(each, context))]),
  );
  const rows = [...streams.values()].flat();
  const total = rows.reduce((sum, { planned }) => sum + planned.block.value.count, 0);
  if (!input.rows) throw new Error('a model with streams needs rows');
  const bytes = await packStreamed(parts, streams, input.rows, (count) =>
    input.step(0.1 + (WRITTEN - 0.1) * (count / total), `写入台账 ${count.toLocaleString('en-US')} 行`),
  );
  const mismatched = await rereadStreamed(bytes, expected, streams, (share) =>
    input.step(WRITTEN + (1 - WRITTEN) * share, '读回核对'),
  );
  return { bytes, mismatched, rows };
}

function refuseBroken(parts: Parts, workbook: Workbook): void {
  const errors = inspectWorkbook(parts, workbook).problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw templateError(errors.map((problem) => problem.message));
}

function namesIn(sheets: FilledSheet[]): Set<string> {
  const names = new Set<string>();
  for (const { data, xml } of sheets) {
    const texts = data.rows.flatMap((row) => row.cells.map((cell) => cell.text ?? ''));
    texts.push(unescapeXml(/<headerFooter\b.*?<\/headerFooter>/s.exec(xml)?.[0] ?? ''));
    for (const text of texts) for (const match of text.matchAll(TAG)) names.add(trimName(match[2] ?? ''));
  }
  return names;
}

const mapsOf = (sheets: FilledSheet[]) => new Map(sheets.map(({ sheet, map }) => [sheet.name, map]));

function sheetXml(filled: FilledSheet, sheets: FilledSheet[], work: Work): string {
  const { sheet, xml, data, map, items } = filled;
  const { scopes, model } = work.input;
  const maps = mapsOf(sheets);
  const moves = sheets.some((each) => each.map.changed);
  const streams: PlannedStream[] = [];
  const rows = writeRows(filled, {
    streams,
    workbook: work.workbook,
    scopes,
    slots: work.slots,
    expected: work.expected,
    formula: (text, row) =>
      moves || row.sameItem
        ? escapeXml(
            moveFormula(
              unescapeXml(text),
              { sheet: sheet.name, ...(row.sameItem ? { sameItem: row.sameItem } : {}) },
              maps,
            ),
          )
        : text,
  });
  if (streams.length > 0) work.streams.set(sheet.part, streams);
  let before = xml.slice(0, data.start);
  let after = xml.slice(data.end);
  let content = rows;
  if (moves) after = dropEmptyRanges(moveRangesAround(moveMerges(after, map, items), sheet.name, maps));
  if (map.changed) {
    before = before.replace(/(<dimension\b[^>]*?\sref=")[^"]*(")/, `$1${dimensionOf(filled)}$2`);
    content = moveFormulaRange(rows, map);
    moveSheetParts(work.parts, sheet.part, map);
  }
  const whole = fillHeaderFooter(before + content + after, sheet, work.input.scopes, work.slots);
  return model.draft ? markDraftHeader(whole) : whole;
}

function finishWorkbook(sheets: FilledSheet[], work: Work): void {
  const hasFormulas = sheets.some(({ xml }) => /<f[ >/]/.test(xml));
  moveWorkbookNames(work.parts, mapsOf(sheets), hasFormulas);
  if (hasFormulas) dropCalculationChain(work.parts);
}
