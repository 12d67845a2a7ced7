/** 备案申请函 and 真实性承诺: official letters in the look of GB/T 9704. */
import { AlignmentType, type FileChild } from 'docx';
import { firstTextSection } from '../layout/page.ts';
import { formTable, label, value } from '../layout/table.ts';
import { body, gap, marker, paragraph } from '../layout/text.ts';
import { mm } from '../layout/units.ts';
import type { TemplateDocument } from '../layout/write-docx.ts';

/** 主送机关: flush left, two-character indents begin with the text below it. */
const addressee = (): FileChild =>
  paragraph('BodyText', '{{主送机关}}：', { indent: { firstLine: 0, firstLineChars: 0 } });

const signature = (): FileChild[] => [
  paragraph('SignLine', '{{单位名称}}（盖章）', { spacing: { before: 480 }, keepNext: true }),
  paragraph('SignLine', '{{落款日期}}'),
];

const attachment = (text: string, first = false): FileChild =>
  paragraph('BodyText', `${first ? '附件：' : ''}${text}`, {
    indent: first ? undefined : { left: mm(16.9), firstLine: mm(11.3), firstLineChars: 0 },
    alignment: AlignmentType.LEFT,
    keepNext: true,
    ...(first ? { spacing: { before: 280 } } : {}),
  });

export const filingLetter: TemplateDocument = {
  title: '重要数据目录备案申请函',
  numberedHeadings: true,
  sections: [
    firstTextSection('重要数据目录备案申请函　{{单位名称}}', [
      paragraph('CoverDraft', '{{$草稿}}'),
      paragraph('SignLine', '{{发文字号}}'),
      paragraph('Title', '关于报送{{年度}}年重要数据目录的函'),
      addressee(),
      body(
        '根据《中华人民共和国数据安全法》《工业和信息化领域数据安全管理办法（试行）》第七条、第十二条等规定，我单位对本单位数据进行了梳理和分类分级，识别重要数据和核心数据，现就{{备案类型}}备案有关情况报告如下。',
      ),
      marker('#有目录'),
      body(
        '经识别，截至{{基准日}}，我单位重要数据目录共{{项数}}项，涉及{{类别数}}个二级类别；其中重要数据{{重要项数}}项，核心数据{{核心项数}}项。目录记录条数合计{{记录条数}}条，存储总量{{存储总量}}TB（{{副本口径}}，1 TB＝1024 GB），载体{{载体数}}个。涉及对外共享{{共享项数}}项，涉及跨境传输{{出境项数}}项。识别判定记录共{{判定行数}}行，判定值均可复核。',
      ),
      body(
        '目录逐项说明了数据来源、类别、级别、规模、载体、处理目的和方式、使用范围、责任主体、对外共享、跨境传输和安全保护措施，不含数据内容本身。',
      ),
      marker('/有目录'),
      marker('#自认没有'),
      body(
        '我单位对全部业务和系统的数据进行了识别，认为没有达到重要数据、核心数据标准的数据。识别的范围、过程和结论如下：',
      ),
      body('{{识别说明}}'),
      marker('/自认没有'),
      marker('#变更'),
      body('本次为变更备案，变化发生于{{变化发生日}}，变化情况如下：'),
      body('{{变化情况}}'),
      marker('/变更'),
      body('我单位承诺所报材料真实、准确、完整，并将在目录内容发生重大变化之日起三个月内履行变更手续。'),
      // The seal never stands on a page without text: the end of the letter stays together.
      paragraph('BodyText', '特此函报。', { keepNext: true }),
      attachment('1. 重要数据目录备案表（表1-1 至表1-7）', true),
      attachment('2. 真实性承诺'),
      ...signature(),
      gap(),
      formTable(
        [30, 48, 30, 48],
        [
          [label('联系人'), value('{{联系人}}'), label('部门'), value('{{联系人部门}}')],
          [label('联系电话'), value('{{联系电话}}'), label('手机'), value('{{联系人手机}}')],
          [label('电子邮箱'), value('{{电子邮箱}}'), label('信用代码'), value('{{统一社会信用代码}}')],
        ],
      ),
    ]),
  ],
};

/** Names, signatures and seal stay on one page. */
const KEEP = { keep: true };

export const promise: TemplateDocument = {
  title: '重要数据目录备案真实性承诺',
  numberedHeadings: true,
  sections: [
    firstTextSection('真实性承诺　{{单位名称}}', [
      paragraph('CoverDraft', '{{$草稿}}'),
      paragraph('Title', '真实性承诺'),
      addressee(),
      body(
        '{{单位名称}}（统一社会信用代码：{{统一社会信用代码}}）现申请办理重要数据目录{{备案类型}}备案，数据统计基准日为{{基准日}}。我单位郑重承诺：',
      ),
      body('一、所提交的备案申请函、重要数据目录备案表及附件真实、准确、完整，没有虚假记载、误导性陈述或者重大遗漏。'),
      body('二、已按规定识别重要数据和核心数据，没有以拆分、少报等方式规避备案；识别判定的依据和过程留存备查。'),
      marker('#不含数据内容'),
      body('三、备案材料不含数据内容本身，没有附具数据样本。'),
      marker('/不含数据内容'),
      marker('^不含数据内容'),
      body('三、备案材料是否含数据内容尚未确认，确认之前不作为正式材料提交。'),
      marker('/不含数据内容'),
      body(
        '四、目录记录条数、存储总量等规模发生百分之三十以上变化，或者其他备案内容发生变化的，在变化发生之日起三个月内办理变更。',
      ),
      body('五、配合主管部门的审核、核查和监督检查，按要求补正材料。'),
      paragraph('BodyText', '以上承诺如有不实，我单位愿意承担相应的法律责任。', {
        keepNext: true,
        spacing: { after: 120 },
      }),
      formTable(
        [34, 44, 34, 44],
        [
          [label('第一责任人', KEEP), value('{{第一责任人}}'), label('职务'), value('{{第一责任人职务}}')],
          [label('联系电话', KEEP), value('{{第一责任人电话}}'), label('签字', { heightMm: 14 }), value('')],
          [label('直接责任人', KEEP), value('{{直接责任人}}'), label('职务'), value('{{直接责任人职务}}')],
          [label('联系电话', KEEP), value('{{直接责任人电话}}'), label('签字', { heightMm: 14 }), value('')],
        ],
      ),
      ...signature(),
    ]),
  ],
};
