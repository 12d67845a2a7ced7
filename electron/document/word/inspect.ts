/** What tags a Word template has, where, and what is wrong with them. */
import { buildTree, type Inspection, type TemplateProblem, type TextPlace } from '../tag-scan.ts';
import { unescapeXml } from '../text.ts';
import { scanTags } from '../xml.ts';
import { openZip, setText, textOf, type Parts } from '../zip.ts';
import { openEngine } from './fill.ts';
import { MAIN } from './finish.ts';
import { isTextPart, Locator, paragraphPath, partPath, readablePath } from './locate.ts';
import { describeErrors } from './template-errors.ts';
import { emptyContents } from './toc.ts';

/** Text of each paragraph, in the order in which paragraphs begin. */
export function paragraphTexts(xml: string, part: string): TextPlace[] {
  const places: TextPlace[] = [];
  const locator = new Locator(partPath(part));
  const open: TextPlace[] = [];
  let from = -1;
  scanTags(xml, (name, kind, start, end) => {
    if (kind !== 'close') locator.tag(name, kind);
    if (name === 'w:p' && kind === 'open') {
      const { container, index } = locator.paragraph ?? { container: { path: '' }, index: 0 };
      const place = { where: readablePath(paragraphPath(container, index)), text: '' };
      open.push(place);
      // The copy for old programs repeats the tags of the text box beside it.
      if (locator.fallback === 0) places.push(place);
    } else if (name === 'w:p' && kind === 'close') open.pop();
    else if (name === 'w:t' && kind === 'open') from = end;
    else if (name === 'w:t' && kind === 'close' && from >= 0) {
      const place = open[open.length - 1];
      if (place) place.text += unescapeXml(xml.slice(from, start));
      from = -1;
    }
    if (kind === 'close') locator.tag(name, kind);
  });
  return places;
}

/** Only the engine knows these: they depend on how tags lie in tables and paragraphs. */
const STRUCTURAL = /loop_position|no_xml_tag|malformed|invalid_xml|filetype|scopeparser/;

function engineProblems(parts: Parts, already: TemplateProblem[]): TemplateProblem[] {
  try {
    openEngine(parts, () => ({ get: () => '' }));
    return [];
  } catch (error) {
    return describeErrors(error)
      .filter((each) => already.length === 0 || STRUCTURAL.test(each.id))
      .map(({ tag, part, message }) => {
        const where = part === '' ? '' : partPath(part) || '正文';
        return { level: 'error', where, tag, message: where === '' ? `${message}。` : `${where}：${message}。` };
      });
  }
}

export function inspectWord(template: Uint8Array): Inspection {
  const parts = openZip(template);
  if (!parts.has(MAIN)) {
    return { tags: [], problems: [{ level: 'error', where: '', tag: '', message: '模板不是 Word 文档（.docx）。' }] };
  }
  setText(parts, MAIN, emptyContents(textOf(parts, MAIN)));
  return inspectParts(parts);
}

/** `parts` with emptied contents. */
export function inspectParts(parts: Parts): Inspection {
  const problems: TemplateProblem[] = [];
  const names = [...parts.keys()].filter(isTextPart).sort((a, b) => Number(b === MAIN) - Number(a === MAIN));
  const tags = names.flatMap((part) => buildTree(paragraphTexts(textOf(parts, part), part), problems));
  problems.push(
    ...engineProblems(
      parts,
      problems.filter((each) => each.level === 'error'),
    ),
  );
  return { tags, problems };
}
