import { Paragraph, Table, TableCell, TableRow, Textbox, VerticalMergeType } from 'docx';
import { describe, expect, it } from 'vitest';
import {
  body,
  cell,
  check,
  date,
  flag,
  footer,
  header,
  longtext,
  number,
  p,
  paragraphs,
  partText,
  render,
  rows,
  run,
  table,
  text,
  word,
} from './support.ts';

describe('places', () => {
  it('fills text, numbers, dates and ticks, and says where', async () => {
    const template = await word([
      p('单位：{{单位}}'),
      table(['日期', '{{日期}}'], ['数量', '{{ 数量 }}']),
      p('{{是}}是 {{否}}否'),
    ]);
    const values = {
      单位: text('甲公司'),
      日期: date('2025-03-01', '2025年3月1日'),
      数量: number(12),
      是: check(true),
      否: check(false),
    };
    const { bytes, report } = await render(template, values);
    expect(paragraphs(bytes)).toContain('单位：甲公司');
    expect(paragraphs(bytes)).toContain('☑是 ☐否');
    expect(report.placed.map(({ place, where, text: shown }) => `${place} ${where} ${shown}`)).toEqual([
      '单位 p1 甲公司',
      '日期 T1 R1 C2 2025年3月1日',
      '数量 T1 R2 C2 12',
      '是 p2 ☑',
      '否 p2 ☐',
    ]);
    expect(report.mismatched).toEqual([]);
    expect(report.warnings).toEqual([]);
    expect(body(bytes)).toContain('w:hAnsi="Segoe UI Symbol"');
  });

  it('finds tags split over runs, in headers, footers and text boxes', async () => {
    const split = p(run('{', { bold: true }), run('{单'), run('位}', { italics: true }), run('}'));
    const box = new Textbox({ style: { width: '200pt', height: '50pt' }, children: [p('框内：{{单位}}')] });
    const template = await word([split, box as unknown as Paragraph], {
      headers: header('页眉 {{单位}}'),
      footers: footer('{{单位}} 第'),
    });
    const { bytes, report } = await render(template, { 单位: text('甲公司') });
    expect(report.placed.map(({ where }) => where)).toEqual(
      expect.arrayContaining(['p1', 'header1 p1', 'footer1 p1', '文本框1 p1']),
    );
    expect(partText(bytes, 'word/header1.xml')).toContain('甲公司');
  });

  it('writes every character literally and drops what XML cannot hold, with a warning', async () => {
    const hostile = 'A<b>&"\'{{单位}}{{#x}}😀\u0000\u0007\uD800 ]]> \uFDD01\uFDD1 末';
    const { bytes, report } = await render(await word([p('{{甲}}')]), { 甲: text(hostile), 单位: text('x') });
    expect(paragraphs(bytes)[0]).toContain("A&lt;b&gt;&amp;&quot;'{{单位}}{{#x}}😀 ]]&gt; 1 末");
    expect(report.warnings.join()).toContain('「甲」的内容中有无法写入文件的控制字符');
  });

  it('keeps ten thousand characters and line breaks', async () => {
    const long = '长'.repeat(10_000);
    const { bytes } = await render(await word([p('{{长}}'), p('{{行}}')]), { 长: text(long), 行: text('一\n二\t三') });
    expect(body(bytes)).toContain(long);
    expect(body(bytes)).toMatch(/一<\/w:t><w:br\/><w:t xml:space="preserve">二<\/w:t><w:tab\/>/);
  });

  it('makes paragraphs of long text with the look of the place, in cells too', async () => {
    const styled = new Paragraph({ indent: { firstLine: 640 }, children: [run('{{说明}}', { bold: true })] });
    const template = await word([styled, table(['{{说明}}']), p('尾：{{尾}}')]);
    const { bytes, report } = await render(template, { 说明: longtext('第一段', '第二段', '第三段'), 尾: text('完') });
    expect(paragraphs(bytes)).toEqual(['第一段', '第二段', '第三段', '第一段', '第二段', '第三段', '尾：完']);
    expect(body(bytes).match(/<w:ind w:firstLine="640"\/>/g)).toHaveLength(3);
    expect(body(bytes).match(/<w:b\/>/g)).toHaveLength(3);
    // The paragraphs added above are counted.
    expect(report.placed.find(({ place }) => place === '尾')?.where).toBe('p4');
  });
});

