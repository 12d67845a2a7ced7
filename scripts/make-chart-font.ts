/**
 * Cuts the charts' font to the characters of GB 2312 and the signs charts use: 2 MB instead of 10. Run only for a new
 * edition of the font: `node scripts/make-chart-font.ts <NotoSansSC-Regular.ttf>` (Noto Sans SC, OFL 1.1, as static
 * TrueType). The result and its licence are kept in `resources/fonts`.
 */
import fs from 'node:fs';
import path from 'node:path';
import subsetFont from 'subset-font';
import { root } from './lib/run.ts';

const SIGNS = '—–…·•©®°±²³×÷≤≥≠√∑∞αβγ①②③④⑤⑥⑦⑧⑨⑩→←↑↓▲▼●○■□☑☐￥%‰';

/** Rows of GB 2312: signs and 6,763 characters. */
function characters(): string {
  const decoder = new TextDecoder('gb18030');
  const found = new Set(SIGNS);
  for (let code = 0x20; code < 0x7f; code += 1) found.add(String.fromCharCode(code));
  for (let row = 0xa1; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
      const character = decoder.decode(Uint8Array.of(row, cell));
      if (character.length === 1 && !/[\p{Co}\uFFFD]/u.test(character)) found.add(character);
    }
  return [...found].join('');
}

const [source] = process.argv.slice(2);
if (!source) throw new Error('usage: node scripts/make-chart-font.ts <NotoSansSC-Regular.ttf>');
const bytes = await subsetFont(fs.readFileSync(source), characters(), { targetFormat: 'sfnt', noLayoutClosure: true });
const target = path.join(root, 'resources', 'fonts', 'chart.ttf');
fs.writeFileSync(target, bytes);
console.log(`${target}  ${bytes.length} bytes`);
