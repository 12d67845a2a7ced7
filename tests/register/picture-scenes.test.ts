import { describe, expect, it } from 'vitest';
import type { Picture } from '../../core/form/schema/register.ts';
import { amountsOf } from '../../renderer/pages/register/pictures/amounts.ts';
import { barsScene } from '../../renderer/pages/register/pictures/layout-bars.ts';
import { flowScene } from '../../renderer/pages/register/pictures/layout-flow.ts';
import { matrixScene } from '../../renderer/pages/register/pictures/layout-matrix.ts';
import { neighbour } from '../../renderer/pages/register/pictures/neighbour.ts';
import { fitted, type Scene, seriesTones, textWidth } from '../../renderer/pages/register/pictures/scene.ts';
import { pictureOf, registerWith } from './picture-support.ts';

const measures = [{ column: 'records' }];
const rows = [
  { kind: 'sense', level: 'important', receiver: '甲研发中心', country: '德国', status: 'passed', records: 160_000 },
  { kind: 'sense', level: 'core', receiver: '甲研发中心', country: '德国', status: 'none', records: 40_000 },
  { kind: 'decide', level: 'core', receiver: '乙', country: '日本', status: 'none', records: 3 },
  { level: 'core' },
];

function sceneOf(
  picture: Record<string, unknown>,
  width: number,
  cells = rows as Record<string, string | number>[],
): Scene {
  const register = registerWith({ id: 'x', title: '图', measures, ...picture });
  const shown = pictureOf(register, cells);
  const own = register.pictures?.[0] as Picture;
  const [amounts] = amountsOf(register, own);
  if (!amounts) throw new Error('no measure');
  if (own.kind === 'matrix') return matrixScene(shown, amounts, width);
  if (own.kind === 'bars') return barsScene(shown, amounts, width);
  return flowScene(shown, amounts, width, { subject: '本企业', hasSource: own.from !== undefined });
}

const MATRIX = { kind: 'matrix', rows: 'kind', columns: 'level' };
const BARS = { kind: 'bars', rows: 'country', columns: 'level' };
const FLOW = { kind: 'flow', to: ['receiver', 'country'], status: 'status', tones: { none: 'error', passed: 'ok' } };
const FROM = { kind: 'flow', from: 'kind', to: ['receiver'], status: 'status' };

describe.each([
  ['matrix', MATRIX],
  ['bars', BARS],
  ['flow', FLOW],
  ['flow with sources', FROM],
])('%s', (_, picture) => {
  it.each([520, 800, 1080])('keeps all marks inside, in numbers, at %d px', (width) => {
    const scene = sceneOf(picture, width);
    expect(JSON.stringify(scene)).not.toMatch(/null|NaN/);
    expect(scene.marks.length).toBeGreaterThan(3);
    for (const { box, label, filter } of scene.marks) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(scene.width + 1);
      expect(box.y + box.height).toBeLessThanOrEqual(scene.height + 1);
      expect(label).toMatch(/：/);
      expect(Object.keys(filter).length).toBeGreaterThan(0);
    }
    expect(new Set(scene.marks.map(({ id }) => id)).size).toBe(scene.marks.length);
  });

  it('draws nothing to choose without rows', () => {
    expect(sceneOf(picture, 800, []).marks).toEqual([]);
  });
});

it('says in words what a cell holds and which rows it stands for', () => {
  const scene = sceneOf(MATRIX, 800);
  const mark = scene.marks.find(({ label }) => label.startsWith('感知，重要'));
  expect(mark?.label).toBe('感知，重要：16 万条');
  expect(mark?.filter).toEqual({ kind: ['sense'], level: ['important'] });
});

it('writes the status beside each band and draws the larger one wider', () => {
  const scene = sceneOf(FLOW, 900);
  expect(scene.marks.map(({ label }) => label)).toEqual([
    '本企业 → 甲研发中心（德国）：20 万条',
    '本企业 → 甲研发中心（德国）：未申报 · 4 万条',
    '本企业 → 甲研发中心（德国）：通过 · 16 万条',
    '本企业 → 乙（日本）：3 条',
    '本企业 → 乙（日本）：未申报 · 3 条',
  ]);
  expect(scene.marks[1]?.filter).toEqual({ receiver: ['甲研发中心'], country: ['德国'], status: ['none'] });
});

it('gives two groups of one meaning different patterns', () => {
  const group = { label: '', labels: [], filter: {}, folded: [], isEmpty: false, total: 1 };
  const tones = seriesTones([
    { ...group, tone: 'error' },
    { ...group, tone: undefined },
    { ...group, tone: 'error' },
    { ...group, tone: undefined, isEmpty: true },
  ]);
  expect(tones).toEqual(['error', 's0', 'error2', 'none']);
});

it('moves with the arrow keys to what lies nearest that way', () => {
  const { marks } = sceneOf(MATRIX, 800);
  const at = (label: string) => marks.find((mark) => mark.label.startsWith(label)) ?? expect.fail(label);
  expect(neighbour(marks, at('感知，重要'), 'ArrowRight')?.label).toBe('感知，核心：4 万条');
  expect(neighbour(marks, at('感知，核心'), 'ArrowDown')?.label).toBe('决策，核心：3 条');
  expect(neighbour(marks, at('感知，重要'), 'ArrowLeft')).toBeUndefined();
  expect(neighbour(marks, at('决策，核心'), 'Home')).toBe(marks[0]);
  expect(neighbour(marks, at('决策，核心'), 'x')).toBeUndefined();
});

it('cuts what does not fit', () => {
  expect(fitted('上海市新能源汽车公共数据采集与监测研究中心', 100)).toMatch(/^上海市.*…$/);
  expect(textWidth(fitted('上海市新能源汽车公共数据采集与监测研究中心', 100))).toBeLessThanOrEqual(100);
  expect(fitted('GPS', 100)).toBe('GPS');
});
