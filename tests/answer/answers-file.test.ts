import { describe, expect, it } from 'vitest';
import { keyText, toAnswers, type Answer, type Answers } from '../../core/answer/answer.ts';
import { convertAnswers, readAnswersFile } from '../../core/answer/answers-file.ts';
import type { FileDigest } from '../../core/answer/answers-values.ts';
import type { Edit } from '../../core/answer/change.ts';
import type { LineProblem } from '../../core/answer/yaml-tree.ts';
import { answersPack } from './answers-pack.ts';

const digest = { sha256: 'a'.repeat(64), name: 'tsp.png' };

function convert(text: string, answers: Answers = new Map()): { edits: Edit[] } | { problems: LineProblem[] } {
  const read = readAnswersFile(text);
  if ('problems' in read) return read;
  let next = answers.size;
  return convertAnswers({
    pack: answersPack,
    answers,
    file: read.file,
    files: new Map<string, FileDigest | { problem: string }>([
      ['files/tsp.png', digest],
      ['gone.png', { problem: '不存在' }],
    ]),
    newId: () => `id${++next}`,
  });
}

function apply(answers: Answers, edits: Edit[]): Answers {
  const map = new Map(answers);
  for (const edit of edits) {
    if (edit.value === null) map.delete(keyText(edit));
    else map.set(keyText(edit), edit as Answer);
  }
  return map;
}

function edits(text: string, answers?: Answers): Edit[] {
  const result = convert(text, answers);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.edits;
}

function problems(text: string): string[] {
  const result = convert(text);
  return 'problems' in result ? result.problems.map(({ line, message }) => `${line} ${message}`) : [];
}

function values(text: string, answers?: Answers): Record<string, unknown> {
  return Object.fromEntries(edits(text, answers).map((e) => [`${e.question}/${e.row}/${e.column}`, e.value]));
}

const head = 'format: 1\npack: answers-test\nsubjects:\n';
const full = `${head}  - kind: enterprise
    answers:
      ent_name: 上海甲乙汽车科技有限公司
      ent_types: [oem, 平台]
      ent_industry: { option: "99", other: 地图 }
      ent_contact: { name: 王一, mobile: 13900000000 }
      ent_founded: 2016-05-09
      ent_listed: false
  - kind: system
    name: 车云平台
    answers:
      sys_vehicles: 30万
      sys_peers: [支付平台]
      sys_topology: [{ file: files/tsp.png, caption: 拓扑图 }]
      sys_assets:
        - { code: 007, count: 2 }
        - { code: A-2 }
      sys_files: [{ _row: f02, ready: 是, file: { file: files/tsp.png } }]
  - kind: system
    name: 支付平台
`;

describe('values', () => {
  it('reads every type of answer', () => {
    const read = values(full);
    expect(read).toMatchObject({
      'ent_types//': ['oem', 'tsp'],
      'ent_industry//': { option: '99', other: '地图' },
      'ent_contact//mobile': '13900000000',
      'ent_founded//': '2016-05-09',
      'ent_listed//': false,
      'sys_vehicles//': 300000,
      'sys_topology//': [{ ...digest, caption: '拓扑图' }],
      'sys_files/f02/ready': true,
      'sys_files/f02/file': [digest],
    });
    expect(Object.values(read)).toContain('007');
  });

  it('refers to a subject of the same file', () => {
    const all = edits(full);
    const target = all.find((e) => e.question === 'sys_name' && e.value === '支付平台');
    expect(all.find((e) => e.question === 'sys_peers')?.value).toEqual([target?.subject]);
  });

  it('clears with null, contacts field by field', () => {
    const answers = apply(new Map(), edits(full));
    const cleared = values(
      `${head}  - kind: enterprise\n    answers: { ent_founded: null, ent_contact: { mobile: null } }\n`,
      answers,
    );
    expect(cleared).toEqual({ 'ent_founded//': null, 'ent_contact//mobile': null });
  });
});

describe('running again', () => {
  it('changes nothing', () => {
    expect(edits(full, apply(new Map(), edits(full)))).toEqual([]);
  });

  it('matches rows by position, adds and removes at the end', () => {
    const answers = apply(new Map(), edits(full));
    const rows = [...answers.values()]
      .filter((a) => a.question === 'sys_assets' && a.column === 'code')
      .map((a) => a.row);
    const shorter = edits(
      `${head}  - kind: system\n    name: 车云平台\n    answers: { sys_assets: [{ code: B }] }\n`,
      answers,
    );
    expect(shorter.map((e) => [e.row, e.column, e.value])).toEqual([
      [rows[1], '', null],
      [rows[0], 'code', 'B'],
      [rows[0], 'count', null],
    ]);
    const longer = edits(full.replace('- { code: A-2 }', '- { code: A-2 }\n        - { code: A-3 }'), answers);
    expect(longer.map((e) => e.column)).toEqual(['', 'code']);
  });

  it('keeps printed rows that are not named', () => {
    const answers = apply(new Map(), edits(full));
    const text = `${head}  - kind: system\n    name: 车云平台\n    answers: { sys_files: [{ _row: f01, ready: 否 }] }\n`;
    expect(values(text, answers)).toEqual({ 'sys_files/f01/ready': false });
  });
});

