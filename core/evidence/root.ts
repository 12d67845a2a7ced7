/** What documents read as `evidence`: the numbered appendix, and the numbers of what an answer cites. */
import { type AttachmentItem, type EvidenceSource, EVIDENCE } from '../answer/answer.ts';
import { indexPack } from '../form/pack.ts';
import type { DocumentDefinition } from '../form/pack-schema.ts';
import type { CitationInput } from './citations.ts';
import { citingPlace, isFileList, isPicture } from './evidence.ts';
import { evidenceList, type ListedCitation, type ListedEvidence } from './list.ts';
import type { Evaluation } from '../form/evaluate.ts';

export interface EvidenceRootInput extends CitationInput {
  evaluation: Evaluation;
  document: DocumentDefinition;
  /** Subject of the document. */
  subject: string;
}

/** One file as documents see it. */
export interface EvidenceItem {
  /** 「E-001」 */
  number: string;
  /** The same as a whole number. */
  no: number;
  caption: string;
  name: string;
  sha256: string;
  /** 照片、截图、图片、PDF … */
  type: string;
  /** 「3.1 MB」 */
  size: string;
  bytes: number;
  /** Who brought it in. */
  by: string;
  /** When, Beijing time: `YYYY-MM-DD`, `YYYY-MM-DD HH:MM`. */
  date: string;
  time: string;
  /** By the camera's clock, `YYYY-MM-DD HH:MM`; `null` when it is not known. */
  takenAt: string | null;
  from: string;
  /** What was taken out of it on its way in. */
  removed: string;
  /** What cites it, in words, separated by 「；」. */
  citedBy: string;
  /** How often it is cited. */
  count: number;
  picture: boolean;
  /** For `as: images`. */
  file: AttachmentItem[];
}

export interface EvidenceRoot {
  /** Files cited by what the document draws from, by number. */
  items: EvidenceItem[];
  /** Of these, pictures and others. */
  pictures: EvidenceItem[];
  files: EvidenceItem[];
  /** Every file of the casefile, and those that nothing cites. */
  all: EvidenceItem[];
  uncited: EvidenceItem[];
  /** SHA-256 → 「E-001」. */
  numbers: Record<string, string>;
  /** Question id → what it cites itself, of the document's subject and of single kinds. */
  of: Record<string, AttachmentItem[]>;
  /** Row id → what the row cites beside its attachment columns. */
  rows: Record<string, AttachmentItem[]>;
}

export const SOURCES: Record<EvidenceSource, string> = {
  file: '文件',
  photo: '照片',
  clipboard: '剪贴板',
  program: '程序生成',
};

export function evidenceRoot(input: EvidenceRootInput): EvidenceRoot {
  const { document, subject, pack, answers } = input;
  const index = indexPack(pack);
  const isOwn = (at: { subject: string; question: string }): boolean => {
    const form = index.questions.get(at.question)?.form;
    if (!form || !document.forms.includes(form.id)) return false;
    return at.subject === subject || index.kinds.get(form.subject)?.single === true;
  };
  const list = evidenceList(input);
  const own = list
    .map((file) => ({ ...file, cited: file.cited.filter(isOwn) }))
    .filter(({ cited }) => cited.length > 0);
  const items = own.map(itemOf);
  const root: EvidenceRoot = {
    items,
    pictures: items.filter(({ picture }) => picture),
    files: items.filter(({ picture }) => !picture),
    all: list.map(itemOf),
    uncited: list.filter(({ cited }) => cited.length === 0).map(itemOf),
    numbers: Object.fromEntries(list.map(({ sha256, label }) => [sha256, label])),
    of: {},
    rows: {},
  };
  for (const answer of answers.values()) {
    const { question, row, value } = answer;
    if (!isFileList(value)) continue;
    const at = question === EVIDENCE ? citingPlace(answer) : { subject: answer.subject, question, row };
    if (!isOwn(at)) continue;
    if (at.row === '') (root.of[at.question] ??= []).push(...value);
    else if (question === EVIDENCE) (root.rows[at.row] ??= []).push(...value);
  }
  return root;
}

export function itemOf(file: ListedEvidence): EvidenceItem {
  const { sha256, name, title } = file;
  return {
    number: file.label,
    no: file.number,
    caption: title,
    name,
    sha256,
    type: typeText(file),
    size: sizeText(file.bytes),
    bytes: file.bytes,
    by: file.by,
    date: beijing(file.at).slice(0, 10),
    time: beijing(file.at),
    takenAt: file.takenAt ? file.takenAt.slice(0, 16).replace('T', ' ') : null,
    from: SOURCES[file.from],
    removed: (file.removed ?? []).join('、'),
    citedBy: citedText(file.cited),
    count: file.cited.length,
    picture: isPicture(file.mime),
    file: [{ sha256, name, caption: `${file.label} ${title}` }],
  };
}

/** Two cells of one row read alike, and once is enough. */
const citedText = (cited: readonly ListedCitation[]): string => [...new Set(cited.map(({ text }) => text))].join('；');

/** A filing is made in China whatever the laptop's clock is set to, and a document must not depend on it. */
function beijing(at: string): string {
  const time = Date.parse(at);
  if (Number.isNaN(time)) return '';
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

const MIME_TEXT: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word 文档',
  'application/msword': 'Word 文档',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel 表格',
  'application/vnd.ms-excel': 'Excel 表格',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': '演示文稿',
  'application/zip': '压缩包',
  'text/plain': '文本',
  'text/csv': 'CSV 表格',
  'application/json': 'JSON',
  'application/xml': 'XML',
  'application/vnd.tcpdump.pcap': '抓包文件',
};

export function typeText({ mime, from }: { mime: string; from: EvidenceSource }): string {
  if (mime.startsWith('image/')) return from === 'photo' ? '照片' : from === 'clipboard' ? '截图' : '图片';
  if (mime.startsWith('video/')) return '录像';
  if (mime.startsWith('audio/')) return '录音';
  return MIME_TEXT[mime] ?? '其他文件';
}

export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 ** 2) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
