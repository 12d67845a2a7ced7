import { describe, expect, it } from 'vitest';
import type { Chart } from '../../core/chart/model.ts';
import type { PlaceValue } from '../../core/document/model.ts';
import { readImageInfo } from '../../electron/document/image-size.ts';
import { rereadWord } from '../../electron/document/word/reread.ts';
import { openZip } from '../../electron/document/zip.ts';
import { body, p, paragraphs, render, rows, sha256, text, word } from './support.ts';

const chart = (title: string, values: number[]): Chart => ({
  kind: 'bars',
  title,
  categories: values.map((_, i) => `第 ${i + 1} 级`),
  series: [{ label: '风险', tone: 'neutral', values }],
  unit: '项',
  decimals: 0,
});
const place = (title: string, values: number[]): PlaceValue => ({
  kind: 'chart',
  chart: chart(title, values),
  empty: values.every((value) => value === 0),
  widthMm: 150,
  heightMm: 80,
});

const media = (bytes: Uint8Array): [string, Uint8Array][] =>
  [...openZip(bytes)].filter(
    (part): part is [string, Uint8Array] => part[0].startsWith('word/media/') && typeof part[1] !== 'string',
  );

describe('charts in Word documents', () => {
  it('become sharp pictures with a numbered caption and their numbers as text', async () => {
    const template = await word([p('{{#图}}'), p('{{%图}}'), p('{{/图}}'), p('{{^空图}}没有风险。{{/空图}}')]);
    const { bytes, report } = await render(template, { 图: place('风险<等级>', [2, 11]), 空图: place('空', [0]) });
    const [[name, picture] = ['', new Uint8Array()], ...others] = media(bytes);
    expect(others).toEqual([]);
    const info = readImageInfo(picture);
    // 150 mm at no less than 220 dots per inch
    expect(info?.width ?? 0).toBeGreaterThan((150 / 25.4) * 220);
    expect(name).toContain(sha256(picture).slice(0, 16));
    expect(paragraphs(bytes)).toEqual(expect.arrayContaining(['图 1　风险&lt;等级&gt;', '没有风险。']));
    expect(body(bytes)).toContain('descr="条形图：风险&lt;等级&gt;。第 1 级：2 项；第 2 级：11 项。"');
    expect(body(bytes)).toMatch(/<wp:extent cx="5400000"/);
    expect(report.placed.map((each) => each.place)).toContain('图');
    expect(report.warnings).toEqual([]);
  });

  it('are the same bytes for the same answers, also in repeated rows', async () => {
    const template = await word([p('{{#域}}'), p('{{名}}'), p('{{%图}}'), p('{{/域}}')]);
    const values = {
      域: rows({ 名: text('甲'), 图: place('甲图', [1, 2]) }, { 名: text('乙'), 图: place('乙图', [3]) }),
    };
    const once = await render(template, values);
    const again = await render(template, structuredClone(values));
    expect(sha256(again.bytes)).toBe(sha256(once.bytes));
    expect(media(once.bytes)).toHaveLength(2);
  });

  it('are missed by the re-read when they are gone or another', async () => {
    const { bytes, report } = await render(await word([p('{{%图}}')]), { 图: place('图', [4]) });
    const parts = new Map(openZip(bytes));
    const [name, picture] = media(bytes)[0] ?? ['', new Uint8Array()];
    const { where } = report.placed.find((each) => each.place === '图') ?? { where: '' };
    const expected = [
      { place: '图', text: '', part: 'word/document.xml', path: where, continued: false, sha256: sha256(picture) },
    ];
    expect(rereadWord(parts, expected)).toEqual([]);
    parts.set(
      name,
      Uint8Array.from(picture, (byte, i) => (i === 99 ? byte ^ 1 : byte)),
    );
    expect(rereadWord(parts, expected).map((each) => each.place)).toEqual(['图']);
    parts.delete(name);
    expect(rereadWord(parts, expected).map((each) => each.place)).toEqual(['图']);
  });

  it('say when a character is not in their font', async () => {
    const odd = place('图', [1]);
    if (odd.kind === 'chart' && odd.chart.kind !== 'matrix') odd.chart.categories = ['𠮷野'];
    const { report } = await render(await word([p('{{%图}}')]), { 图: odd });
    expect(report.warnings).toEqual(['图表「图」中的「𠮷」不在图表字体里，图中显示为空框；图片的替代文字是完整的。']);
  });
});
