/** A picture over its frame: scaled to fit, centred, as a drawing of the sheet; everything else of the file stays. */
import type { SheetBlock } from '../../../core/blank/sheet/grid.ts';
import { type ImageInfo, readImageInfo } from '../../document/image-size.ts';
import { relations } from '../../document/sheet/workbook.ts';
import { escapeXml } from '../../document/text.ts';
import { attribute } from '../../document/xml.ts';
import { setText, textOf, type Parts } from '../../document/zip.ts';

const EMU_PER_PIXEL = 9_525;
const EMU_PER_POINT = 12_700;
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;
/** Room between the picture and the frame's lines. */
const MARGIN = 2 * EMU_PER_PIXEL;
const EXTENSION = { png: 'png', jpeg: 'jpeg', gif: 'gif', bmp: 'bmp' };
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const DRAWING_NS =
  'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Columns are measured in digits of 7 pixels, with 5 pixels around them. */
const columnEmu = (width: number): number => Math.trunc(width * 7 + 5) * EMU_PER_PIXEL;

function sizes(xml: string): { column: (column: number) => number; row: (row: number) => number } {
  const format = /<sheetFormatPr\b[^>]*>/.exec(xml)?.[0] ?? '';
  const columns = [...xml.slice(0, xml.indexOf('<sheetData')).matchAll(/<col\b[^>]*>/g)].map(([tag]) => ({
    min: Number(attribute(tag, 'min')),
    max: Number(attribute(tag, 'max')),
    width: Number(attribute(tag, 'width') ?? DEFAULT_WIDTH),
  }));
  const heights = new Map<number, number>();
  for (const [tag] of xml.matchAll(/<row\b[^>]*>/g)) {
    const height = attribute(tag, 'ht');
    if (height !== undefined) heights.set(Number(attribute(tag, 'r')), Number(height));
  }
  const width = Number(attribute(format, 'defaultColWidth') ?? DEFAULT_WIDTH);
  const height = Number(attribute(format, 'defaultRowHeight') ?? DEFAULT_HEIGHT);
  return {
    column: (column) => columnEmu(columns.find(({ min, max }) => min <= column && column <= max)?.width ?? width),
    row: (row) => Math.round((heights.get(row) ?? height) * EMU_PER_POINT),
  };
}

/** Index (from 0) and offset of the cell in which `distance` from the frame's edge falls. */
function spot(first: number, last: number, size: (index: number) => number, distance: number): [number, number] {
  let rest = distance;
  for (let index = first; index < last; index += 1) {
    if (rest < size(index)) return [index - 1, Math.round(rest)];
    rest -= size(index);
  }
  return [last - 1, Math.round(rest)];
}

const sum = (first: number, last: number, size: (index: number) => number): number => {
  let total = 0;
  for (let index = first; index <= last; index += 1) total += size(index);
  return total;
};

function anchor(xml: string, block: SheetBlock, info: ImageInfo, id: number, relation: string, name: string): string {
  const { column, row } = sizes(xml);
  const width = sum(block.column, block.columnEnd, column) - 2 * MARGIN;
  const height = sum(block.row, block.rowEnd, row) - 2 * MARGIN;
  const turned = info.turn === 90 || info.turn === 270;
  const [across, down] = turned ? [info.height, info.width] : [info.width, info.height];
  const scale = Math.min(width / across, height / down);
  const [cx, cy] = [Math.round(across * scale), Math.round(down * scale)];
  const [left, leftOff] = spot(block.column, block.columnEnd, column, MARGIN + (width - cx) / 2);
  const [top, topOff] = spot(block.row, block.rowEnd, row, MARGIN + (height - cy) / 2);
  const [w, h] = turned ? [cy, cx] : [cx, cy];
  const turn = info.turn === 0 ? '' : ` rot="${info.turn * 60_000}"`;
  const from = `<xdr:from><xdr:col>${left}</xdr:col><xdr:colOff>${leftOff}</xdr:colOff><xdr:row>${top}</xdr:row><xdr:rowOff>${topOff}</xdr:rowOff></xdr:from>`;
  const blip = `<xdr:blipFill><a:blip xmlns:r="${OFFICE}" r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>`;
  const shape = `<xdr:spPr><a:xfrm${turn}><a:off x="0" y="0"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>`;
  const named = `<xdr:nvPicPr><xdr:cNvPr id="${id}" name="Picture ${id}" descr="${escapeXml(name)}"/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>`;
  return `<xdr:oneCellAnchor ${DRAWING_NS}>${from}<xdr:ext cx="${cx}" cy="${cy}"/><xdr:pic>${named}${blip}${shape}</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`;
}

