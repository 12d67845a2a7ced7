/**
 * Rows and cells that stand inside content controls are not drawn by docx-preview: a form made of such cells would lose
 * its answers. The drawing is given a copy in which the controls around rows and cells are gone and their content stays.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const BODY = 'word/document.xml';

export function unwrapControls(bytes: Uint8Array): Uint8Array {
  const body = unzipSync(bytes, { filter: (file) => file.name === BODY })[BODY];
  if (!body) return bytes;
  const xml = strFromU8(body);
  if (!/<w:sdtContent>\s*<w:(?:tc|tr|sdt)\b/.test(xml)) return bytes;
  const tree = new DOMParser().parseFromString(xml, 'application/xml');
  // From the innermost out: a control around a cell may stand in one around its row.
  for (const control of [...tree.getElementsByTagName('w:sdt')].reverse()) {
    const content = [...control.children].find((child) => child.tagName === 'w:sdtContent');
    if (content && [...content.children].some((child) => child.tagName === 'w:tc' || child.tagName === 'w:tr'))
      control.replaceWith(...content.childNodes);
  }
  if (tree.getElementsByTagName('parsererror').length) return bytes;
  return zipSync({ ...unzipSync(bytes), [BODY]: strToU8(new XMLSerializer().serializeToString(tree)) }, { level: 0 });
}
