/** Forms unlike the samples: a filing form, a letter of commitment, an English questionnaire, controls and fields. */
import { describe, expect, it } from 'vitest';
import type { FillValue } from '../../core/blank/place.ts';
import { fillWordBlank, readWordBlank } from '../../electron/blank/word/index.ts';
import { documentXml, docx, line, listed, p, placeOf, printed, run, tbl, tc, tr } from './word-support.ts';

function fill(bytes: Uint8Array, values: [string[], FillValue][]) {
  const assignments = values.map(([label, value]) => ({ place: placeOf(bytes, ...label).id, value }));
  const filled = fillWordBlank(bytes, assignments);
  expect(filled.report.refused).toEqual([]);
  expect(filled.report.mismatched).toEqual([]);
  return filled.bytes;
}

const filing = docx(
  p('网络安全防护定级备案申报表') +
    tbl(
      tr(tc('单位名称'), tc('', { span: 3 })),
      tr('统一社会信用代码', '', '注册资本（万元）', ''),
      tr(tc('单位性质'), tc('□国有  □民营  □外资  □其他________', { span: 3 })),
      tr(tc('责任人', { merge: 'restart' }), tc('姓  名'), tc('', { span: 2 })),
      tr(tc('', { merge: 'continue' }), tc('电  话'), tc('', { span: 2 })),
      tr(tc('联系人', { merge: 'restart' }), tc('姓  名'), tc('', { span: 2 })),
      tr(tc('', { merge: 'continue' }), tc('电  话'), tc('', { span: 2 })),
      tr(tc('系统概况（20字以内）'), tc(['', '', ''], { span: 3 })),
      tr(tc('是否涉及重要数据'), tc('□是   ☑否', { span: 3 })),
      tr(tc('备案日期'), tc('    年   月   日', { span: 3 })),
      tr(tc('附图'), tc('（请粘贴网络拓扑图）', { span: 3 })),
      tr(tc(['申报单位意见：', '', '负责人（签字）：      单位（盖章）', '      年   月   日'], { span: 4 })),
      tr(tc('审批部门意见'), tc(['', '', '（公章）', '年  月  日'], { span: 3 })),
    ),
);

describe('a filing form in one table', () => {
  it('names every place by its groups and labels', () => {
    expect(listed(filing)).toEqual([
      'T1 R1 C2 cell 单位名称',
      'T1 R2 C2 cell 统一社会信用代码',
      'T1 R2 C4 cell 注册资本（万元）',
      'T1 R3 C2 tick-one 单位性质',
      'T1 R4 C3 cell 责任人 / 姓名',
      'T1 R5 C3 cell 责任人 / 电话',
      'T1 R6 C3 cell 联系人 / 姓名',
      'T1 R7 C3 cell 联系人 / 电话',
      'T1 R8 C2 cell 系统概况（20字以内）',
      'T1 R9 C2 tick-one 是否涉及重要数据',
      'T1 R10 C2 date 备案日期',
      'T1 R11 C2 image 附图 / （请粘贴网络拓扑图）',
      'T1 R12 C1 sign ',
      'T1 R13 C2 office-use 审批部门意见',
    ]);
  });

  it('fills text, units, ticks and dates in the form the blank asks for', () => {
    const text = printed(
      fill(filing, [
        [['单位名称'], '甲乙汽车<研发>有限公司'],
        [['注册资本（万元）'], '5000万元'],
        [['单位性质'], '其他：合伙'],
        [['联系人', '电话'], '021-12345678'],
        [['是否涉及重要数据'], true],
        [['备案日期'], '2026-07-05'],
      ]),
    );
    expect(text).toContain('单位名称|甲乙汽车&lt;研发&gt;有限公司|');
    expect(text).toContain('注册资本（万元）|5000|');
    expect(text).toMatch(/□国有 {2}□民营 {2}□外资 {2}☑其他合伙/);
    expect(text).toContain('☑是   □否');
    expect(text.replace(/ /g, '')).toContain('2026年7月5日');
  });

  it('refuses what does not fit', () => {
    const { report } = fillWordBlank(filing, [
      { place: placeOf(filing, '单位性质').id, value: '集体' },
      { place: placeOf(filing, '系统概况（20字以内）').id, value: '长'.repeat(21) },
      { place: placeOf(filing, '备案日期').id, value: '明年' },
      { place: 'T1 R12 C1', value: '同意' },
      { place: 'T9 R9 C9', value: '无' },
    ]);
    expect(report.placed).toEqual([]);
    expect(report.refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('不在可选项中'),
      expect.stringContaining('超过表中规定的 20 字'),
      expect.stringContaining('不是日期'),
      expect.stringContaining('签名'),
      expect.stringContaining('没有这个位置'),
    ]);
  });
});

