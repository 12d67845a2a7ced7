/** One template for its screen: places, binding, proposals, what the blank before it had. */
import type { BindingFile, BindingPlace } from '../../core/blank/binding-file.ts';
import { removedPlaces } from '../../core/blank/carry-over.ts';
import { diffBlanks, type PlaceDifference } from '../../core/blank/diff.ts';
import { UNTOUCHABLE } from '../../core/blank/place.ts';
import { questionProblem } from '../../core/blank/question-exists.ts';
import type { TemplateDetail } from '../../core/blank/template.ts';
import { WorkbenchError } from '../../core/contract.ts';
import { saveBinding } from './template-folder.ts';
import { proposalsFor, tagsAgainst } from './template-read.ts';
import { called, type TemplateShelf } from './template-shelf.ts';

/** @throws WorkbenchError NOT_FOUND */
export function templateDetail(shelf: TemplateShelf, fingerprint: string): TemplateDetail {
  const { info, read, binding } = shelf.require(fingerprint);
  const { id: document, title } = shelf.document;
  const base = { document, title, info };
  if (info.kind === 'tagged') {
    const tags = read && tagsAgainst(shelf.pack.pack, shelf.document, read.tags);
    return { ...base, proposals: [], removed: [], ...(tags ? { tags } : {}) };
  }
  const blank = read?.blank;
  return {
    ...base,
    ...(blank ? { blank } : {}),
    ...(binding ? { binding } : {}),
    proposals: blank ? proposalsFor(blank, shelf.pack.pack, shelf.document) : [],
    removed: blank ? removedSince(shelf, blank.places, binding) : [],
  };
}

/** Looked up each time: when the old blank has been removed from this machine, nothing can be said. */
function removedSince(
  shelf: TemplateShelf,
  places: Parameters<typeof diffBlanks>[1],
  binding: BindingFile | undefined,
): PlaceDifference[] {
  const from = binding?.carriedFrom?.fingerprint;
  const old = from === undefined ? undefined : shelf.all().find(({ info }) => info.fingerprint === from);
  return old?.read?.blank ? removedPlaces(diffBlanks(old.read.blank.places, places)) : [];
}

/** All places or none. @throws WorkbenchError NOT_FOUND, READ_ONLY, TEMPLATE, BAD_INPUT */
export function bindTemplate(shelf: TemplateShelf, fingerprint: string, places: readonly BindingPlace[]): void {
  const { info, read, binding, folder } = shelf.require(fingerprint);
  const which = called(shelf.document, info);
  if (!folder)
    throw new WorkbenchError('READ_ONLY', `${which}随规范包提供，不能改。`, '请安装一份空白文件，再修改它的绑定。');
  if (info.kind === 'tagged')
    throw new WorkbenchError('BAD_INPUT', `${which}自带标记，没有绑定可改。`, '请在 Word 或 Excel 中修改它的标记。');
  if (!read?.blank || !binding)
    throw new WorkbenchError('TEMPLATE', `${which}不能使用：${info.problem}`, '请重新安装同一份空白文件。');
  const blank = new Map(read.blank.places.map((place) => [place.id, place]));
  const forms = shelf.forms;
  for (const entry of places) {
    const place = blank.get(entry.place);
    const problem = !place
      ? '空白文件里没有这个位置'
      : UNTOUCHABLE.has(place.kind) && (entry.question !== undefined || entry.value !== undefined)
        ? '这里由人签字盖章、由受理单位填写或自动计算，不能填'
        : questionProblem(entry, forms);
    if (problem)
      throw new WorkbenchError(
        'BAD_INPUT',
        `「${entry.label || entry.place}」：${problem}。没有保存。`,
        '请重新选择问题，或标为「留空」。',
        entry.place,
      );
  }
  const given = new Map(places.map((entry) => [entry.place, entry]));
  const old = new Map(binding.places.map((entry) => [entry.place, entry]));
  const { id, version } = shelf.pack.pack;
  saveBinding(folder, {
    ...binding,
    pack: { id, version },
    forms: shelf.document.forms,
    document: shelf.document.id,
    // In the blank's order; entries of places that are not there go.
    places: read.blank.places.flatMap((place) => given.get(place.id) ?? old.get(place.id) ?? []),
  });
}
