/** One w:p as characters: text, symbols, tabs and breaks in order; deleted text and field codes leave none. */
import type { WordAtom, WordBookmark, WordFormField, WordParagraph, WordSpan } from '../../../core/blank/word/form.ts';
import { unescapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';
import { childOf, openTag, sourceOf, type XmlNode } from './scan.ts';
import type { AtomSource } from './sources.ts';
import { symbolOf } from './symbols.ts';

interface OpenField {
  data: XmlNode | undefined;
  form: WordFormField['kind'] | undefined;
  result: boolean;
  from: number;
}

export interface ParagraphScan {
  text: string;
  atoms: WordAtom[];
  sources: AtomSource[];
  controls: WordSpan[];
  fields: Omit<WordFormField, 'ref'>[];
  fieldData: XmlNode[];
  bookmarks: WordBookmark[];
  boxes: { node: XmlNode; fallback: boolean }[];
  pictures: number;
  /** Format of the last run without characters. */
  emptyRun: string | undefined;
}

interface ScanState extends ParagraphScan {
  xml: string;
  open: OpenField[];
  bookmarkStarts: Map<string, { name: string; from: number }>;
  control: (node: XmlNode) => number;
}

const GREY =
  /<w:color\b[^>]*w:val="(?:808080|7F7F7F|A6A6A6|999999|969696|BFBFBF|C0C0C0|8C8C8C|AEAAAA|767171|7B7B7B|AFABAB|D0CECE)"/i;
const isMuted = (properties: string): boolean =>
  /w:rStyle w:val="(?:PlaceholderText|Placeholder[^"]*|af?\d*占位符[^"]*)"/i.test(properties) || GREY.test(properties);
const isUnderlined = (properties: string): boolean => /<w:u\b(?![^>]*w:val="none")/.test(properties);

function add(
  state: ScanState,
  run: XmlNode,
  properties: string,
  text: string,
  source: Pick<AtomSource, 'kind' | 'node'> & Partial<AtomSource>,
): void {
  const from = state.text.length;
  const to = from + text.length;
  state.text += text;
  // Inside a legacy text field the result is the place; any other field's result is Word's own.
  const field = state.open.some((one) => one.result && one.form === undefined);
  state.atoms.push({ from, to, underlined: isUnderlined(properties), muted: isMuted(properties), field });
  state.sources.push({ font: '', code: '', raw: text, ...source, run, properties, from, to });
}

/** Characters of a symbol font typed as text stand in the private use area. */
function fontText(text: string, font: string): string {
  return text.replace(/[\uF020-\uF0FF]/g, (c) => symbolOf(font, c.charCodeAt(0).toString(16)));
}

function fieldChar(state: ScanState, node: XmlNode): void {
  const type = attribute(openTag(state.xml, node), 'w:fldCharType');
  const top = state.open.at(-1);
  if (type === 'begin') {
    const data = childOf(node, 'w:ffData');
    const source = sourceOf(state.xml, data);
    const form =
      source === ''
        ? undefined
        : /<w:checkBox\b/.test(source)
          ? 'check'
          : /<w:ddList\b/.test(source)
            ? 'dropdown'
            : 'text';
    state.open.push({ data, form, result: false, from: state.text.length });
  } else if (type === 'separate' && top) {
    top.result = true;
    top.from = state.text.length;
  } else if (type === 'end' && top) {
    state.open.pop();
    if (top.form && top.data) endFormField(state, top, top.form, top.data);
  }
}

function endFormField(state: ScanState, top: OpenField, kind: WordFormField['kind'], data: XmlNode): void {
  const source = sourceOf(state.xml, data);
  const value = (tag: string): string | undefined => {
    const found = new RegExp(`<${tag}\\b[^>]*>`).exec(source)?.[0];
    return found === undefined ? undefined : (attribute(found, 'w:val') ?? '1');
  };
  const on = /^(1|true|on)$/.test(value('w:checked') ?? value('w:default') ?? '0');
  const items = [...source.matchAll(/<w:listEntry\b[^>]*w:val="([^"]*)"/g)].map((match) => unescapeXml(match[1] ?? ''));
  state.fields.push({
    kind,
    name: value('w:name') ?? '',
    from: top.from,
    to: state.text.length,
    on: kind === 'check' && on,
    items,
  });
  state.fieldData.push(data);
}

function runChild(state: ScanState, node: XmlNode, run: XmlNode, properties: string): void {
  const inCode = state.open.some((one) => !one.result);
  switch (node.name) {
    case 'w:t':
      if (!inCode) {
        const raw = unescapeXml(state.xml.slice(node.innerStart, node.innerEnd));
        const font = attribute(/<w:rFonts\b[^>]*>/.exec(properties)?.[0] ?? '', 'w:ascii') ?? 'Wingdings';
        add(state, run, properties, fontText(raw, font), { kind: 'text', node, raw, font });
      }
      return;
    case 'w:sym': {
      const tag = openTag(state.xml, node);
      const font = attribute(tag, 'w:font') ?? '';
      const code = attribute(tag, 'w:char') ?? '';
      add(state, run, properties, symbolOf(font, code), { kind: 'symbol', node, font, code });
      return;
    }
    case 'w:tab':
    case 'w:ptab':
      add(state, run, properties, '\t', { kind: 'tab', node });
      return;
    case 'w:br':
    case 'w:cr':
      add(state, run, properties, '\n', { kind: 'break', node });
      return;
    case 'w:noBreakHyphen':
      add(state, run, properties, '-', { kind: 'other', node });
      return;
    case 'w:fldChar':
      fieldChar(state, node);
      return;
    case 'mc:AlternateContent':
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      graphic(state, node, false);
      return;
  }
}

/** Text boxes in a drawing; a drawing without one is a picture. */
function graphic(state: ScanState, node: XmlNode, fallback: boolean): void {
  const before = state.boxes.length;
  const visit = (one: XmlNode, inFallback: boolean): void => {
    if (one.name === 'w:txbxContent') state.boxes.push({ node: one, fallback: inFallback });
    else for (const child of one.children) visit(child, inFallback || one.name === 'mc:Fallback');
  };
  visit(node, fallback);
  if (state.boxes.length === before) state.pictures += 1;
}

function walk(state: ScanState, node: XmlNode): void {
  for (const child of node.children) {
    switch (child.name) {
      case 'w:r': {
        const properties = sourceOf(state.xml, childOf(child, 'w:rPr'));
        const before = state.text.length;
        const hidden = /<w:(?:vanish|webHidden)\/>/.test(properties);
        if (!hidden || /<w:webHidden/.test(properties))
          for (const one of child.children) runChild(state, one, child, properties);
        if (state.text.length === before && child.children.every((one) => one.name === 'w:rPr' || one.name === 'w:t'))
          state.emptyRun = properties;
        break;
      }
      case 'w:sdt': {
        const from = state.text.length;
        const control = state.control(child);
        const content = childOf(child, 'w:sdtContent');
        if (content) walk(state, content);
        state.controls.push({ control, from, to: state.text.length });
        break;
      }
      case 'w:bookmarkStart': {
        const tag = openTag(state.xml, child);
        state.bookmarkStarts.set(attribute(tag, 'w:id') ?? '', {
          name: attribute(tag, 'w:name') ?? '',
          from: state.text.length,
        });
        break;
      }
      case 'w:bookmarkEnd': {
        const start = state.bookmarkStarts.get(attribute(openTag(state.xml, child), 'w:id') ?? '');
        if (start) state.bookmarks.push({ ...start, to: state.text.length });
        break;
      }
      case 'w:fldSimple':
        state.open.push({ data: undefined, form: undefined, result: true, from: state.text.length });
        walk(state, child);
        state.open.pop();
        break;
      case 'w:hyperlink':
      case 'w:ins':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
      case 'mc:AlternateContent':
      case 'mc:Choice':
        walk(state, child);
        break;
    }
  }
}

/** `control` registers a content control inside the paragraph and tells its number. */
export function scanParagraph(xml: string, node: XmlNode, control: (sdt: XmlNode) => number): ParagraphScan {
  const state: ScanState = {
    xml,
    control,
    text: '',
    atoms: [],
    sources: [],
    controls: [],
    fields: [],
    fieldData: [],
    bookmarks: [],
    boxes: [],
    pictures: 0,
    emptyRun: undefined,
    open: [],
    bookmarkStarts: new Map(),
  };
  walk(state, node);
  return state;
}

const GENERATED_STYLE = /<w:pStyle\b[^>]*w:val="(?:TOC|toc|目录|TableofFigures)[^"]*"/;
const styleOf = (properties: string): string =>
  attribute(/<w:pStyle\b[^>]*>/.exec(properties)?.[0] ?? '', 'w:val') ?? '';