describe('repeated rows', () => {
  const bytes = docx(
    tbl(
      tr(tc('项目名称', { span: 2 }), tc('', { span: 3 })),
      tr(tc('项目组成员（限5人）', { merge: 'restart' }), tc('序号'), tc('姓名'), tc('单位'), tc('分工')),
      ...[1, 2, 3].map((number) => tr(tc('', { merge: 'continue' }), tc(String(number)), tc(''), tc(''), tc(''))),
      tr(tc('经费', { merge: 'restart' }), tc('科目', { span: 2 }), tc('2024年'), tc('2025年')),
      tr(tc('', { merge: 'continue' }), tc('设备费', { span: 2 }), tc(''), tc('')),
      tr(tc('', { merge: 'continue' }), tc('差旅费', { span: 2 }), tc(''), tc('')),
    ),
  );

  it('are one place, a matrix is many', () => {
    const place = placeOf(bytes, '项目组成员（限5人）');
    expect(place).toMatchObject({ kind: 'row', at: 'T1 R3 C3', limit: 5, rows: 3 });
    expect(place.columns?.map((column) => column.label.join())).toEqual(['姓名', '单位', '分工']);
    expect(listed(bytes)).toContain('T1 R8 C4 cell 经费 / 差旅费 / 2025年');
  });

  it('grow by clones that count on', () => {
    const people = ['甲', '乙', '丙', '丁'].map((name) => ({ 姓名: name, 单位: `${name}公司` }));
    const xml = documentXml(fill(bytes, [[['项目组成员（限5人）'], people]]));
    expect(xml.match(/<w:tr>/g)).toHaveLength(9);
    expect(printed(docx(xml.slice(xml.indexOf('<w:tbl>'), xml.indexOf('</w:tbl>') + 8)))).toContain('|4|丁|丁公司||');
  });
});

describe('running text', () => {
  const letter = docx(
    p('承诺书') +
      p('我单位（', line(20), '）郑重承诺：') +
      p('一、所提交的材料真实、准确、完整，共____份。') +
      p('单位名称（盖章）：') +
      p('法定代表人（签字）：') +
      p('联系电话：              传真：') +
      p('统一社会信用代码：XXXXXXXXXX') +
      p('性别：□男 □女    婚否：□已婚 □未婚') +
      p('车型：（请填写车型型号）'),
  );

  it('holds blanks, labels, prompts and boxes', () => {
    expect(listed(letter)).toEqual([
      'p2 underline 我单位',
      'p3 underline 共……份',
      'p4 after-label 单位名称（盖章）',
      'p5 sign 法定代表人（签字）',
      'p6 after-label 联系电话',
      'p6 after-label 传真',
      'p7 placeholder 统一社会信用代码',
      'p8 tick-one 性别',
      'p8 tick-one 婚否',
      'p9 hint 车型',
    ]);
  });

  it('keeps labels, underlines and gaps', () => {
    const filled = fill(letter, [
      [['我单位'], '甲乙公司'],
      [['共……份'], 3],
      [['联系电话'], '010-1'],
      [['传真'], '010-2'],
      [['统一社会信用代码'], '91310000MA1FL0B33X'],
      [['婚否'], '未婚'],
      [['车型'], 'A1'],
    ]);
    const text = printed(filled);
    expect(text).toMatch(/我单位（甲乙公司 +）郑重承诺：/);
    expect(text).toContain('共3 ');
    expect(text).toMatch(/联系电话：010-1 +传真：010-2\|/);
    expect(text).toContain('统一社会信用代码：91310000MA1FL0B33X|');
    expect(text).toContain('□男 □女    婚否：□已婚 ☑未婚');
    expect(text).toContain('车型：A1|');
    expect(documentXml(filled)).toMatch(/<w:u w:val="single"\/><\/w:rPr><w:t xml:space="preserve">3 +</);
  });
});

