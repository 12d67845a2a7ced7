/** Files on their way into the casefile, and onto the answers that cite them. */
import type { AnswerKey, AnswerValue, AttachmentItem } from '../../core/answer/answer.ts';
import { evidenceNumber } from '../../core/evidence/evidence.ts';
import { callWorkbench, toWorkbenchError } from '../api.ts';
import { takeChange } from '../store/casefile-store.ts';
import { putAnswer, readAnswer } from '../questionnaire/state/put-answer.ts';
import { t } from '../strings/t.ts';
import { showError, toast } from '../ui/index.ts';

export type Origin = 'file' | 'clipboard';

export function filesIn(value: AnswerValue | null | undefined): AttachmentItem[] {
  return Array.isArray(value) ? (value as AttachmentItem[]) : [];
}

export function putFiles(at: AnswerKey, next: AttachmentItem[]): void {
  putAnswer(at, next.length ? next : null);
}

async function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('read failed'));
    reader.readAsDataURL(file);
  });
}

export interface StoredFile {
  item: AttachmentItem;
  /** What to tell: numbers, and what was taken out. */
  label: string;
  removed: string[];
  known: boolean;
}

/** @throws WorkbenchError when the casefile refuses the file. */
export async function storeFile(file: File, from: Origin): Promise<StoredFile> {
  const added = await callWorkbench('evidence.add', { name: file.name, data: await toBase64(file), from });
  takeChange(added);
  const { sha256, name, number, removed, known } = added;
  return { item: { sha256, name }, label: evidenceNumber(number), removed, known };
}

/** Cites files for an answer, beside what it cites already. */
export function citeFiles(at: AnswerKey, items: readonly AttachmentItem[]): void {
  // Read again: other files may have been added or removed meanwhile.
  const now = filesIn(readAnswer(at));
  const fresh = items.filter((item) => !now.some((known) => known.sha256 === item.sha256));
  if (fresh.length) putFiles(at, [...now, ...fresh]);
}

/** Takes files in one after the other; what is refused is told, and keeps none of the others from coming in. */
export async function storeFiles(
  files: readonly File[],
  from: Origin,
  each: (stored: StoredFile) => void,
): Promise<StoredFile[]> {
  const stored: StoredFile[] = [];
  for (const file of files) {
    try {
      const one = await storeFile(file, from);
      stored.push(one);
      each(one);
    } catch (cause) {
      showError(toWorkbenchError(cause));
    }
  }
  if (stored.length) toast(reportOf(stored));
  return stored;
}

/** Takes files in and cites them for an answer. */
export const addFilesTo = (at: AnswerKey, files: readonly File[], from: Origin): Promise<StoredFile[]> =>
  storeFiles(files, from, ({ item }) => citeFiles(at, [item]));

function reportOf(stored: readonly StoredFile[]): string {
  const labels = stored.map(({ label }) => label);
  const shown = labels.length > 3 ? `${labels[0]} … ${labels.at(-1)}` : labels.join('、');
  const removed = [...new Set(stored.flatMap((one) => one.removed))];
  const parts = [t('evidence.added', { numbers: shown })];
  if (removed.length) parts.push(t('evidence.removed', { what: removed.join('、') }));
  if (stored.every(({ known }) => known)) parts.push(t('evidence.known'));
  return parts.join('');
}

/** Files and pictures of a paste. A screenshot comes as `image.png`: it gets the time as its name. */
export function clipboardFiles(data: DataTransfer): File[] {
  const files = [...data.files];
  // Copied spreadsheet cells bring a picture of themselves along; the text is what was meant.
  if (data.types.includes('text/plain')) return [];
  return files.map((file) =>
    file.name === 'image.png' ? new File([file], `截图-${timeName(new Date())}.png`, { type: file.type }) : file,
  );
}

function timeName(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
}

const ACCEPT = {
  image: 'image/png,image/jpeg,image/gif,image/bmp,image/webp,image/tiff',
  pdf: 'application/pdf',
  office: '.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.csv,.txt',
  any: '',
};

export function acceptAttribute(accept: readonly (keyof typeof ACCEPT)[] | undefined): string | undefined {
  if (!accept || accept.includes('any')) return undefined;
  return accept.map((kind) => ACCEPT[kind]).join(',');
}
