/** From tokens to the finished parts of a Word file: values, pictures, fields, contents, draft marks, ids. */
import type { DocumentModel } from '../../../core/document/model.ts';
import type { Slots } from '../slots.ts';
import { setText, textOf, type Parts } from '../zip.ts';
import { markDraft } from './draft.ts';
import { expandPart, type Expected } from './expand.ts';
import { refreshFields } from './fields.ts';
import { dropRepeatedIds, numberBookmarks, numberDrawings } from './ids.ts';
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
}

/** Changes `parts` in place; returns where each value must be found again. */
export function finishWord({ parts, slots, model, evidence, ownDraftMark }: FinishInput): Expected[] {
  const captionStyle = styleNamed(textOf(parts, 'word/styles.xml'), ['caption', '题注']);
  const pictures = new Pictures({ evidence, draft: model.draft, captionStyle }, parts, slots);
  const expected: Expected[] = [];
  let drawings = 0;
  for (const part of [...parts.keys()]) {
    if (!isTextPart(part) && !part.startsWith('docProps/')) continue;
    const before = textOf(parts, part);
    const expansion = expandPart(before, part, partPath(part), slots, pictures);
    expected.push(...expansion.expected);
    const numbered = numberDrawings(expansion.xml, drawings);
    drawings = numbered.next;
    const xml = dropRepeatedIds(part === MAIN ? numberBookmarks(numbered.xml) : numbered.xml);
    if (xml !== before) setText(parts, part, xml);
  }
  pictures.finish();
  if (model.draft) markDraft(parts, expected, ownDraftMark);
  refreshFields(parts, slots.warnings);
  rebuildContents(parts, expected, slots.warnings);
  return expected;
}