const STORE = '{11111111-2222-3333-4444-555555555555}';
const sdt = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const bound = `<w:alias w:val="系统名称"/><w:showingPlcHdr/><w:dataBinding w:xpath="/ns0:root[1]/ns0:name[1]" w:storeItemID="${STORE}"/><w:text/>`;

describe('controls, fields, bookmarks and boxes', () => {
  const prompt = run('单击此处输入文字。', '<w:rStyle w:val="PlaceholderText"/>');
  const field = (data: string, code: string, result: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
  const box = (content: string): string =>
    `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
  const bytes = docx(
    p(sdt(bound, prompt)) +
      p('再次：', sdt(bound, prompt)) +
      tbl(
        tr(
          '完成日期',
          tc([
            p(
              sdt(
                '<w:showingPlcHdr/><w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>',
                prompt,
              ),
            ),
          ]),
        ),
        tr(
          '等级',
          tc([
            p(
              sdt(
                '<w:dropDownList><w:listItem w:displayText="二级" w:value="2"/><w:listItem w:displayText="三级" w:value="3"/></w:dropDownList>',
                prompt,
              ),
            ),
          ]),
        ),
        tr(
          '已备案',
          tc([
            p(
              sdt(
                '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/><w14:uncheckedState w14:val="00A8" w14:font="Wingdings"/></w14:checkbox>',
                run('☐'),
              ),
            ),
          ]),
        ),
      ) +
      p('申请编号：', field('<w:name w:val="No"/><w:textInput/>', ' FORMTEXT ', run('     '))) +
      p(field('<w:name w:val="C"/><w:checkBox><w:default w:val="0"/></w:checkBox>', ' FORMCHECKBOX ', ''), '同意条款') +
      p('批文：', '<w:bookmarkStart w:id="1" w:name="approval"/><w:bookmarkEnd w:id="1"/>') +
      box(p('')) +
      p(
        run('选择：'),
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        run('甲  '),
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        run('乙'),
      ),
    {
      'customXml/item1.xml': '<ns0:root xmlns:ns0="urn:x"><ns0:name/></ns0:root>',
      'customXml/itemProps1.xml': `<ds:datastoreItem ds:itemID="${STORE}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
    },
  );

  it('are found', () => {
    expect(listed(bytes)).toEqual([
      'p1 sdt-bound 系统名称',
      'T1 R1 C2 sdt-date 完成日期',
      'T1 R2 C2 sdt-dropdown 等级',
      'T1 R3 C2 sdt-check 已备案',
      'p9 form-field 申请编号',
      expect.stringMatching(/^p10 tick-one 同意条款/),
      expect.stringMatching(/^p11 bookmark/),
      expect.stringMatching(/^box1 text-box/),
      'p15 tick-many 选择',
    ]);
  });

  it('are written on every side that shows them', () => {
    const at = (kind: string): string => readWordBlank(bytes).places.find((place) => place.kind === kind)?.id ?? '';
    const { bytes: filled, report } = fillWordBlank(bytes, [
      { place: at('sdt-bound'), value: '车联网平台 & 云' },
      { place: at('sdt-date'), value: '2026-07-15' },
      { place: at('sdt-dropdown'), value: '三级' },
      { place: at('sdt-check'), value: true },
      { place: at('form-field'), value: 'A-001' },
      { place: at('tick-one'), value: true },
      { place: at('bookmark'), value: '批〔2026〕1号' },
      { place: at('text-box'), value: '框内文字' },
      { place: at('tick-many'), value: ['甲'] },
    ]);
    expect(report.refused).toEqual([]);
    expect(report.mismatched).toEqual([]);
    const xml = documentXml(filled);
    expect(xml.match(/车联网平台 &amp; 云/g)).toHaveLength(2);
    expect(documentXml(filled, 'customXml/item1.xml')).toBe(
      '<ns0:root xmlns:ns0="urn:x"><ns0:name>车联网平台 &amp; 云</ns0:name></ns0:root>',
    );
    expect(xml).toContain('w:fullDate="2026-07-15T00:00:00Z"');
    expect(xml).toContain('2026年7月15日');
    expect(xml).toContain('w14:val="1"');
    expect(xml).toContain('<w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:sdtContent>');
    expect(xml).toContain('<w:default w:val="0"/><w:checked w:val="1"/>');
    expect(xml).toContain('A-001');
    expect(xml).toMatch(/w:name="approval"\/><w:r><w:t xml:space="preserve">批〔2026〕1号<\/w:t><\/w:r><w:bookmarkEnd/);
    expect(xml.match(/框内文字/g)).toHaveLength(2);
    expect(xml).toMatch(/w:char="F0FE"\/><\/w:r>[^/]*<w:t xml:space="preserve">甲/);
    expect(xml).toMatch(/w:char="F0A8"\/><\/w:r>[^/]*<w:t xml:space="preserve">乙/);
    expect(xml).not.toContain('showingPlcHdr');
    expect(xml).not.toContain('PlaceholderText');
  });
});

