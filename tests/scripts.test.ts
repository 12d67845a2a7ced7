import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Document, Packer, Paragraph } from 'docx';
import { libreOfficePdf, needs, pdfPages, pdfText, tempDir, validateOpenXml } from './support/index.ts';
import { readTally } from '../scripts/lib/tally.ts';

async function writeDocx(folder: string): Promise<string> {
  const file = path.join(folder, '样张.docx');
  const document = new Document({ sections: [{ children: [new Paragraph({ text: '车联网网络安全' })] }] });
  fs.writeFileSync(file, await Packer.toBuffer(document));
  return file;
}

it('runs on the Node the product runs on', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(24);
});

it('LibreOffice and poppler read a Word file', async (context) => {
  needs(context, 'libreoffice', 'pdftotext', 'pdftoppm');
  const pdf = await libreOfficePdf(await writeDocx(tempDir()));
  expect(await pdfText(pdf)).toContain('车联网网络安全');
  expect(await pdfPages(pdf)).toHaveLength(1);
});

it('the Open XML validator tells good from bad', async (context) => {
  needs(context, 'validator');
  const folder = tempDir();
  expect(await validateOpenXml(await writeDocx(folder))).toEqual([]);
  const bad = path.join(folder, 'bad.docx');
  fs.writeFileSync(bad, 'no zip');
  expect(await validateOpenXml(bad)).not.toEqual([]);
});

it('a runner that dies before reporting counts as a failure', () => {
  expect(readTally('/nowhere', 'vitest', 139).failed).toEqual(['vitest ended with code 139 before it reported']);
});
