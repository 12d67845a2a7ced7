/**
 * Cuts the charts' font to the characters of GB 2312 and the signs charts use: 2 MB instead of 10. Run only for a new
 * edition of the font: `node scripts/make-chart-font.ts <NotoSansSC-Regular.ttf>` (Noto Sans SC, OFL 1.1, as static
 * TrueType). The result and its licence are kept in `resources/fonts`.
 */
import fs from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { chartCharacters } from '../electron/document/chart/characters.ts';
import { root } from './lib/run.ts';

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node scripts/make-chart-font.ts <NotoSansSC-Regular.ttf>');
const bytes = await subsetFont(fs.readFileSync(source), [...chartCharacters()].join(''), {
  targetFormat: 'sfnt',
  noLayoutClosure: true,
});
const target = path.join(root, 'resources', 'fonts', 'chart.ttf');
fs.writeFileSync(target, bytes);
console.log(`${target}  ${bytes.length} bytes`);
