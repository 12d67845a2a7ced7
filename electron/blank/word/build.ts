/** Parts of a Word file → the plain form that the finders read, and where each piece stands in the XML. */
import { paragraphsOf, type WordBlock, type WordBox, type WordParagraph } from '../../../core/blank/word/form.ts';
import { textOf, type Parts } from '../../document/zip.ts';
import { addControl, type Build } from './build-control.ts';
import { addTable } from './build-table.ts';
import { outsized } from '../refusal.ts';
import { brokenWord } from './open.ts';
import { headingStyles, paragraphTraits, scanParagraph } from './paragraph.ts';
import { childOf, scanXml, sourceOf, type XmlNode } from './scan.ts';
import type { ParagraphSource, WordSources } from './sources.ts';

/** Format for new text: of the paragraph mark, without the notes of tracked changes. */
function markProperties(properties: string): string {
  const found = /<w:rPr>.*<\/w:rPr>(?=(?:<w:sectPr|<w:pPrChange|<\/w:pPr>))/s.exec(properties)?.[0] ?? '';
  return found.replace(/<w:(?:ins|del|moveFrom|moveTo)\b[^>]*\/>|<w:rPrChange\b.*?<\/w:rPrChange>/gs, '');
}

/** A form of 1,000 pages has some 60,000 paragraphs; the longest a law knows has a few thousand characters. */
const MAX_PARAGRAPHS = 100_000;
const MAX_TEXT = 20_000;

function addParagraph(build: Build, node: XmlNode): WordParagraph {
  const { sources, xml, part } = build;
  build.counts.paragraphs += 1;
  const ref = sources.paragraphs.length;
  const number = build.counts.paragraphs;
  if (ref > MAX_PARAGRAPHS) throw outsized('的段落过多');
  const own: number[] = [];
  const scan = scanParagraph(xml, node, (sdt) => {
    const control = addControl(build, sdt, 'run');
    own.push(control);
    return control;
  });
  if (scan.text.length > MAX_TEXT) throw outsized('里有一段超过 2 万字');
  const paragraphProperties = sourceOf(xml, childOf(node, 'w:pPr'));
  const source: ParagraphSource = {
    part,
    node,
    atoms: scan.sources,
    properties: scan.emptyRun ?? markProperties(paragraphProperties),
    paragraphProperties,
    twin: undefined,
  };
  sources.paragraphs.push(source);
  const fields = scan.fields.map((field, i) => {
    const data = scan.fieldData[i];
    if (data) sources.fields.push({ part, data });
    return { ...field, ref: sources.fields.length - 1 };
  });
  const { text, atoms, controls, bookmarks, pictures } = scan;
  for (const span of controls) {
    sources.controls[span.control]?.paragraphs.push(ref);
    const control = build.controls[span.control];
    if (!control) continue;
    control.text = text.slice(span.from, span.to);
    control.frame ||= controls.some(
      (inner) => inner !== span && inner.control > span.control && inner.from >= span.from && inner.to <= span.to,
    );
  }
  const paragraph: WordParagraph = {
    type: 'paragraph',
    ref,
    number,
    text,
    atoms,
    controls,
    fields,
    bookmarks,
    boxes: [],
    pictures,
    endsPage: /<w:sectPr\b/.test(paragraphProperties) || /<w:br\b[^>]*w:type="page"/.test(sourceOf(xml, node)),
    ...paragraphTraits(paragraphProperties, build.headings),
  };
  addBoxes(build, paragraph, scan.boxes);
  return paragraph;
}