describe('an English questionnaire', () => {
  const bytes = docx(
    p('Vendor Security Questionnaire') +
      tbl(
        tr('Company name', ''),
        tr('Contact person', '', 'Phone', ''),
        tr('Does the vendor process personal data?', '☐ Yes  ☐ No'),
        tr('Certifications (select all that apply)', '☐ ISO 27001  ☐ SOC 2  ☐ Other: ______'),
        tr('Incident response', tc([p(run('Please describe the process', '<w:color w:val="808080"/>'))])),
        tr('Authorized signature', ''),
      ) +
      p('Name: ____________________    Title: ____________________') +
      p('Signature: ________________   Date: ____________') +
      p('For Office Use Only') +
      tbl(tr('Received by', ''), tr('Case number', '')),
  );

  it('is read by the same conventions', () => {
    expect(listed(bytes)).toEqual([
      'T1 R1 C2 cell Company name',
      'T1 R2 C2 cell Contact person',
      'T1 R2 C4 cell Phone',
      'T1 R3 C2 tick-one Does the vendor process personal data?',
      'T1 R4 C2 tick-many Certifications (select all that apply)',
      'T1 R5 C2 hint Incident response',
      'T1 R6 C2 sign Authorized signature',
      'p16 underline Name',
      'p16 underline Title',
      'p17 sign Signature: ________________ Date',
      'T2 R1 C2 office-use For Office Use Only / Received by',
      'T2 R2 C2 office-use For Office Use Only / Case number',
    ]);
  });

  it('takes answers without the grey of the prompt', () => {
    const filled = fill(bytes, [
      [['Does the vendor process personal data?'], true],
      [['Incident response'], 'First line\nSecond line'],
      [['Certifications (select all that apply)'], ['SOC 2', 'Other: TISAX']],
    ]);
    expect(printed(filled)).toContain('☑ Yes  ☐ No');
    expect(printed(filled)).toMatch(/☐ ISO 27001 {2}☑ SOC 2 {2}☑ Other: TISAX/);
    expect(documentXml(filled)).not.toContain('808080');
    expect(printed(filled)).toContain('First line|Second line|');
  });
});

