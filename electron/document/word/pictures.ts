/** Pictures: read from evidence once, stored once per content, placed with a size, a caption and a bookmark. */
import { createHash } from 'node:crypto';
import { WorkbenchError } from '../../../core/contract.ts';
import type { ImageItem, PlaceValue } from '../../../core/document/model.ts';
import { type ImageInfo, readImageInfo } from '../image-size.ts';
import type { Slots } from '../slots.ts';
import { escapeXml } from '../text.ts';
import { textOf, setText, type Parts } from '../zip.ts';
import { drawingXml } from './drawing-xml.ts';

type Images = Extract<PlaceValue, { kind: 'images' }>;

interface Medium {
  /** Path below `word/`. */
  target: string;
  /** Proved to be the content its hash names. */
  bytes: Uint8Array;
  info: ImageInfo;
}

/** A paragraph of a picture block: the picture, or its caption. */
interface Piece {
  text: string;
  sha256?: string;
  first: boolean;
}

export interface PictureOptions {
  evidence(sha256: string): Uint8Array;
  /** On a draft a missing picture is a line of text; on a finished document it stops the export. */
  draft: boolean;
  captionStyle: string | undefined;
}

const MIME = { png: 'image/png', jpeg: 'image/jpeg', gif: 'image/gif', bmp: 'image/bmp' };
const IMAGE_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';
const EMPTY_RELATIONS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';

export const relationsPart = (part: string): string => part.replace(/([^/]+)$/, '_rels/$1.rels');

export class Pictures {
  private readonly media = new Map<string, Medium>();
  /** Part → content hash → relationship id. */
  private readonly relations = new Map<string, Map<string, string>>();
  private readonly bookmarks = new Map<string, number>();
  private readonly options: PictureOptions;
  private readonly parts: Parts;
  private readonly slots: Slots;

  constructor(options: PictureOptions, parts: Parts, slots: Slots) {
    this.options = options;
    this.parts = parts;
    this.slots = slots;
  }

  /** Paragraphs for a place that stands alone in its paragraph. */
  block(place: string, value: Images, part: string, pPr: string, rPr: string): { xml: string; pieces: Piece[] } {
    const style = /<w:pStyle\b[^>]*\/>/.exec(pPr)?.[0] ?? '';
    const xml: string[] = [];
    const pieces: Piece[] = [];
    for (const image of value.images) {
      const medium = this.medium(place, image);
      const run = medium
        ? this.run(image, medium, value, part)
        : `<w:r>${rPr}<w:t>${escapeXml(lost(image))}</w:t></w:r>`;
      xml.push(pictureParagraph(style, run));
      pieces.push({
        text: medium ? image.name : lost(image),
        first: true,
        ...(medium ? { sha256: image.sha256 } : {}),
      });
      const caption = this.slots.clean(place, image.caption).replace(/\s*\n\s*/g, ' ');
      xml.push(this.captionParagraph(place, caption, rPr, value.numbered ?? true));
      pieces.push({ text: caption === '' ? '图' : caption, first: false });
    }
    return { xml: xml.join(''), pieces };
  }

  /** Pictures inside a line of text: no captions there. */
  inline(place: string, value: Images, part: string): { xml: string; hashes: string[] } {
    const xml: string[] = [];
    const hashes: string[] = [];
    for (const image of value.images) {
      const medium = this.medium(place, image);
      xml.push(medium ? this.drawing(image, medium, value, part) : escapeXml(lost(image)));
      if (medium) hashes.push(image.sha256);
    }
    if (xml.length > 0) this.slots.warnings.add(`「{{%${place}}}」不是单独一段，图片已放在行内，没有图题。`);
    return { xml: `</w:t>${xml.join('')}<w:t xml:space="preserve">`, hashes };
  }

  /** Bytes of a placed picture, for the comparison with what was written. */
  bytesOf(sha256: string): Uint8Array | undefined {
    return this.media.get(sha256)?.bytes;
  }

  /** Adds relationships and content types for all that was placed. */
  finish(): void {
    for (const [part, ids] of this.relations) {
      const path = relationsPart(part);
      const lines = [...ids].map(([sha256, id]) => {
        const target = this.media.get(sha256)?.target ?? '';
        return `<Relationship Id="${id}" Type="${IMAGE_RELATION}" Target="${target}"/>`;
      });
      const before = textOf(this.parts, path) || EMPTY_RELATIONS;
      const open = before.replace(/<Relationships([^>]*)\/>\s*$/, '<Relationships$1></Relationships>');
      setText(this.parts, path, open.replace('</Relationships>', `${lines.join('')}</Relationships>`));
    }
    if (this.media.size > 0) this.declareTypes();
  }

  private declareTypes(): void {
    const types = textOf(this.parts, '[Content_Types].xml');
    const used = new Set([...this.media.values()].map((medium) => medium.info.type));
    const missing = [...used].filter((type) => !new RegExp(`Extension="${type}"`, 'i').test(types));
    const lines = missing.map((type) => `<Default Extension="${type}" ContentType="${MIME[type]}"/>`).join('');
    setText(this.parts, '[Content_Types].xml', types.replace(/(<Types\b[^>]*>)/, `$1${lines}`));
  }

