/** From tokens to the finished parts of a Word file: values, pictures, fields, contents, draft marks, ids. */
import type { DocumentModel } from '../../../core/document/model.ts';
import type { Slots } from '../slots.ts';
import { setText, textOf, type Parts } from '../zip.ts';
import { markDraft } from './draft.ts';
import { expandPart, type Expected } from './expand.ts';
import { refreshFields } from './fields.ts';
import { type BookmarkCount, dropRepeatedIds, numberBookmarks, numberDrawings } from './ids.ts';
import { isTextPart, partPath } from './locate.ts';
import { Pictures } from './pictures.ts';
import { styleNamed } from './styles.ts';
import { rebuildContents } from './toc.ts';

export const MAIN = 'word/document.xml';

export interface FinishInput {
  parts: Parts;
  slots: Slots;
  model: DocumentModel;
  evidence(sha256: string): Uint8Array;
  /** Template has its own `{{$草稿}}` place. */
  ownDraftMark: boolean;
  /** Before the longest part of the work: laying the pages out for their numbers. */
  onContents?(): void;
}

/** The body first: its bookmarks keep their names. */
function textPartsOf(parts: Parts): string[] {
  const names = [...parts.keys()].filter((part) => isTextPart(part) || part.startsWith('docProps/'));
  return names.sort((a, b) => Number(b === MAIN) - Number(a === MAIN));
}

export interface Finished {
  /** Where each value must be found again. */
  expected: Expected[];
  pictureBytes(sha256: string): Uint8Array | undefined;
}

/** Changes `parts` in place. */
export function finishWord({ parts, slots, model, evidence, ownDraftMark, onContents }: FinishInput): Finished {
  const captionStyle = styleNamed(textOf(parts, 'word/styles.xml'), ['caption', '题注']);
  const pictures = new Pictures({ evidence, draft: model.draft, captionStyle }, parts, slots);
  const expected: Expected[] = [];
  const bookmarks: BookmarkCount = { names: new Set(), next: 0 };
  let drawings = 0;
  for (const part of textPartsOf(parts)) {
    const before = textOf(parts, part);
    const expansion = expandPart(before, part, partPath(part), slots, pictures);
    for (const each of expansion.expected) expected.push(each);
    const numbered = numberDrawings(expansion.xml, drawings);
    drawings = numbered.next;
    const xml = dropRepeatedIds(numberBookmarks(numbered.xml, bookmarks));
    if (xml !== before) setText(parts, part, xml);
  }
  pictures.finish();
  if (model.draft) markDraft(parts, expected, ownDraftMark);
  refreshFields(parts, slots.warnings);
  onContents?.();
  rebuildContents(parts, expected, slots.warnings);
  return { expected, pictureBytes: (sha256) => pictures.bytesOf(sha256) };
}
