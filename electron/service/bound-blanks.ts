/** A template as a document model needs it: its tags, or the blank's places with their binding. */
import { bindBlank } from '../../core/blank/bound.ts';
import type { BoundBlank } from '../../core/blank/bound-target.ts';
import type { Blank } from '../../core/blank/place.ts';
import { WorkbenchError } from '../../core/contract.ts';
import type { TagNode } from '../../core/document/tags.ts';
import { indexPack } from '../../core/form/pack.ts';
import type { DocumentDefinition, Pack } from '../../core/form/pack-schema.ts';
import { readBlank } from '../blank/index.ts';
import { templateTags } from '../document/index.ts';
import type { DocumentTemplate } from './template-source.ts';

/** Blanks understood lately, by fingerprint: a page of the window asks for the same few again and again. */
const lately = new Map<string, Blank>();
const KEPT = 6;

function understood({ bytes, fileName, fingerprint }: DocumentTemplate): Blank {
  const known = lately.get(fingerprint);
  const blank = known ?? readBlank(bytes, fileName);
  lately.delete(fingerprint);
  lately.set(fingerprint, blank);
  const [oldest] = lately.keys();
  if (lately.size > KEPT && oldest !== undefined) lately.delete(oldest);
  return blank;
}

/** @throws WorkbenchError TEMPLATE */
export function tagsOf(pack: Pack, document: DocumentDefinition, template: DocumentTemplate): TagNode[] | BoundBlank {
  const { binding, bytes, fileName, fingerprint } = template;
  if (!binding) return templateTags(bytes, fileName);
  if (binding.fingerprint !== fingerprint) throw otherBlank(fileName, binding.blank);
  return bindBlank({ index: indexPack(pack), document, blank: understood(template), binding });
}

const otherBlank = (fileName: string, bound: string): WorkbenchError =>
  new WorkbenchError(
    'TEMPLATE',
    `绑定文件不是为空白表“${fileName}”做的（它是为另一份“${bound}”做的，指纹不同）。`,
    '空白表换了版本时，请在模板管理中安装新的空白表，沿用原来的绑定并确认差别。',
  );
