/** The shipped documents filled with the sample, and with answers far from it. */
import fs from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Answers, keyText } from '../../core/answer/answer.ts';
import { indexPack } from '../../core/form/pack.ts';
import { lintDocument } from '../../electron/document/index.ts';
import { needs, tempDir, validateOpenXml } from '../support/index.ts';
import { changed } from '../pack/sample.ts';
import { definition, modelOf, pack, pictureHash, rendered, sample, systems } from './sample-documents.ts';

const LONG = 240_000;

function withoutRows(answers: Answers): Answers {
  const tables = new Set(
    [...indexPack(pack).questions.values()].map((e) => e.question).filter((q) => q.type === 'table' && !q.fixedRows),
  );
  const ids = new Set([...tables].map((question) => question.id));
  return new Map([...answers].filter(([, answer]) => !ids.has(answer.question)));
}

const ROWS = 200;
const PICTURES = 12;
const PARAGRAPH = '平台划分为互联网接入区、车辆接入区、应用区、数据区和运维管理区，区域之间以防火墙和安全组隔离。';

/** 200 rows of hardware, 12 pictures, long text. */
function crowded(answers: Answers): Answers {
  const system = systems(answers)[0] ?? '';
  const map = new Map(answers);
  const put = (
    question: string,
    row: string,
    column: string,
    value: string | number | boolean | { order: string },
  ): void => {
    const key = { subject: system, question, row, column };
    map.set(keyText(key), { ...key, value });
  };
  for (let i = 0; i < ROWS; i += 1) {
    const row = `crowd${i}`;
    put('ast_hardware', row, '', { order: `z${String(i).padStart(4, '0')}` });
    put('ast_hardware', row, 'type', 'server');
    put('ast_hardware', row, 'brand', `品牌${i}`);
    put('ast_hardware', row, 'model', `型号-${i}`);
    put('ast_hardware', row, 'count', i + 1);
  }
  put('sys_network_text', '', '', `${PARAGRAPH}\n`.repeat(40));
  const key = { subject: system, question: 'sys_topology', row: '', column: '' };
  const sha256 = pictureHash('tsp-topology.png');
  map.set(keyText(key), {
    ...key,
    value: Array.from({ length: PICTURES }, (_, i) => ({ sha256, name: `t${i}.png`, caption: `拓扑图之${i + 1}` })),
  });
  return map;
}

const text = (bytes: Uint8Array, part: string): string =>
  strFromU8(unzipSync(bytes)[part] ?? new Uint8Array())
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '');

async function expectSound(context: Parameters<typeof needs>[0], id: string, answers: Answers): Promise<Uint8Array> {
  const { bytes, report } = await rendered(id, answers);
  const extension = path.extname(definition(id).template).slice(1) as 'docx' | 'xlsx';
  expect(report.mismatched).toEqual([]);
  expect(report.warnings).toEqual([]);
  expect(lintDocument(bytes, extension)).toEqual([]);
  needs(context, 'validator');
  const file = path.join(tempDir(), `${id}.${extension}`);
  fs.writeFileSync(file, bytes);
  expect(await validateOpenXml(file)).toEqual([]);
  return bytes;
}

const CASES: [string, (answers: Answers) => Answers][] = [
  ['the sample', (answers) => answers],
  ['no table rows', withoutRows],
  ['200 rows, 12 pictures, long text', crowded],
];

describe.each(CASES)('filled with %s', (_name, change) => {
  const answers = change(sample);
  it.for(pack.documents.map((document) => document.id))(
    '%s is valid and read back',
    { timeout: LONG },
    async (id, context) => {
      const bytes = await expectSound(context, id, answers);
      expect(text(bytes, 'word/document.xml')).not.toMatch(/\{\{|\}\}|undefined|\[object/);
    },
  );
});

describe('the report', () => {
  it(
    'numbers its tables 1 to 7 and says what was computed',
    async () => {
      const { bytes } = await rendered('grading-report');
      const body = text(bytes, 'word/document.xml');
      const captions = [...body.matchAll(/^.*?SEQ 表[^\d\n]*(\d)　(\S+)$/gm)].map((m) => `${m[1]}${m[2]}`);
      expect(captions).toEqual([
        '1子系统表',
        '2定级要素赋值表',
        '3等级计算表',
        '4等级汇总表',
        '5接入规模表',
        '6数据情况表',
        '7服务商表',
      ]);
      expect(body).toContain('中间值 = 1/3 × 23 + 1/3 × 24 + 1/3 × 23');
      expect(body).toContain('= 2.6667 + 5.3333 + 2.6667 = 10.6667');
      expect(body).toContain('取舍后 k = 3.4');
    },
    LONG,
  );

  it('is named as its reader expects', () => {
    expect(modelOf('grading-report').fileName).toMatch(/^《车联网网络安全防护定级报告》_.+_.+_\d{4}-\d\d-\d\d\.docx$/);
  });

  it(
    'does not send the reader to an empty table of providers, and calls a coming date a plan',
    async () => {
      const answers = changed(sample, [
        { subject: 1, question: 'sys_has_providers', value: false },
        { subject: 1, question: 'sys_state', value: 'planned' },
      ]);
      const body = text((await rendered('grading-report', answers)).bytes, 'word/document.xml');
      expect(body).toContain('本对象没有外部服务商。');
      expect(body).not.toContain('提供云服务、运维、开发等服务的单位见');
      expect(body).toContain('；计划投入运行时间：');
    },
    LONG,
  );
});

describe('the risk report', () => {
  it(
    'has no page for pictures when it cites none',
    async () => {
      const { bytes } = await rendered('risk-report', withoutRows(sample));
      const body = text(bytes, 'word/document.xml');
      expect(body).toContain('本报告没有引用佐证文件。');
      expect(body).not.toContain('佐证图片');
      // Pictures stand in two columns, in a section of their own.
      expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).not.toMatch(
        /<w:cols [^>]*w:num="2"/,
      );
    },
    LONG,
  );
});

describe.each([
  ['conformity-report', 'cnf_had_previous', false, '以前没有做过符合性评测'],
  ['risk-report', 'rsk_trigger', 'first', '本次为首次评估'],
])('%s', (id, question, value, words) => {
  it(
    'says that there was none before only where that was answered',
    async () => {
      const said = async (answer: string | boolean | null): Promise<string> => {
        const { bytes } = await rendered(id, changed(sample, [{ subject: 1, question, value: answer }]));
        return text(bytes, 'word/document.xml');
      };
      expect(await said(value)).toContain(words);
      expect(await said(null)).not.toContain(words);
    },
    LONG,
  );
});

describe('the annex', () => {
  it(
    'says so where a list is empty',
    async () => {
      const { bytes } = await rendered('grading-annex', withoutRows(sample));
      expect(text(bytes, 'word/document.xml').match(/（无）/g)?.length).toBeGreaterThan(20);
    },
    LONG,
  );

  it(
    'shows all rows and pictures, on sheets of both directions',
    async () => {
      const { bytes } = await rendered('grading-annex', crowded(sample));
      const body = text(bytes, 'word/document.xml');
      expect(body.match(/品牌\d+/g)).toHaveLength(ROWS);
      expect(body.match(/拓扑图之\d+/g)).toHaveLength(PICTURES);
      const xml = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array());
      expect(xml.match(/w:orient="landscape"/g)).toHaveLength(2);
    },
    LONG,
  );
});
