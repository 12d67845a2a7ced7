import { Bookmark, HeadingLevel, ImageRun, Paragraph, SimpleField, TableOfContents } from 'docx';
import { describe, expect, it } from 'vitest';
import { WorkbenchError } from '../../core/contract.ts';
import { openZip } from '../../electron/document/zip.ts';
import {
  body,
  longtext,
  header,
  p,
  paragraphs,
  partText,
  pictures,
  png,
  render,
  rows,
  run,
  sha256,
  table,
  text,
  word,
  wordOf,
} from './support.ts';

const heading = (level: 1 | 2, value: string) =>
  new Paragraph({ heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, children: [run(value)] });

describe('pictures', () => {
  it('places twelve with captions, numbers, bookmarks, one file per content', async () => {
    const files = Array.from({ length: 11 }, (_, i) => png(i));
    const { value, evidence } = pictures(
      [...files, files[0] as Uint8Array],
      Array.from({ length: 12 }, (_, i) => `拓扑${i + 1}`),
    );
    const { bytes, report } = await render(
      await word([p('前'), p('{{%拓扑图}}'), p('后')]),
      { 拓扑图: value },
      {},
      evidence,
    );
    const media = [...openZip(bytes)].filter(([name]) => name.startsWith('word/media/'));
    expect(media).toHaveLength(11);
    expect(new Set(media.map(([, data]) => sha256(data as Uint8Array)))).toEqual(new Set(files.map(sha256)));
    expect(
      paragraphs(bytes)
        .filter((line) => line.startsWith('图 '))
        .at(-1),
    ).toBe('图 12　拓扑12');
    expect(body(bytes).match(/<wp:docPr id="(\d+)"/g)).toEqual(
      Array.from({ length: 12 }, (_, i) => `<wp:docPr id="${i + 1}"`),
    );
    expect(body(bytes)).toContain('w:name="图_拓扑图_12"');
    expect(report.placed).toHaveLength(12);
    // Fits 140 × 90 mm, keeps 16:9, is not blown up beyond 1.5 times its size on screen.
    expect(body(bytes)).toContain('<wp:extent cx="4572000" cy="2571750"/>');
  });

  it('leaves the number away where captions have one of their own', async () => {
    const { value, evidence } = pictures([png(1), png(2)], ['E-001 门禁', 'E-002 机柜']);
    const template = await word([p('{{%图}}'), p('{{%证}}')]);
    const values = { 图: value, 证: { ...value, numbered: false } };
    const { bytes } = await render(template, values, {}, evidence);
    expect(paragraphs(bytes).filter(Boolean)).toEqual([
      '图 1　E-001 门禁',
      '图 2　E-002 机柜',
      'E-001 门禁',
      'E-002 机柜',
    ]);
  });

  it('drops the paragraph of no pictures, but keeps one in a cell', async () => {
    const { value } = pictures([]);
    const { bytes } = await render(await word([p('前'), p('{{%图}}'), table(['{{%图}}']), p('后')]), { 图: value });
    expect(paragraphs(bytes)).toEqual(['前', '', '后']);
  });

  it('works in loops, cells and headers', async () => {
    const { value, evidence } = pictures([png(1), png(2)], ['甲', '乙']);
    const template = await word([p('{{#系统}}'), p('{{%图}}'), table(['{{%图}}', '{{名}}']), p('{{/系统}}')], {
      headers: header('{{%图}}'),
    });
    const values = { 系统: rows({ 图: value, 名: text('a') }, { 图: value, 名: text('b') }), 图: value };
    const { bytes, report } = await render(template, values, {}, evidence);
    const numbers = paragraphs(bytes)
      .filter((line) => line.startsWith('图 '))
      .map((line) => line.split('　')[0]);
    expect(numbers).toEqual(Array.from({ length: 8 }, (_, i) => `图 ${i + 1}`));
    expect(partText(bytes, 'word/_rels/header1.xml.rels')).toContain('media/evidence-');
    expect(report.placed.filter(({ place }) => place.endsWith('图'))).toHaveLength(10);
  });

  it('stops a finished document for a lost picture, and marks it on a draft', async () => {
    const { value } = pictures([png(1)], ['甲']);
    const template = await word([p('{{%图}}')]);
    await expect(render(template, { 图: value })).rejects.toMatchObject({
      code: 'EVIDENCE',
      message: expect.stringContaining('图1.png'),
    });
    const draft = await render(template, { 图: value }, { draft: true });
    expect(paragraphs(draft.bytes)).toContain('〔图片缺失：图1.png〕');
    expect(draft.report.warnings.join()).toContain('找不到或已损坏');
  });

  it('refuses what is no picture, and bytes that are not the cited ones', async () => {
    const wrong = new TextEncoder().encode('<svg/>'.padEnd(60));
    const { value, evidence } = pictures([wrong]);
    const template = await word([p('{{%图}}')]);
    await expect(render(template, { 图: value }, {}, evidence)).rejects.toThrow('支持 PNG、JPEG、GIF、BMP');
    const swapped = pictures([png(3)]);
    await expect(render(template, { 图: swapped.value }, {}, () => png(4))).rejects.toBeInstanceOf(WorkbenchError);
  });

  it('keeps the ids of the template’s own pictures unique when their section repeats', async () => {
    const own = new Paragraph({
      children: [new ImageRun({ type: 'png', data: png(7), transformation: { width: 40, height: 40 } })],
    });
    const { bytes } = await render(await word([p('{{#系统}}'), own, p('{{/系统}}')]), { 系统: rows({}, {}, {}) });
    expect(new Set(body(bytes).match(/<wp:docPr[^>]*\sid="\d+"/g)).size).toBe(3);
  });
});