/** Houses have styles of their own for headings: 「GSA Title - Not for TOC」「附录标题」. Title alone is the document's. */
const isTitleStyle = (name: string): boolean =>
  /\btitle\b.|标题/i.test(name) && !/table|figure|caption|cover|sub|char|表|图|题注|副|封面|^标题$|^title$/i.test(name);

/** Ids of the styles that are headings by name or outline level, or by the style they are based on. */
export function headingStyles(styles: string): Set<string> {
  const found = new Set<string>();
  const based: [string, string][] = [];
  for (const [style, tag = ''] of styles.matchAll(/<w:style\b([^>]*)>.*?<\/w:style>/gs)) {
    const id = attribute(tag, 'w:styleId') ?? '';
    const name = attribute(/<w:name\b[^>]*>/.exec(style)?.[0] ?? '', 'w:val') ?? '';
    if (/^heading \d/i.test(name) || isTitleStyle(name) || /<w:outlineLvl\b[^>]*w:val="[0-8]"/.test(style))
      found.add(id);
    const parent = attribute(/<w:basedOn\b[^>]*>/.exec(style)?.[0] ?? '', 'w:val');
    if (parent !== undefined && !/<w:outlineLvl\b[^>]*w:val="9"/.test(style)) based.push([id, parent]);
  }
  for (let round = 0; round < 4; round += 1) for (const [id, parent] of based) if (found.has(parent)) found.add(id);
  return found;
}

export function paragraphTraits(
  properties: string,
  headings: ReadonlySet<string>,
): Pick<WordParagraph, 'heading' | 'numbered' | 'generated'> {
  return {
    heading: /<w:outlineLvl\b[^>]*w:val="[0-8]"/.test(properties) || headings.has(styleOf(properties)),
    numbered: /<w:numPr\b/.test(properties) && !/<w:numId\b[^>]*w:val="0"/.test(properties),
    generated: GENERATED_STYLE.test(properties),
  };
}