/** Both sides of mc:AlternateContent hold the same box: the second is written along with the first. */
function addBoxes(build: Build, paragraph: WordParagraph, boxes: { node: XmlNode; fallback: boolean }[]): void {
  const fallbacks: WordBlock[][] = [];
  for (const { node, fallback } of boxes) {
    if (fallback) {
      fallbacks.push(addBlocks(build, node));
      continue;
    }
    build.counts.boxes += 1;
    const box: WordBox = { number: build.counts.boxes, blocks: [] };
    paragraph.boxes.push(box);
    box.blocks = addBlocks(build, node);
  }
  for (const [i, box] of paragraph.boxes.entries()) {
    const twins = paragraphsOf(fallbacks[i] ?? []);
    paragraphsOf(box.blocks).forEach((one, at) => {
      const source = build.sources.paragraphs[one.ref];
      const twin = twins[at];
      if (source && twin && twin.text === one.text) source.twin = twin.ref;
    });
  }
}

function addBlocks(build: Build, node: XmlNode): WordBlock[] {
  return node.children.flatMap((child): WordBlock[] => {
    switch (child.name) {
      case 'w:p':
        return [addParagraph(build, child)];
      case 'w:tbl':
        return [addTable(build, child, addBlocks)];
      case 'w:sdt': {
        const control = addControl(build, child, 'block');
        const content = childOf(child, 'w:sdtContent');
        const blocks = content ? addBlocks(build, content) : [];
        build.sources.controls[control]?.paragraphs.push(...paragraphsOf(blocks).map(({ ref }) => ref));
        return [{ type: 'frame', control, blocks }];
      }
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return addBlocks(build, child);
      default:
        return [];
    }
  });
}

/** A control that holds other controls, tables or several lines of print is a frame round places. */
function markFrames(build: Build): void {
  build.sources.controls.forEach((source, number) => {
    const control = build.controls[number];
    if (!control || source.part !== build.part || source.level === 'run') return;
    const { content } = source;
    const inner = build.sources.controls.filter(
      (one) =>
        one !== source &&
        one.part === source.part &&
        content &&
        one.node.start > content.start &&
        one.node.end < content.end,
    );
    const text = content ? build.xml.slice(content.start, content.end) : '';
    control.frame ||= inner.length > 0 || (source.level === 'block' && text.includes('<w:tbl>'));
  });
}

function addPart(sources: WordSources, part: string, name: string, headings: ReadonlySet<string>): void {
  const xml = textOf(sources.parts, part);
  sources.xml.set(part, xml);
  const build: Build = {
    xml,
    part,
    sources,
    controls: sources.form.controls,
    headings,
    counts: { paragraphs: 0, tables: 0, boxes: 0 },
  };
  const [root] = scanXml(xml).children;
  const body = name === '' ? root && childOf(root, 'w:body') : root;
  if (!root || !body || !/^w:(document|hdr|ftr)$/.test(root.name)) throw brokenWord(`${part}: no Word content`);
  sources.form.parts.push({ name, blocks: addBlocks(build, body) });
  markFrames(build);
}

const PART_NAME = /^word\/((?:header|footer)\d*)\.xml$/;

export function buildWordForm(parts: Parts): WordSources {
  const sources: WordSources = {
    parts,
    xml: new Map(),
    form: { parts: [], controls: [] },
    paragraphs: [],
    controls: [],
    fields: [],
    rows: [],
    cells: new Map(),
  };
  const headings = headingStyles(textOf(parts, 'word/styles.xml'));
  addPart(sources, 'word/document.xml', '', headings);
  const names = [...parts.keys()]
    .filter((name) => PART_NAME.test(name))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const name of names) addPart(sources, name, PART_NAME.exec(name)?.[1] ?? name, headings);
  const { controls } = sources.form;
  sources.controls.forEach((source, number) => {
    const control = controls[number];
    if (control && source.level !== 'run')
      control.text = source.paragraphs.map((ref) => textOfSource(sources, ref)).join('\n');
  });
  return sources;
}

const texts = new WeakMap<WordSources, Map<number, string>>();
function textOfSource(sources: WordSources, ref: number): string {
  let known = texts.get(sources);
  if (!known) {
    known = new Map();
    texts.set(sources, known);
    for (const part of sources.form.parts)
      for (const paragraph of paragraphsOf(part.blocks)) known.set(paragraph.ref, paragraph.text);
  }
  return known.get(ref) ?? '';
}
