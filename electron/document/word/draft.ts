/** Marks a draft on every page: 「草稿」 in grey across the sheet, and a mark at the top of the first page. */
import { applyEdits, attribute, type Edit, findElements, scanTags } from '../xml.ts';
import { setText, textOf, type Parts } from '../zip.ts';
import type { Expected } from './expand.ts';
import { relationsPart } from './pictures.ts';

const MAIN = 'word/document.xml';
const HEADER_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/header';
const HEADER_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml';
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ');
/** WordArt as Word's own 水印 command writes it; it prints, but lies behind the text. */
const VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

function watermark(number: number): string {
  const shapeType =
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">' +
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>' +
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>' +
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>' +
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>' +
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>' +
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>' +
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>';
  const style = [
    'position:absolute;margin-left:0;margin-top:0;width:360pt;height:180pt;rotation:315;z-index:-251658240',
    'mso-position-horizontal:center;mso-position-horizontal-relative:margin',
    'mso-position-vertical:center;mso-position-vertical-relative:margin',
  ].join(';');
  const shape =
    `<v:shape id="DraftMark${number}" o:spid="_x0000_s${3000 + number}" type="#_x0000_t136" style="${style}" o:allowincell="f" fillcolor="#c0c0c0" stroked="f">` +
    '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;黑体&quot;;font-size:1pt" string="草稿"/></v:shape>';
  return `<w:r><w:rPr><w:noProof/></w:rPr><w:pict ${VML}>${shapeType}${shape}</w:pict></w:r>`;
}

/** Puts the mark into the first paragraph of a header. */
function markHeader(xml: string, number: number): string {
  const paragraph = findElements(xml, ['w:p'])[0];
  const run = watermark(number);
  if (!paragraph) return xml.replace(/<\/w:hdr>\s*$/, `<w:p>${run}</w:p></w:hdr>`);
  if (paragraph.innerStart === paragraph.end) {
    const tag = xml.slice(paragraph.start, paragraph.end).replace(/\/>$/, '>');
    return applyEdits(xml, [{ start: paragraph.start, end: paragraph.end, text: `${tag}${run}</w:p>` }]);
  }
  // The first `</w:p>` after the opening tag may belong to a text box inside; innerEnd is the paragraph's own.
  return applyEdits(xml, [{ start: paragraph.innerEnd, end: paragraph.innerEnd, text: run }]);
}

type HeaderKind = 'default' | 'first' | 'even';

interface Section {
  /** Behind the opening tag of `w:sectPr`. */
  insertAt: number;
  own: Set<HeaderKind>;
  titlePage: boolean;
}

function readSections(xml: string): Section[] {
  return findElements(xml, ['w:sectPr']).map((element) => {
    const inner = xml.slice(element.innerStart, element.innerEnd);
    const own = new Set<HeaderKind>();
    scanTags(inner, (name, _kind, start, end) => {
      if (name !== 'w:headerReference') return;
      own.add((attribute(inner.slice(start, end), 'w:type') ?? 'default') as HeaderKind);
    });
    const title = /<w:titlePg\b[^>]*>/.exec(inner)?.[0];
    const off = title !== undefined && /w:val="(?:0|false|off)"/.test(title);
    return { insertAt: element.innerStart, own, titlePage: title !== undefined && !off };
  });
}

/** Headers that a section shows but that neither it nor a section before it has. */
function missingHeaders(sections: Section[], evenAndOdd: boolean): { section: Section; kind: HeaderKind }[] {
  const present = new Set<HeaderKind>();
  const missing: { section: Section; kind: HeaderKind }[] = [];
  for (const section of sections) {
    for (const kind of section.own) present.add(kind);
    const shown: HeaderKind[] = ['default'];
    if (section.titlePage) shown.push('first');
    if (evenAndOdd) shown.push('even');
    for (const kind of shown) {
      if (present.has(kind)) continue;
      present.add(kind);
      missing.push({ section, kind });
    }
  }
  return missing;
}

