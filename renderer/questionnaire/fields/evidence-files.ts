/** Files on their way into the casefile, and pictures on their way out. */
import { useEffect, useState } from 'react';
import type { AttachmentItem } from '../../../core/answer/answer.ts';
import { callWorkbench } from '../../api.ts';
import { openCasefile } from '../../store/casefile-state.ts';

const ACCEPT = {
  image: 'image/png,image/jpeg,image/gif,image/bmp,image/webp',
  pdf: 'application/pdf',
  office: '.doc,.docx,.xls,.xlsx,.ppt,.pptx,.wps,.et,.csv,.txt',
  any: '',
};

export function acceptAttribute(accept: readonly (keyof typeof ACCEPT)[] | undefined): string | undefined {
  if (!accept || accept.includes('any')) return undefined;
  return accept.map((kind) => ACCEPT[kind]).join(',');
}

async function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error ?? new Error('read failed'));
    reader.readAsDataURL(file);
  });
}

/** @throws WorkbenchError when the casefile refuses the file. */
export async function storeFile(file: File): Promise<AttachmentItem> {
  const { sha256, name } = await callWorkbench('evidence.add', { name: file.name, data: await toBase64(file) });
  return { sha256, name };
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

const THUMBNAIL_PX = 160;
const MOST_KEPT = 200;
/** Small pictures only: a casefile's photos would fill the window's memory. */
const thumbnails = new Map<string, string>();

/** Address of a small picture; '' for what is no picture or not there yet. */
export function useThumbnail(item: AttachmentItem): string {
  const [loaded, setLoaded] = useState<{ sha256: string; url: string }>({ sha256: '', url: '' });
  useEffect(() => {
    if (thumbnails.has(item.sha256)) return;
    let gone = false;
    void makeThumbnail(item.sha256).then((url) => {
      if (!gone) setLoaded({ sha256: item.sha256, url });
    });
    return () => {
      gone = true;
    };
  }, [item.sha256]);
  return thumbnails.get(item.sha256) ?? (loaded.sha256 === item.sha256 ? loaded.url : '');
}

async function makeThumbnail(sha256: string): Promise<string> {
  if (!openCasefile.get()) return '';
  try {
    const evidence = await callWorkbench('evidence.get', { sha256 });
    if (!evidence.mime.startsWith('image/')) return remember(sha256, '');
    const bytes = Uint8Array.from(atob(evidence.data), (c) => c.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: evidence.mime }));
    const scale = Math.min(1, THUMBNAIL_PX / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(bitmap.width * scale)),
      Math.max(1, Math.round(bitmap.height * scale)),
    );
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return remember(sha256, URL.createObjectURL(await canvas.convertToBlob({ type: 'image/png' })));
  } catch {
    // A file that is no picture after all keeps its file icon.
    return remember(sha256, '');
  }
}

function remember(sha256: string, url: string): string {
  thumbnails.set(sha256, url);
  const oldest = thumbnails.keys().next().value;
  if (thumbnails.size > MOST_KEPT && oldest !== undefined) {
    URL.revokeObjectURL(thumbnails.get(oldest) ?? '');
    thumbnails.delete(oldest);
  }
  return url;
}
