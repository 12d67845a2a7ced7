/** Names on disk: whatever a regulator, a person or a pack called it, the name is safe on Windows, macOS and Linux. */
import { basename } from 'node:path';
import { safeFileName } from '../../core/document/file-name.ts';

/** In characters: leaves room below Windows' 260 for a home folder, and below Linux' 255 bytes for Chinese. */
const MAX_STEM = 60;

/** Windows takes these for devices, whatever follows the first dot. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?:\.|$)/i;

/** Pack and document ids are lower case letters, digits and hyphens; only a device's name needs care. */
export const folderName = (id: string): string => (DEVICE.test(id) ? `_${id}` : id);

/** @param name as given, perhaps with folders of another system; `format` decides the extension, as the content does. */
export function storedFileName(name: string, format: 'docx' | 'xlsx'): string {
  const last = basename(name.replaceAll('\\', '/'));
  const stem = safeFileName(last.replace(/\.[^.]*$/, '').replace(/\p{Cf}/gu, ''))
    .replace(/^[.\s~$]+/, '')
    .slice(0, MAX_STEM)
    // A surrogate cut in two is no character.
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/[. ]+$/, '');
  const safe = DEVICE.test(stem) ? `_${stem}` : stem;
  return `${safe || '模板'}.${format}`;
}
