/** A picture in the line of text, as DrawingML. Ids are given later, when all drawings of the file are known. */
import type { ImageInfo } from '../image-size.ts';
import { escapeXml } from '../text.ts';

const EMU_PER_MM = 36_000;
/** At 96 dpi; a small picture is not blown up beyond this. */
const EMU_PER_PIXEL = 9525;

const NAMESPACES =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A chart's text holds all its numbers; Word shows no more than this comfortably. */
const LONGEST_DESCRIPTION = 1_500;

/** Unturned extent in EMU so that the picture, as seen, fits into the box and keeps its proportions. */
export function fitImage(info: ImageInfo, widthMm: number, heightMm: number): { cx: number; cy: number } {
  const sideways = info.turn === 90 || info.turn === 270;
  const [seenWidth, seenHeight] = sideways ? [info.height, info.width] : [info.width, info.height];
  const scale = Math.min(
    (widthMm * EMU_PER_MM) / seenWidth,
    (heightMm * EMU_PER_MM) / seenHeight,
    // 150 % of the screen size is still sharp enough to read.
    EMU_PER_PIXEL * 1.5,
  );
  return { cx: Math.max(1, Math.round(info.width * scale)), cy: Math.max(1, Math.round(info.height * scale)) };
}

/** What a turned picture takes beyond its unturned box. */
function overhang(info: ImageInfo, cx: number, cy: number): string {
  if (info.turn !== 90 && info.turn !== 270) return '<wp:effectExtent l="0" t="0" r="0" b="0"/>';
  const x = Math.max(0, Math.round((cy - cx) / 2));
  const y = Math.max(0, Math.round((cx - cy) / 2));
  return `<wp:effectExtent l="${x}" t="${y}" r="${x}" b="${y}"/>`;
}

export function drawingXml(
  relation: string,
  info: ImageInfo,
  widthMm: number,
  heightMm: number,
  description: string,
): string {
  const { cx, cy } = fitImage(info, widthMm, heightMm);
  const text = escapeXml(description.replace(/\s+/g, ' ').slice(0, LONGEST_DESCRIPTION));
  const rotation = info.turn === 0 ? '' : ` rot="${info.turn * 60_000}"`;
  return (
    `<w:drawing><wp:inline ${NAMESPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>` +
    overhang(info, cx, cy) +
    `<wp:docPr id="0" name="图片" descr="${text}"/>` +
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>' +
    `<pic:nvPicPr><pic:cNvPr id="0" name="图片"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm${rotation}><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>'
  );
}
