/**
 * Official documents name fonts that only Windows and WPS bring (宋体, 仿宋_GB2312, 方正小标宋简体 …). Without a stand-in
 * of Chinese width LibreOffice breaks pages elsewhere and Chromium draws another hand, so every test run maps them
 * to Noto CJK.
 */
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run.ts';

const SERIF = 'Noto Serif CJK SC';
const SANS = 'Noto Sans CJK SC';

const STAND_INS: Record<string, string[]> = {
  [SERIF]: [
    '宋体',
    'SimSun',
    'NSimSun',
    '仿宋',
    'FangSong',
    '仿宋_GB2312',
    'FangSong_GB2312',
    '楷体',
    'KaiTi',
    '楷体_GB2312',
    'KaiTi_GB2312',
    '方正小标宋简体',
    '方正小标宋_GBK',
  ],
  // Noto CJK has no ☑; left to itself LibreOffice takes a colour font that leaves a gap on paper.
  'DejaVu Sans': ['Segoe UI Symbol'],
  [SANS]: ['黑体', 'SimHei', '微软雅黑', 'Microsoft YaHei', '等线', 'DengXian'],
};

function rule(family: string, standIn: string): string {
  return `  <match target="pattern">
    <test name="family" qual="any"><string>${family}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>${standIn}</string></edit>
  </match>`;
}

/** Writes the fontconfig file (once) and returns its path; '' where fontconfig is not used. */
export function ensureFontConfig(): string {
  if (process.platform !== 'linux') return '';
  const folder = path.join(root, '.cache', 'fontconfig');
  const file = path.join(folder, 'fonts.conf');
  const rules = Object.entries(STAND_INS).flatMap(([standIn, families]) => families.map((f) => rule(f, standIn)));
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir>${path.join(folder, 'cache')}</cachedir>
${rules.join('\n')}
</fontconfig>
`;
  if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) return file;
  fs.mkdirSync(folder, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  fs.writeFileSync(temporary, text);
  fs.renameSync(temporary, file);
  return file;
}