describe('conventions of other forms', () => {
  const bytes = docx(
    p('网络安全事件报告表') +
      tbl(
        tr(tc('一、基本信息', { span: 4 })),
        tr('事件名称', tc('', { span: 3 })),
        tr('影响用户数（万人）', '', '直接经济损失', '         万元'),
        tr('起止时间', tc('自  年  月 至   年  月', { span: 3 })),
        tr('填报人', tc('张三（示例）'), '政治面貌', '党员□  群众□'),
        tr(tc('二、处置情况', { span: 4 })),
        tr(tc('事件描述（包括时间、地点、经过）', { span: 4 })),
        tr(tc(['', '', ''], { span: 4 })),
        tr('是否上报', tc('（ ）是  （ ）否', { span: 3 })),
        tr('照片', tc('', { span: 3 })),
        tr(tc('主管部门审核意见：', { span: 4 })),
      ) +
      p('评估机构：XX科技有限公司') +
      p('报告编号：XXXX-2026-XXX') +
      p('编制日期：二〇二六年  月') +
      p('请选择业务类型（可多选）：') +
      p('□ 远程控制') +
      p('□ 其他（请注明）：____________') +
      p('等级：☐一级 ☐二级 ☐三级') +
      p('1、制度是否健全？   □是  □否  说明：________'),
  );

  it('are understood', () => {
    expect(listed(bytes)).toEqual([
      'T1 R2 C2 cell 基本信息 / 事件名称',
      'T1 R3 C2 cell 基本信息 / 影响用户数（万人）',
      'T1 R3 C4 cell 基本信息 / 直接经济损失',
      'T1 R4 C2 date 基本信息 / 起止时间 / 自',
      'T1 R4 C2 date 基本信息 / 起止时间 / 至',
      'T1 R5 C2 hint 基本信息 / 填报人',
      'T1 R5 C4 tick-one 基本信息 / 政治面貌',
      'T1 R8 C1 cell 处置情况 / 事件描述（包括时间、地点、经过）',
      'T1 R9 C2 tick-one 处置情况 / 是否上报',
      'T1 R10 C2 image 处置情况 / 照片',
      'T1 R11 C1 office-use 处置情况',
      expect.stringMatching(/^p\d+ placeholder 评估机构$/),
      expect.stringMatching(/^p\d+ placeholder 报告编号$/),
      expect.stringMatching(/^p\d+ date 编制日期$/),
      expect.stringMatching(/^p\d+ tick-many 请选择业务类型（可多选）$/),
      expect.stringMatching(/^p\d+ tick-one 等级$/),
      expect.stringMatching(/^p\d+ tick-one 制度是否健全\?$/),
      expect.stringMatching(/^p\d+ underline 说明$/),
    ]);
  });

  it('are filled in their own way', () => {
    const text = printed(
      fill(bytes, [
        [['直接经济损失'], 12],
        [['自'], '2026-03'],
        [['是否上报'], '是'],
        [['评估机构'], '乙方测评有限公司'],
        [['编制日期'], '2026-07'],
        [['请选择业务类型（可多选）'], ['远程控制']],
        [['说明'], '见附件'],
      ]),
    );
    expect(text).toMatch(/直接经济损失\|12 +万元\|/);
    expect(text).toMatch(/自2026年 ?3 ?月/);
    expect(text).toContain('（√）是  （ ）否');
    expect(text).toContain('评估机构：乙方测评有限公司|');
    expect(text).toMatch(/二〇二六年 ?7 ?月/);
    expect(text).toContain('☑ 远程控制');
    expect(text).toMatch(/说明：见附件 *\|/);
  });
});