describe('fields', () => {
  it('refreshes cross-references to captions and to text', async () => {
    const { value, evidence } = pictures([png(1), png(2)], ['甲', '乙']);
    const reference = (name: string) =>
      new Paragraph({ children: [run('见'), new SimpleField(`REF ${name} \\h`, '旧')] });
    const template = await word([
      reference('图_图_2'),
      reference('单位名'),
      reference('没有'),
      new Paragraph({ children: [new Bookmark({ id: '单位名', children: [run('{{单位}}')] })] }),
      p('{{%图}}'),
    ]);
    const { bytes, report } = await render(template, { 图: value, 单位: text('甲公司') }, {}, evidence);
    expect(paragraphs(bytes).slice(0, 3)).toEqual(['见图 2', '见甲公司', '见（无）']);
    expect(report.warnings).toContain('交叉引用「没有」指向的书签不在文档中。');
  });

  it('rebuilds the contents with links and page numbers, and keeps the noted places', async () => {
    const template = await wordOf([
      { children: [p('封面')] },
      { children: [new TableOfContents('目录', { hyperlink: true, headingStyleRange: '1-2' })] },
      {
        properties: { page: { pageNumbers: { start: 1 } } },
        children: [
          heading(1, '概述'),
          p('{{说明}}'),
          p('{{#系统}}'),
          heading(2, '{{名}}情况'),
          p('{{说明}}'),
          p('{{/系统}}'),
          heading(1, '结论'),
          p('{{尾}}'),
        ],
      },
    ]);
    const long = longtext(
      ...Array.from({ length: 30 }, (_, i) => `第${i}段` + '车联网服务平台承担远程监控与升级业务。'.repeat(5)),
    );
    const { bytes, report } = await render(template, {
      说明: long,
      系统: rows({ 名: text('甲') }, { 名: text('乙') }),
      尾: text('完'),
    });
    const entries = paragraphs(bytes).slice(1, 5);
    expect(entries.map((line) => line.replace(/\d+$/, ''))).toEqual(['概述', '甲情况', '乙情况', '结论']);
    const pages = entries.map((line) => Number(/\d+$/.exec(line)?.[0]));
    expect(pages[0]).toBe(1);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(pages.at(-1)).toBeGreaterThan(8);
    expect(body(bytes)).toMatch(/<w:hyperlink w:anchor="_Toc100000001"/);
    expect(body(bytes)).not.toContain('w:dirty');
    const end = report.placed.find(({ place }) => place === '尾');
    expect(paragraphs(bytes)[Number(end?.where.slice(1)) - 1]).toBe('完');
    expect(report.warnings).toEqual([]);
  });
});

describe('draft', () => {
  it('marks every page, also of sections without a header, and the cover', async () => {
    const template = await wordOf([
      { properties: { titlePage: true }, children: [p('封面 {{单位}}')] },
      { headers: header('页眉'), children: [p('正文')] },
    ]);
    const { bytes, report } = await render(template, { 单位: text('甲') }, { draft: true });
    const headers = [...openZip(bytes).keys()].filter((name) => /^word\/header/.test(name));
    expect(headers).toHaveLength(3);
    for (const name of headers) expect(partText(bytes, name)).toContain('string="草稿"');
    expect(paragraphs(bytes)[0]).toBe('草　稿');
    expect(report.placed[0]?.where).toBe('p2');
    expect(report.draft).toBe(true);
  });

  it('uses the template’s own mark where there is one, and leaves a finished document clean', async () => {
    const template = await word([p('[{{$草稿}}]')]);
    const draft = await render(template, {}, { draft: true });
    expect(paragraphs(draft.bytes)).toEqual(['[草稿]']);
    const finished = await render(template, {});
    expect(paragraphs(finished.bytes)).toEqual(['[]']);
    expect(finished.report.warnings).toEqual([]);
    expect([...openZip(finished.bytes).keys()].some((name) => name.includes('draft'))).toBe(false);
  });
});
