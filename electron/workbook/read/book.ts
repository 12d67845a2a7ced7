/** The small parts of a workbook: which sheets there are, where they are, which styles are dates. */
import { SaxesParser } from 'saxes';
import type { SheetInfo } from './model.ts';
import { DATE_STYLE, PERCENT_STYLE } from './cell-values.ts';
import { isDateFormat, isPercentFormat } from './number-formats.ts';
import { damaged, refuse, RESAVE, VERIFY } from './refusal.ts';
import type { ZipSource } from './zip-source.ts';

export interface BookSheet extends SheetInfo {
  part: string;
}

export interface Book {
  sheets: BookSheet[];
  date1904: boolean;
  /** By style number: 1 for a date or time. */
  dates: Uint8Array;
  sharedTexts: string | undefined;
}

interface Tag {
  name: string;
  /** By local name. */
  attributes: Map<string, string>;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Prefixes differ between programs; names without them do not. */
function visit(xml: string, part: string, onTag: (tag: Tag, path: readonly string[]) => void): void {
  if (/<!(?:DOCTYPE|ENTITY)/.test(xml))
    throw refuse('表格文件里有 XML 实体声明（DOCTYPE），可能是恶意文件，已拒绝。', VERIFY, part);
  const path: string[] = [];
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes, isSelfClosing: _ }) => {
    const tag = {
      name: localName(name),
      attributes: new Map(Object.entries(attributes).map(([key, value]) => [localName(key), value])),
    };
    onTag(tag, path);
    path.push(tag.name);
  });
  parser.on('closetag', () => void path.pop());
  try {
    parser.write(xml).close();
  } catch (error) {
    throw damaged(`${part}: ${String(error)}`);
  }
}

interface Relation {
  id: string;
  /** The last step of the type's address: the same in strict and transitional workbooks. */
  type: string;
  part: string;
}

/** Targets are relative to the part they belong to, or begin with a slash. */
function resolve(folder: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

async function relationsOf(zip: ZipSource, part: string): Promise<Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const name = `${folder}_rels/${part.slice(slash)}.rels`;
  const relations: Relation[] = [];
  const xml = await zip.text(name);
  if (xml === '') return relations;
  visit(xml, name, ({ name: tag, attributes }) => {
    if (tag !== 'Relationship' || attributes.get('TargetMode') === 'External') return;
    const type = attributes.get('Type') ?? '';
    relations.push({
      id: attributes.get('Id') ?? '',
      type: type.slice(type.lastIndexOf('/') + 1),
      part: resolve(folder, attributes.get('Target') ?? ''),
    });
  });
  return relations;
}

async function dateStyles(zip: ZipSource, part: string | undefined): Promise<Uint8Array> {
  const xml = part === undefined ? '' : await zip.text(part);
  const codes = new Map<number, string>();
  const formats: number[] = [];
  if (xml === '') return new Uint8Array();
  visit(xml, part!, ({ name, attributes }, path) => {
    const id = Number(attributes.get('numFmtId') ?? 0);
    if (name === 'numFmt') codes.set(id, attributes.get('formatCode') ?? '');
    else if (name === 'xf' && path.at(-1) === 'cellXfs') formats.push(id);
  });
  return Uint8Array.from(formats, (id) => {
    const code = codes.get(id);
    return isDateFormat(id, code) ? DATE_STYLE : isPercentFormat(id, code) ? PERCENT_STYLE : 0;
  });
}

const STATES = new Set<string>(['hidden', 'veryHidden']);

/** @throws WorkbenchError WORKBOOK */
export async function readBook(zip: ZipSource): Promise<Book> {
  const main = (await relationsOf(zip, '')).find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (/\.bin$/i.test(main)) throw refuse('这是二进制工作簿（.xlsb）。', RESAVE);
  const xml = await zip.text(main);
  if (xml === '') throw refuse('这不是 Excel 工作簿（.xlsx）。', RESAVE, main);
  const relations = await relationsOf(zip, main);
  const partOf = (kind: string): string | undefined => relations.find(({ type }) => type === kind)?.part;
  const sheets: BookSheet[] = [];
  let date1904 = false;
  let isWorkbook = false;
  visit(xml, main, ({ name, attributes }, path) => {
    if (name === 'workbook' && path.length === 0) isWorkbook = true;
    if (name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attributes.get('date1904') ?? '');
    if (name !== 'sheet' || path.at(-1) !== 'sheets') return;
    const relation = relations.find(({ id }) => id === attributes.get('id'));
    // Sheets that are charts or dialogues have no rows.
    if (relation?.type !== 'worksheet' || !zip.find(relation.part)) return;
    const state = attributes.get('state') ?? '';
    sheets.push({
      name: attributes.get('name') ?? '',
      state: STATES.has(state) ? (state as 'hidden' | 'veryHidden') : 'visible',
      part: relation.part,
    });
  });
  if (!isWorkbook) throw refuse('这不是 Excel 工作簿（.xlsx）。', RESAVE, main);
  if (sheets.length === 0) throw refuse('工作簿里没有可以读取的工作表。', RESAVE);
  const texts = partOf('sharedStrings');
  return {
    sheets,
    date1904,
    dates: await dateStyles(zip, partOf('styles')),
    sharedTexts: texts !== undefined && zip.find(texts) ? texts : undefined,
  };
}
