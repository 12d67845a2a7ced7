/** The fixture pack `marking` with a library of any size: indicators in domains, tested on objects. */
import fs from 'node:fs';
import path from 'node:path';
import { generateNKeysBetween } from 'fractional-indexing';
import type { RowEdit } from '../../core/register/call-results.ts';
import { root } from '../../scripts/lib/run.ts';

export const RECORDS = 'records';
export const THINGS = 'things';
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Indicators I0001 …, tested on every platform. */
export function writeMarkingPack(folder: string, items: number, domains: number): void {
  const at = path.join(folder, 'marking');
  fs.cpSync(path.join(root, 'tests/fixtures/packs/marking'), at, { recursive: true });
  const perDomain = Math.ceil(items / domains);
  const library = {
    id: 'indicators',
    title: '指标库',
    version: '1',
    source: { document: '测试指标', confidence: 'design' },
    items: range(items).map((i) => ({
      id: `I${String(i + 1).padStart(4, '0')}`,
      fields: {
        domain: `安全域${String(Math.floor(i / perDomain) + 1).padStart(2, '0')}`,
        point: `控制点${(i % 7) + 1}`,
        requirement: `第 ${i + 1} 项要求：应采取措施并留存记录，措施应与说明一致。`,
        kinds: ['platform'],
        both: i % 2 === 0,
        mark: i % 2 ? '三级' : '二级起',
        weight: (i % 3) + 1,
      },
      guidance: {
        basis: '现场情况与说明一致。',
        steps: ['查看说明', '现场核对', '抽取记录'],
        expected: '措施有效。',
        evidence: ['截图', '记录'],
      },
      phrases: {
        finding: [
          { text: `第 ${i + 1} 项已落实，符合要求。`, when: 'row.result == "pass"' },
          { text: `第 ${i + 1} 项没有落实。`, when: 'row.result == "fail"' },
          { text: `第 ${i + 1} 项部分落实。`, when: 'row.result == "partial"' },
        ],
      },
    })),
  };
  // JSON is YAML.
  fs.writeFileSync(path.join(at, 'libraries/indicators.yaml'), JSON.stringify(library));
}

/** Tested objects for {@link writeMarkingPack}. */
export function testedThings(count: number): RowEdit[] {
  return generateNKeysBetween(null, null, count).map((order, i) => ({
    row: `thing-${i + 1}`,
    order,
    cells: { no: `ZC-${String(i + 1).padStart(2, '0')}`, title: `平台${i + 1}`, kind: 'platform', tested: true },
  }));
}
