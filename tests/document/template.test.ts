import { HeadingLevel, Paragraph, TableOfContents } from 'docx';
import { describe, expect, it } from 'vitest';
import { inspectTemplate, templateTags } from '../../electron/document/index.ts';
import { header, model, noEvidence, p, run, table, text, word } from './support.ts';
import { renderDocument } from '../../electron/document/index.ts';

const problems = async (...children: Parameters<typeof word>[0]) =>
  inspectTemplate(await word(children), 'docx').problems.map(({ message }) => message);

describe('inspectTemplate', () => {
  it('lists tags as a tree with places', async () => {
    const template = await word([p('{{单位}}'), table(['{{#设备}}{{序号}}', '{{名称}}{{/设备}}']), p('{{%拓扑图}}')], {
      headers: header('{{页眉}}'),
    });
    const { tags, problems: found } = inspectTemplate(template, 'docx');
    expect(found).toEqual([]);
    expect(tags.map(({ name, kind, where }) => `${kind} ${name} ${where}`)).toEqual([
      'value 单位 p1',
      'loop 设备 T1 R1 C1',
      'image 拓扑图 p2',
      'value 页眉 header1 p1',
    ]);
    expect(tags[1]?.children.map(({ name, where }) => `${name} ${where}`)).toEqual(['序号 T1 R1 C1', '名称 T1 R1 C2']);
  });

  it('says what is wrong, with tag and place', async () => {
    expect(await problems(p('{{单位'))).toEqual(['p1：标记「{{单位」没有结束的 }}，开头与结尾必须在同一段内。']);
    expect((await problems(p('单位}}')))[0]).toContain('p1：「单位}}」缺少开头的 {{');
    expect((await problems(p('{{#设备}}')))[0]).toContain('重复段「{{#设备}}」没有结束的 {{/设备}}');
    expect((await problems(p('{{/设备}}')))[0]).toContain('没有对应的开头');
    expect((await problems(p('{{#甲}}{{/乙}}')))[0]).toContain('名称不一致');
    expect((await problems(p('｛｛单位｝｝')))[0]).toContain('全角花括号');
    expect((await problems(p('{{}}')))[0]).toContain('空的标记');
    expect((await problems(p('{{@原文}}')))[0]).toContain('不支持「{{@原文}}」');
    expect((await problems(p('图：{{%拓扑图}}')))[0]).toContain('应单独成段');
    expect((await problems(p('{{#甲}}'), table(['x', '{{/甲}}'])))[0]).toContain('不在同一层');
  });

  it('does not take old entries of the contents for places', async () => {
    const heading = new Paragraph({ heading: HeadingLevel.HEADING_1, children: [run('{{名称}}情况')] });
    const template = await word([
      new TableOfContents('目录', { headingStyleRange: '1-2' }),
      p('{{#系统}}'),
      heading,
      p('{{/系统}}'),
    ]);
    const tags = templateTags(template, 'x.docx');
    expect(tags.map(({ name }) => name)).toEqual(['系统']);
  });

  it('refuses a file that is no template', () => {
    const junk = new TextEncoder().encode('not a zip');
    expect(() => inspectTemplate(junk, 'docx')).toThrow('不是完整的 Word 或 Excel 文件');
    expect(() => inspectTemplate(junk, 'xlsx')).toThrow('不是完整的 Word 或 Excel 文件');
  });
});

describe('rendering a broken template', () => {
  it('throws TEMPLATE with all errors', async () => {
    const template = await word([p('{{单位'), p('{{#设备}}')]);
    const failed = renderDocument({ model: model({ 单位: text('甲') }), template, evidence: noEvidence });
    await expect(failed).rejects.toMatchObject({
      code: 'TEMPLATE',
      message: expect.stringMatching(/2 处错误.*单位.*设备/s),
    });
  });

  it('does not run raw XML tags', async () => {
    const template = await word([p('{{@x}}')]);
    const failed = renderDocument({ model: model({ x: text('<w:p/>') }), template, evidence: noEvidence });
    await expect(failed).rejects.toMatchObject({ code: 'TEMPLATE' });
  });
});