describe('sections', () => {
  const inventory = () =>
    word([table(['序号', '名称'], ['{{#设备}}{{序号}}', '{{名称}}{{/设备}}']), p('{{^设备}}没有设备{{/设备}}')]);

  it.each([0, 1, 200])('repeats a row for %i items', async (count) => {
    const items = Array.from({ length: count }, (_, i) => ({ 名称: text(`设备${i + 1}`) }));
    const { bytes, report } = await render(await inventory(), { 设备: rows(...items) });
    expect(body(bytes).match(/<w:tr[ >]/g)).toHaveLength(1 + count);
    expect(body(bytes).includes('没有设备')).toBe(count === 0);
    if (count > 0) {
      const last = report.placed.filter(({ place }) => place === '设备 / 名称').at(-1);
      expect(last).toEqual({ place: '设备 / 名称', text: `设备${count}`, where: `T1 R${count + 1} C2` });
      expect(report.placed.filter(({ place }) => place === '设备 / 序号')).toHaveLength(count);
    }
  });

  it('nests loops and looks names up outwards', async () => {
    const template = await word([
      p('{{#系统}}'),
      p('{{序号}} {{名称}}（{{单位}}）'),
      table(['{{#资产}}{{序号}}', '{{名称}}', '{{单位}}{{/资产}}']),
      p('{{/系统}}'),
    ]);
    const system = (name: string, ...assets: string[]) => ({
      名称: text(name),
      资产: rows(...assets.map((each) => ({ 名称: text(each) }))),
    });
    const values = { 单位: text('甲'), 系统: rows(system('平台', '服务器', '防火墙'), system('终端', '网关')) };
    const { bytes } = await render(template, values);
    expect(paragraphs(bytes)).toEqual([
      '1 平台（甲）',
      '1',
      '服务器',
      '甲',
      '2',
      '防火墙',
      '甲',
      '2 终端（甲）',
      '1',
      '网关',
      '甲',
    ]);
  });

  it('repeats several rows with vertical merges', async () => {
    const merged = new Table({
      rows: [
        new TableRow({
          children: [cell('{{#组}}{{名}}', { verticalMerge: VerticalMergeType.RESTART }), cell('{{甲}}')],
        }),
        new TableRow({
          children: [
            new TableCell({ children: [p('')], verticalMerge: VerticalMergeType.CONTINUE }),
            cell('{{乙}}{{/组}}'),
          ],
        }),
      ],
    });
    const values = {
      组: rows({ 名: text('A'), 甲: text('1'), 乙: text('2') }, { 名: text('B'), 甲: text('3'), 乙: text('4') }),
    };
    const { bytes, report } = await render(await word([merged]), values);
    expect(body(bytes).match(/w:vMerge w:val="restart"/g)).toHaveLength(2);
    expect(report.placed.at(-1)).toEqual({ place: '组 / 乙', text: '4', where: 'T1 R4 C2' });
  });

  it('shows and hides by flag, tick and text', async () => {
    const template = await word([
      p('{{#甲}}'),
      p('甲段'),
      p('{{/甲}}'),
      p('{{#乙}}有乙{{/乙}}{{^乙}}无乙{{/乙}}'),
      p('{{^丙}}丙为空{{/丙}}'),
    ]);
    const { bytes } = await render(template, { 甲: flag(false), 乙: check(true), 丙: text('') });
    expect(paragraphs(bytes)).toEqual(['有乙', '丙为空']);
  });

  it('never reads inherited properties', async () => {
    const { bytes, report } = await render(await word([p('[{{constructor}}{{__proto__}}{{toString}}]')]), {});
    expect(paragraphs(bytes)).toEqual(['[]']);
    expect(report.warnings).toHaveLength(3);
  });
});

describe('report', () => {
  it('names tags without a value and values without a tag', async () => {
    const from = { subject: 's1', form: 'f', question: 'q7' };
    const values = {
      单位: text('甲'),
      漏: text('没有位置', from),
      无来源: text('同样'),
      表: rows({ 名: text('a'), 余: text('b', from) }),
    };
    const { report } = await render(await word([p('{{单位}}{{缺}}'), table(['{{#表}}{{名}}{{/表}}'])]), values);
    expect(report.warnings).toContain('模板中的「{{缺}}」没有对应的值，已留空（p1）。');
    expect(report.warnings.join()).toContain('模板中没有「无来源」的位置');
    expect(report.unplaced.map(({ label, text: shown }) => `${label}=${shown}`)).toEqual(['漏=没有位置', '表 / 余=b']);
  });

  it('tells hidden values from missing places', async () => {
    const from = { subject: 's1', form: 'f', question: 'q7' };
    const { report } = await render(await word([p('{{#否}}{{内}}{{/否}}')]), {
      否: flag(false),
      内: text('x', from),
    });
    expect(report.unplaced[0]?.reason).toBe('所在段落按条件没有显示');
  });

  it('gives equal bytes for equal input', async () => {
    const template = await word([p('{{单位}}')]);
    const [a, b] = [await render(template, { 单位: text('甲') }), await render(template, { 单位: text('甲') })];
    expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
    expect(a.report.sha256).toBe(b.report.sha256);
  });
});

it('refuses a list that stands around itself: it would repeat every row for every row', async () => {
  const template = await word([p('{{#表}}'), table(['{{#表}}{{名}}', '{{名}}{{/表}}']), p('{{/表}}')]);
  await expect(render(template, { 表: rows({ 名: text('甲') }, { 名: text('乙') }) })).rejects.toMatchObject({
    code: 'TEMPLATE',
    message: expect.stringContaining('套在自己里面') as string,
  });
});
