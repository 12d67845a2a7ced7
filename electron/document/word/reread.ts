/**
 * Opens a written .docx once more, with a reader that shares nothing with the writer, and looks for every value at its
 * place. What comes back is what was not found.
 */
import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { TOKEN_OPEN } from '../text.ts';
import type { Expected } from './expand.ts';

interface Paragraph {
  text: string;
  pictures: string[];
}

interface Level {
  path: string;
  p: number;
  t: number;
  boxes: number;
}

/** What was read from the written file: bytes only. */
type ReadParts = ReadonlyMap<string, Uint8Array | string>;

const decode = (content: Uint8Array | string | undefined): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** Paragraph path → what stands there. */
function readPart(xml: string, prefix: string): Map<string, Paragraph> {
  const found = new Map<string, Paragraph>();
  const levels: Level[] = [{ path: prefix, p: 0, t: 0, boxes: 0 }];
  const tables: { path: string; row: number; cell: number }[] = [];
  const paragraphs: Paragraph[] = [];
  const stack: string[] = [];
  let inText = false;
  const level = (): Level => levels[levels.length - 1] as Level;
  const enter = (step: string): void => {
    levels.push({ path: step, p: 0, t: 0, boxes: 0 });
  };
  const at = (step: string): string => (level().path ? `${level().path} ${step}` : step);
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    stack.push(name);
    if (name === 'w:t' || name === 'a:t') inText = true;
    else if (name === 'w:p') {
      const paragraph = { text: '', pictures: [] };
      level().p += 1;
      paragraphs.push(paragraph);
      found.set(at(`p${level().p}`), paragraph);
    } else if (name === 'w:tbl') {
      level().t += 1;
      tables.push({ path: at(`T${level().t}`), row: 0, cell: 0 });
    } else if (name === 'w:tr') {
      const table = tables[tables.length - 1];
      if (table) Object.assign(table, { row: table.row + 1, cell: 0 });
    } else if (name === 'w:tc') {
      const table = tables[tables.length - 1];
      if (table) {
        table.cell += 1;
        enter(`${table.path} R${table.row} C${table.cell}`);
      }
    } else if (name === 'w:txbxContent') {
      level().boxes += 1;
      enter(at(`文本框${level().boxes}`));
    } else if (name === 'a:blip') paragraphs.at(-1)?.pictures.push(attributes['r:embed'] ?? '');
    else if (name === 'w:tab' && stack.at(-2) === 'w:r') append(paragraphs, '\t');
    else if (name === 'w:br') append(paragraphs, '\n');
  });
  parser.on('text', (text) => {
    if (inText) append(paragraphs, text);
    else if (paragraphs.length === 0 && text.trim() !== '') found.set(at(stack.at(-1) ?? ''), { text, pictures: [] });
  });
  parser.on('closetag', ({ name }) => {
    stack.pop();
    if (name === 'w:t' || name === 'a:t') inText = false;
    else if (name === 'w:p') paragraphs.pop();
    else if (name === 'w:tbl') tables.pop();
    else if (name === 'w:tc' || name === 'w:txbxContent') levels.pop();
  });
  parser.write(xml).close();
  return found;
}

function append(paragraphs: Paragraph[], text: string): void {
  const paragraph = paragraphs[paragraphs.length - 1];
  if (paragraph) paragraph.text += text;
}

const prefixOf = (part: string): string =>
  part === 'word/document.xml' ? '' : part.slice(part.lastIndexOf('/') + 1, -'.xml'.length);

/** Relationship id → media part, for one part of the file. */
function readRelations(parts: ReadParts, part: string): Map<string, string> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const targets = new Map<string, string>();
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  // A damaged or missing part leads to pictures that are not found, which is what will be told.
  parser.on('error', () => undefined);
  parser.on('opentag', ({ attributes }) => {
    targets.set(attributes['Id'] ?? '', folder + (attributes['Target'] ?? ''));
  });
  parser.write(decode(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`))).close();
  return targets;
}

export interface Mismatch {
  place: string;
  expected: string;
  found: string;
  path: string;
}

/**
 * Values of `expected` that do not stand in `parts` where they should. `original` gives the picture behind a hash;
 * comparing bytes is as good as hashing them once more, and faster.
 */
export function rereadWord(
  parts: ReadParts,
  expected: Expected[],
  original: (sha256: string) => Uint8Array | undefined = () => undefined,
): Mismatch[] {
  const read = new Map<string, Map<string, Paragraph>>();
  const relations = new Map<string, Map<string, string>>();
  const mismatches: Mismatch[] = [];
  for (const [part, bytes] of parts) {
    if (!part.endsWith('.xml')) continue;
    const wanted = expected.some((each) => each.part === part);
    if (!wanted && !part.startsWith('word/')) continue;
    const xml = decode(bytes);
    if (xml.includes(TOKEN_OPEN)) mismatches.push({ place: part, expected: '', found: '未填写的标记', path: part });
    if (!wanted) continue;
    try {
      read.set(part, readPart(xml, prefixOf(part)));
    } catch (error) {
      mismatches.push({ place: part, expected: '', found: `XML 不完整：${String(error)}`, path: part });
    }
  }
  for (const each of expected) {
    const paragraph = read.get(each.part)?.get(each.path);
    if (each.sha256 && !relations.has(each.part)) relations.set(each.part, readRelations(parts, each.part));
    const media = (paragraph?.pictures ?? []).map((id) => parts.get(relations.get(each.part)?.get(id) ?? ''));
    const found = each.sha256 ? foundPicture(each.sha256, media, original) : (paragraph?.text ?? '');
    const good = each.sha256 ? found === each.sha256 : found.includes(each.text);
    if (!good) mismatches.push({ place: each.place, expected: each.sha256 ?? each.text, found, path: each.path });
  }
  return mismatches;
}

/** Content hash of what was found in the picture's place, '' when there is none. */
function foundPicture(
  wanted: string,
  media: (Uint8Array | string | undefined)[],
  original: (sha256: string) => Uint8Array | undefined,
): string {
  const known = original(wanted);
  let found = '';
  for (const bytes of media) {
    if (!(bytes instanceof Uint8Array)) continue;
    if (known && Buffer.compare(bytes, known) === 0) return wanted;
    found = createHash('sha256').update(bytes).digest('hex');
    if (found === wanted) return wanted;
  }
  return found;
}
