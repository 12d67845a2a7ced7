/** A Word document: fill, finish, zip, read back. */
import { WorkbenchError } from '../../../core/contract.ts';
import type { Filled, FillInput } from '../render.ts';
import { shorten } from '../report.ts';
import { DRAFT_MARK } from '../scope.ts';
import { Slots } from '../slots.ts';
import { openZip, setText, textOf, writeZip, type Parts } from '../zip.ts';
import type { Expected } from './expand.ts';
import { EngineFailure, fillTokens } from './fill.ts';
import { inspectParts } from './inspect.ts';
import { describeErrors } from './template-errors.ts';
import { templateError } from '../tag-scan.ts';
import { finishWord, MAIN } from './finish.ts';
import { isTextPart, readablePath } from './locate.ts';
import { rereadWord } from './reread.ts';
import { emptyContents } from './toc.ts';

/** Names in the template's tags, as far as they stand in one piece; broken ones are the inspection's business. */
function namesIn(parts: Parts): Set<string> {
  const names = new Set<string>();
  for (const part of parts.keys()) {
    if (!isTextPart(part)) continue;
    const text = textOf(parts, part).replace(/<[^>]*>/g, '');
    for (const match of text.matchAll(/\{\{[#^/%]?\s*([^{}]+?)\s*\}\}/g)) names.add(match[1] ?? '');
  }
  return names;
}

export async function renderWord(input: FillInput): Promise<Filled> {
  const { scopes, model, step, evidence } = input;
  const slots = new Slots();
  const parts = openZip(input.template);
  if (!parts.has(MAIN)) throw notWord();
  const named = namesIn(parts);
  warnFullWidth(parts, slots);
  step(0.25, '填写内容');
  setText(parts, MAIN, emptyContents(textOf(parts, MAIN)));
  fillOrExplain(parts, scopes, slots);
  step(0.35, '排版图片');
  const ownDraftMark = named.has(DRAFT_MARK);
  const onContents = (): void => step(0.4, '编排目录与页码');
  const { expected, pictureBytes } = finishWord({ parts, slots, model, evidence, ownDraftMark, onContents });
  step(0.8, '生成文件');
  const bytes = writeZip(parts);
  step(0.88, '读回核对');
  const mismatched = rereadWord(openZip(bytes), expected, pictureBytes).map((each) => ({
    place: each.place,
    expected: shorten(each.expected),
    found: shorten(each.found),
    where: readablePath(each.path),
  }));
  return { bytes, placed: placedValues(expected), mismatched, warnings: slots.warnings, named };
}

/** A refused template is told with every error, its tag and its place. */
function fillOrExplain(parts: Parts, scopes: FillInput['scopes'], slots: Slots): void {
  const untouched = new Map(parts);
  try {
    fillTokens(parts, scopes, slots);
  } catch (error) {
    if (!(error instanceof EngineFailure)) throw error;
    const errors = inspectParts(untouched).problems.filter((problem) => problem.level === 'error');
    const messages = errors.length > 0 ? errors : describeErrors(error.cause);
    throw templateError(
      messages.map((problem) => problem.message),
      error.message,
    );
  }
}

const notWord = (): WorkbenchError =>
  new WorkbenchError('TEMPLATE', '模板不是 Word 文档（.docx）。', '请用 Word 打开模板，另存为 .docx 后再试。');

function placedValues(expected: Expected[]): Filled['placed'] {
  return expected
    .filter((each) => !each.continued)
    .map((each) => ({ place: each.place, text: shorten(each.text), where: readablePath(each.path) }));
}

function warnFullWidth(parts: Parts, slots: Slots): void {
  for (const part of parts.keys()) {
    if (!isTextPart(part)) continue;
    if (
      textOf(parts, part)
        .replace(/<[^>]*>/g, '')
        .includes('｛｛')
    ) {
      slots.warnings.add('模板中有全角花括号「｛｛ ｝｝」，它们不是标记，会原样留在文件里。');
    }
  }
}