describe('problems carry their line', () => {
  const enterprise = (lines: string): string => `${head}  - kind: enterprise\n    answers:\n      ${lines}\n`;
  const system = (lines: string): string => `${head}  - kind: system\n    name: 甲\n    answers:\n      ${lines}\n`;

  it.each([
    ['no file format', 'pack: answers-test\nsubjects:\n  - kind: enterprise', ['1 format：应写 format: 1']],
    ['a misspelt question', enterprise('ent_nam: 甲'), ['6 没有问题「ent_nam」，是不是「ent_name」？']],
    ['a question of another kind', enterprise('sys_vehicles: 3'), ['6 没有问题「sys_vehicles」（它属于另一种对象）']],
    [
      'a wrong date',
      enterprise('ent_founded: 2016-02-30'),
      ['6 「成立日期」（ent_founded）：「2016-02-30」不是存在的日期'],
    ],
    [
      'a list for one value',
      enterprise('ent_listed: [是]'),
      ['6 「是否上市」（ent_listed）：应填是或否，这里却是列表'],
    ],
    [
      'an unknown option',
      enterprise('ent_industry: 航空'),
      ['6 「行业」（ent_industry）：「航空」不在选项中。可选：01=整车制造，99=其他'],
    ],
    [
      'text on a plain option',
      enterprise('ent_industry: { option: "01", other: 甲 }'),
      ['6 「行业」（ent_industry）：选项「01」不能附文字'],
    ],
    ['an answer to a note', enterprise('ent_note: 甲'), ['6 「说明」（ent_note）是说明文字，不能填写']],
    ['a computed value', system('sys_doubled: 3'), ['7 「两倍」（sys_doubled）由系统计算，不能填写']],
    [
      'an unknown subject',
      system('sys_peers: [乙]'),
      ['7 「关联系统」（sys_peers）：没有名为「乙」的对象，或同名的不止一个'],
    ],
    [
      'an unknown column',
      system('sys_assets: [{ cod: 1 }]'),
      ['7 「资产」（sys_assets）：没有列「cod」，是不是「code」？'],
    ],
    [
      'an unknown printed row',
      system('sys_files: [{ _row: f09 }]'),
      ['7 「附件清单」（sys_files）：没有行「f09」，可用：f01、f02'],
    ],
    [
      'a printed cell',
      system('sys_files: [{ _row: f01, title: 甲 }]'),
      ['7 「附件清单」（sys_files）：这一行的「title」是印好的，不能改'],
    ],
    [
      'an unknown kind',
      `${head}  - kind: car\n`,
      ['4 没有对象种类「car」，规范包里有：enterprise（企业）、system（定级对象）'],
    ],
    ['no name', `${head}  - kind: system\n`, ['4 请写出定级对象的名称（name: …）']],
    [
      'the same subject twice',
      `${head}  - kind: system\n    name: 甲\n  - kind: system\n    name: 甲\n`,
      ['6 定级对象「甲」在文件里出现了两次，请合并'],
    ],
    ['a repeated key', enterprise('ent_name: 甲\n      ent_name: 乙'), ['7 同一层里有两个相同的名称，请合并或改名']],
    [
      'an alias',
      enterprise('ent_name: &a 甲\n      ent_listed: *a'),
      ['7 不支持 & 锚点和 * 引用，请把内容写全；文字以 * 或 & 开头时请加引号'],
    ],
    [
      'another pack',
      'format: 1\npack: beijing\nsubjects:\n  - kind: enterprise\n',
      ['2 文件是为规范包「beijing」写的，案卷用的是「answers-test」'],
    ],
    ['an unknown top-level name', `${head}  - kind: enterprise\nsubject: 1\n`, ['1 不认识「subject」']],
  ])('%s', (_title, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('all of them at once', () => {
    expect(problems(enterprise('ent_nam: 甲\n      ent_founded: 明天'))).toHaveLength(2);
  });

  it('survives a file of the wrong shape', () => {
    for (const text of ['', '[]', 'a', 'format: 1\npack: answers-test\nsubjects: 3\n', '\t- x', '{'.repeat(50)])
      expect(problems(text).length).toBeGreaterThan(0);
  });
});

it('toAnswers and edits agree on keys', () => {
  const list = edits(full).filter((e): e is Answer => e.value !== null);
  expect(toAnswers(list).size).toBe(list.length);
});
