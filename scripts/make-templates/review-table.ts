/** 专家评审意见表 (reference §1.8): one form table, used as a document of its own and inside the annex. */
import type { Table } from 'docx';
import { band, type CellSpec, centred, formTable, label, value } from './layout/table.ts';

const WIDTHS = [12, 28, 28, 26, 20, 20, 22];
const ALL = WIDTHS.length;
const EMPTY = '　';

const head: CellSpec[][] = [
  [
    label('定级对象名称', { span: 2 }),
    value('{{对象名称}}', { span: 3 }),
    label('申报等级'),
    centred('{{#申报等级}}{{申报等级}}{{/申报等级}}{{^申报等级}}{{拟定等级}}{{/申报等级}}'),
  ],
  [label('申报单位', { span: 2 }), value('{{单位名称}}', { span: 5 })],
  [
    label('评审形式', { span: 2 }),
    value('☑{{形式_材料评审}} 材料评审　　☑{{形式_在线答辩}} 在线答辩　　☑{{形式_专家问询}} 专家问询', { span: 5 }),
  ],
  [
    label('评审时间', { span: 2 }),
    value('{{评审日期}}', { span: 2 }),
    label('评审地点'),
    value('{{评审地点}}', { span: 2 }),
  ],
];

/** Opens the first cell and closes the last: the engine shows these rows when the list is empty. */
function instead(list: string, rows: CellSpec[][]): CellSpec[][] {
  const first = rows[0]?.[0];
  const last = rows.at(-1)?.at(-1);
  if (first) first.lines[0] = `{{^${list}}}${first.lines[0] ?? ''}`;
  if (last) last.lines[last.lines.length - 1] = `${last.lines.at(-1) ?? ''}{{/${list}}}`;
  return rows;
}

const VERDICTS = '☐ 是　☐ 基本是　☐ 否';
/** Printed for the experts' pens while the form has no answers yet. */
const BLANK_POINTS = ['对象划分是否合理', '要素赋值是否有据', '计算是否正确', '材料是否齐全'];

const points: CellSpec[][] = [
  [band('一、评审要点', ALL)],
  [label('序号'), label('评审要点', { span: 2 }), label('评审结果'), label('意见', { span: 3 })],
  [
    centred('{{#评审要点}}{{序号}}'),
    value('{{评审要点}}', { span: 2 }),
    centred('{{结论}}'),
    value('{{意见}}{{/评审要点}}', { span: 3 }),
  ],
  ...instead(
    '评审要点',
    BLANK_POINTS.map((point, i) => [
      centred(String(i + 1)),
      value(point, { span: 2 }),
      { ...centred(VERDICTS), lines: VERDICTS.split('　') },
      value(EMPTY, { span: 3 }),
    ]),
  ),
];

const questions: CellSpec[][] = [
  [band('二、问询记录', ALL)],
  [label('序号'), label('问题', { span: 2 }), label('回答', { span: 3 }), label('专家')],
  [
    centred('{{#问询记录}}{{序号}}'),
    value('{{问题}}', { span: 2 }),
    value('{{回答}}', { span: 3 }),
    centred('{{专家}}{{/问询记录}}'),
  ],
  [centred('{{^问询记录}}—'), centred('（无；现场问询可另附页）{{/问询记录}}', { span: ALL - 1 })],
];

const verdict: CellSpec[][] = [
  [band('三、评审结论', ALL)],
  [label('专家组意见', { span: 2 }), value('{{专家组意见}}', { span: 5, heightMm: 30, long: true })],
  [
    label('结论', { span: 2 }),
    value(
      [
        '☑{{结论_同意}} 同意　　☑{{结论_修改后同意}} 修改后同意　　☑{{结论_不同意}} 不同意',
        '☑{{结论_建议调整}} 建议调整为{{建议调整等级}}',
      ],
      { span: 5 },
    ),
  ],
  [
    label('修改要求', { span: 2 }),
    value('{{修改要求}}{{#无修改要求}}无{{/无修改要求}}', { span: 5, heightMm: 18, long: true }),
  ],
  [
    label('修改情况', { span: 2 }),
    value('{{修改情况}}{{#无修改情况}}无{{/无修改情况}}', { span: 5, heightMm: 18, long: true }),
  ],
];

const BLANK_EXPERTS = 5;
const expert = (number: string, cells: string[]): CellSpec[] => [
  centred(number, { heightMm: 10 }),
  ...cells.map((text, column) => centred(text, column === 1 ? { span: 2 } : {})),
];

const experts: CellSpec[][] = [
  [band('四、专家名单', ALL)],
  [label('序号'), label('姓名'), label('单位', { span: 2 }), label('职称'), label('专业'), label('签名')],
  expert('{{#专家名单}}{{序号}}', [
    '{{姓名}}（{{角色}}）',
    '{{单位}}',
    '{{职称}}',
    '{{专业}}',
    `${EMPTY}{{/专家名单}}`,
  ]),
  ...instead(
    '专家名单',
    Array.from({ length: BLANK_EXPERTS }, (_, i) =>
      expert(
        String(i + 1),
        Array.from({ length: 5 }, () => EMPTY),
      ),
    ),
  ),
  [label('评审意见日期', { span: 2 }), centred('{{评审意见日期}}', { span: 5, heightMm: 10 })],
];

export const reviewTable = (): Table => formTable(WIDTHS, [...head, ...points, ...questions, ...verdict, ...experts]);