function addType(parts: Parts, entry: string, known: RegExp): void {
  const types = textOf(parts, '[Content_Types].xml');
  if (known.test(types)) return;
  const at = entry.startsWith('<Default') ? /<Types\b[^>]*>/ : /(?=<\/Types>)/;
  setText(
    parts,
    '[Content_Types].xml',
    types.replace(at, (head) => head + entry),
  );
}

/** Adds a relationship to `part`; answers its id. */
function relate(parts: Parts, part: string, type: string, target: string): string {
  const file = part.replace(/([^/]+)$/, '_rels/$1.rels');
  const before =
    textOf(parts, file) ||
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`;
  let number = 1;
  while (before.includes(`"rIdFilled${number}"`)) number += 1;
  const entry = `<Relationship Id="rIdFilled${number}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const open = before.replace(/<Relationships\b([^>]*)\/>/, '<Relationships$1></Relationships>');
  setText(parts, file, open.replace('</Relationships>', `${entry}</Relationships>`));
  return `rIdFilled${number}`;
}

function freeName(parts: Parts, head: string, tail: string): string {
  let number = 1;
  while (parts.has(`${head}${number}${tail}`)) number += 1;
  return `${head}${number}${tail}`;
}

/** `<drawing>` stands before these, behind everything else. */
const BEHIND_DRAWING =
  /<(?:legacyDrawing|legacyDrawingHF|drawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

/** The sheet's drawing part, made when there is none. */
function drawingOf(parts: Parts, sheetPart: string): string {
  const xml = textOf(parts, sheetPart);
  const id = /<drawing\b[^>]*\sr:id="([^"]*)"/.exec(xml)?.[1];
  const known = id === undefined ? undefined : relations(parts, sheetPart).get(id);
  if (known && parts.has(known.target)) return known.target;
  const name = freeName(parts, 'xl/drawings/drawing', '.xml');
  setText(parts, name, `${HEAD}<xdr:wsDr ${DRAWING_NS}></xdr:wsDr>`);
  const type = 'application/vnd.openxmlformats-officedocument.drawing+xml';
  addType(parts, `<Override PartName="/${name}" ContentType="${type}"/>`, new RegExp(`PartName="/${name}"`));
  const relation = relate(parts, sheetPart, 'drawing', `/${name}`);
  const element = `<drawing xmlns:r="${OFFICE}" r:id="${relation}"/>`;
  const behind = xml.indexOf('</sheetData>') < 0 ? 0 : xml.indexOf('</sheetData>');
  const at = behind + xml.slice(behind).search(BEHIND_DRAWING);
  setText(parts, sheetPart, xml.slice(0, at) + element + xml.slice(at));
  return name;
}

/** @param block the frame, in the rows the sheet has now */
export function putPicture(parts: Parts, sheetPart: string, block: SheetBlock, bytes: Uint8Array, name: string): void {
  const info = readImageInfo(bytes);
  if (!info) return;
  const extension = EXTENSION[info.type];
  const media = freeName(parts, 'xl/media/filled', `.${extension}`);
  parts.set(media, bytes);
  const known = new RegExp(`Extension="${extension}"`, 'i');
  addType(parts, `<Default Extension="${extension}" ContentType="image/${extension}"/>`, known);
  const part = drawingOf(parts, sheetPart);
  const relation = relate(parts, part, 'image', `/${media}`);
  const drawing = textOf(parts, part).replace(/<([\w.-]*:?wsDr)\b([^>]*)\/>/, '<$1$2></$1>');
  const ids = [...drawing.matchAll(/<[\w.-]*:?cNvPr\b[^>]*\sid="(\d+)"/g)].map((match) => Number(match[1]));
  const picture = anchor(textOf(parts, sheetPart), block, info, Math.max(1, ...ids) + 1, relation, name);
  setText(
    parts,
    part,
    drawing.replace(/<\/[\w.-]*:?wsDr>/, (close) => picture + close),
  );
}