  private medium(place: string, image: ImageItem): Medium | undefined {
    const known = this.media.get(image.sha256);
    if (known) return known;
    const bytes = this.load(image);
    const info = bytes && readImageInfo(bytes);
    if (!bytes || !info) {
      this.refuse(
        place,
        image,
        bytes ? '不是可以放进 Word 的图片（支持 PNG、JPEG、GIF、BMP）' : '在案卷中找不到或已损坏',
      );
      return undefined;
    }
    const medium = { target: `media/evidence-${image.sha256.slice(0, 16)}.${info.type}`, bytes, info };
    this.media.set(image.sha256, medium);
    this.parts.set(`word/${medium.target}`, bytes);
    return medium;
  }

  private load(image: ImageItem): Uint8Array | undefined {
    try {
      const bytes = this.options.evidence(image.sha256);
      return createHash('sha256').update(bytes).digest('hex') === image.sha256 ? bytes : undefined;
    } catch {
      return undefined;
    }
  }

  private refuse(place: string, image: ImageItem, why: string): void {
    const sentence = `「${place}」的图片「${image.name}」${why}。`;
    if (!this.options.draft) {
      throw new WorkbenchError(
        'EVIDENCE',
        sentence,
        '请重新添加这张图片后再导出；导出草稿时会在该处注明。',
        image.sha256,
      );
    }
    this.slots.warnings.add(sentence);
  }

  private drawing(image: ImageItem, medium: Medium, value: Images, part: string): string {
    const description = this.slots.clean('图片', image.description ?? (image.caption || image.name));
    return drawingXml(this.relation(part, image.sha256), medium.info, value.widthMm, value.heightMm, description);
  }

  private run(image: ImageItem, medium: Medium, value: Images, part: string): string {
    return `<w:r>${this.drawing(image, medium, value, part)}</w:r>`;
  }

  private relation(part: string, sha256: string): string {
    const ids = this.relations.get(part) ?? new Map<string, string>();
    this.relations.set(part, ids);
    const id = ids.get(sha256) ?? `rIdEvidence${ids.size + 1}`;
    ids.set(sha256, id);
    return id;
  }

  /** `图 N 说明`; the bookmark `图_<place>_<k>` covers 「图 N」, so a REF field in the template can point at it. */
  private captionParagraph(place: string, caption: string, rPr: string, numbered: boolean): string {
    const style = this.options.captionStyle;
    const pPr = style
      ? `<w:pPr><w:pStyle w:val="${escapeXml(style)}"/><w:keepNext w:val="0"/></w:pPr>`
      : '<w:pPr><w:spacing w:before="60" w:after="120"/><w:ind w:left="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>';
    const properties = style ? '' : rPr;
    const run = (inner: string): string => `<w:r>${properties}${inner}</w:r>`;
    if (!numbered) return `<w:p>${pPr}${run(`<w:t xml:space="preserve">${escapeXml(caption)}</w:t>`)}</w:p>`;
    const field =
      run('<w:fldChar w:fldCharType="begin"/>') +
      run('<w:instrText xml:space="preserve"> SEQ 图 \\* ARABIC </w:instrText>') +
      run('<w:fldChar w:fldCharType="separate"/>') +
      run('<w:t>1</w:t>') +
      run('<w:fldChar w:fldCharType="end"/>');
    const label = run('<w:t xml:space="preserve">图 </w:t>') + field;
    const marked = `<w:bookmarkStart w:id="0" w:name="${this.bookmark(place)}"/>${label}<w:bookmarkEnd w:id="0"/>`;
    const text = caption === '' ? '' : run(`<w:t xml:space="preserve">　${escapeXml(caption)}</w:t>`);
    return `<w:p>${pPr}${marked}${text}</w:p>`;
  }

  /** Word allows 40 characters: letters (Chinese too), digits, underscore. */
  private bookmark(place: string): string {
    const base = `图_${place.replace(/[^\p{L}\p{N}]+/gu, '_')}`.slice(0, 34);
    const number = (this.bookmarks.get(base) ?? 0) + 1;
    this.bookmarks.set(base, number);
    return `${base}_${number}`;
  }
}

const lost = (image: ImageItem): string => `〔图片缺失：${image.name}〕`;

/** Exact line spacing would cut the picture off and an indent push it aside, so both are reset. */
function pictureParagraph(style: string, run: string): string {
  const spacing = '<w:spacing w:before="120" w:after="0" w:line="240" w:lineRule="auto"/>';
  const indent = '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>';
  return `<w:p><w:pPr>${style}<w:keepNext/><w:snapToGrid w:val="0"/>${spacing}${indent}<w:jc w:val="center"/></w:pPr>${run}</w:p>`;
}