/** A section that says nothing about itself, or none at all, gets a place for its header. */
function openSections(xml: string): string {
  const open = xml.replace(/<w:sectPr\b([^>]*?)\s*\/>/g, '<w:sectPr$1></w:sectPr>');
  return open.includes('<w:sectPr') ? open : open.replace(/<\/w:body>/, '<w:sectPr></w:sectPr></w:body>');
}

function addHeaders(parts: Parts): void {
  const xml = openSections(textOf(parts, MAIN));
  const even = /<w:evenAndOddHeaders\b[^>]*>/.exec(textOf(parts, 'word/settings.xml'))?.[0];
  const evenAndOdd = even !== undefined && !/w:val="(?:0|false|off)"/.test(even);
  const missing = missingHeaders(readSections(xml), evenAndOdd);
  if (missing.length === 0) return;
  const edits: Edit[] = [];
  const relations: string[] = [];
  const types: string[] = [];
  for (const [i, { section, kind }] of missing.entries()) {
    const name = `header-draft${i + 1}.xml`;
    const id = `rIdDraft${i + 1}`;
    setText(
      parts,
      `word/${name}`,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:hdr ${NAMESPACES}><w:p/></w:hdr>`,
    );
    const reference = `<w:headerReference xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" w:type="${kind}" r:id="${id}"/>`;
    edits.push({ start: section.insertAt, end: section.insertAt, text: reference });
    relations.push(`<Relationship Id="${id}" Type="${HEADER_RELATION}" Target="${name}"/>`);
    types.push(`<Override PartName="/word/${name}" ContentType="${HEADER_TYPE}"/>`);
  }
  setText(parts, MAIN, applyEdits(xml, edits));
  appendTo(parts, relationsPart(MAIN), '</Relationships>', relations);
  appendTo(parts, '[Content_Types].xml', '</Types>', types);
}

function appendTo(parts: Parts, part: string, closing: string, lines: string[]): void {
  setText(parts, part, textOf(parts, part).replace(closing, `${lines.join('')}${closing}`));
}

/** In the top margin of the first page, in a frame, so that nothing on the cover moves. */
const COVER_MARK =
  '<w:p><w:pPr><w:framePr w:w="2268" w:h="567" w:hRule="exact" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="454"/>' +
  '<w:pBdr><w:top w:val="single" w:sz="12" w:space="1" w:color="C00000"/><w:left w:val="single" w:sz="12" w:space="4" w:color="C00000"/>' +
  '<w:bottom w:val="single" w:sz="12" w:space="1" w:color="C00000"/><w:right w:val="single" w:sz="12" w:space="4" w:color="C00000"/></w:pBdr>' +
  '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>' +
  '<w:r><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:color w:val="C00000"/><w:sz w:val="32"/></w:rPr><w:t>草　稿</w:t></w:r></w:p>';

function markCover(parts: Parts, expected: Expected[]): void {
  const xml = textOf(parts, MAIN);
  const body = /<w:body\b[^>]*>/.exec(xml);
  if (!body) return;
  const at = body.index + body[0].length;
  setText(parts, MAIN, applyEdits(xml, [{ start: at, end: at, text: COVER_MARK }]));
  for (const each of expected) {
    if (each.part === MAIN)
      each.path = each.path.replace(/^p(\d+)$/, (_whole, number: string) => `p${Number(number) + 1}`);
  }
}

/** `ownMark`: the template has its own place for the mark on the cover. `expected` follows the added paragraph. */
export function markDraft(parts: Parts, expected: Expected[], ownMark: boolean): void {
  if (!ownMark) markCover(parts, expected);
  addHeaders(parts);
  let number = 0;
  for (const part of [...parts.keys()]) {
    if (!/^word\/header[^/]*\.xml$/.test(part)) continue;
    number += 1;
    setText(parts, part, markHeader(textOf(parts, part), number));
  }
}
